"""What every test may ask for: a small world of people in their offices, and a review in it."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, settings

from boards.models import HowTaken
from partnership.clock import law, standing
from partnership.clock.law import Law
from reviews import services
from reviews.models import About, Incident, Outcome, Recipient, Review, Scope
from reviews.services.deciding import Verdict
from tests.factories import World, meeting, pdf
from tests.migrated import copy_migrated
from tests.naming import name_for

# A busy machine is slow: that says nothing about what is tested.
settings.register_profile("any", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any")

law.use(Law)  # while tests are collected, and in those without one, there is no database to ask


# They start the portal itself or plant much, each for a minute: begun last, they would keep one
# process busy while the others have nothing left to do.
LONG = ("tests/test_start.py", "tests/test_killed_worker.py", "tests/any_partnership/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones first."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """No test begins just before midnight: what it takes for today would be yesterday."""
    now = timezone.localtime()
    left = (now.replace(hour=23, minute=59, second=59) - now).total_seconds() + 2
    longest = 120 if item.get_closest_marker("browser") else 30
    if left < longest:
        time.sleep(left)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """The copy that lies there already is not made anew; its folder goes with the process."""
    return connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, pytestconfig: pytest.Config
) -> None:
    """Every process begins with a copy of one migrated database."""
    assert pytestconfig.cache is not None
    copy_migrated(pytestconfig.cache.mkdir("migrated"))


@pytest.fixture(autouse=True)
def the_law(request: pytest.FixtureRequest) -> Iterator[None]:
    """Tests with a database count with the rows of their own; others with the committed law."""
    wants = {"db", "transactional_db", "django_db_setup"} & set(request.fixturenames)
    if not wants and request.node.get_closest_marker("django_db") is None:
        yield
        return
    standing.forget()
    law.use(standing.law)
    yield
    law.use(Law)
    standing.forget()


@pytest.fixture(autouse=True)
def what_a_process_keeps_is_known(request: pytest.FixtureRequest, the_law: None) -> None:
    """A process asks once for its content types and for the rows of the law: asked here, whichever
    test came before, they are in no page's count of queries."""
    marked = request.node.get_closest_marker("django_db")
    if "db" in request.fixturenames or (marked and not marked.kwargs.get("transaction")):
        request.getfixturevalue("db")
        ContentType.objects.get_for_models(*apps.get_models())
        standing.law()
        standing.forget()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What tests said they counted, seen also when everything passes, on however many cores."""
    reports = (report for group in terminalreporter.stats.values() for report in group)
    said = {
        words
        for report in reports
        for name, words in getattr(report, "user_properties", ())
        if name == "said"
    }
    for words in sorted(said):
        terminalreporter.write_line(str(words))


@pytest.fixture
def world(db: None) -> World:
    """One partnership with people in their offices."""
    return World()


@pytest.fixture
def incident(world: World) -> Callable[..., Incident]:
    """Record an incident that the council knew of on a day; the officer and the Independent Chair
    are named for it."""

    def record(aware: date = date(2026, 3, 2), *, adult: bool = False) -> Incident:
        row = services.record_incident(
            world.adults if adult else world.group,
            about=About.ADULT if adult else About.CHILD,
            council=world.council,
            became_aware_on=aware,
            what_happened="Something happened.",
            by=world.officer,
            today=aware,
        )
        name_for(row, world.officer, world.independent)
        return row

    return record


@pytest.fixture
def review(world: World, incident: Callable[..., Incident]) -> Callable[..., Review]:
    """A review decided at a meeting on a day, ten days after the council knew."""

    def decide(decided_on: date = date(2026, 3, 16), *, adult: bool = False) -> Review:
        row = incident(date.fromordinal(decided_on.toordinal() - 10), adult=adult)
        held = row.board.meetings.filter(held_on=decided_on).first() or meeting(
            row.board, decided_on
        )
        verdict = Verdict(
            outcome=Outcome.REVIEW,
            how=HowTaken.MEETING,
            meeting=held,
            taken_on=decided_on,
            taken_by=world.independent if adult else world.chair,
            reasons="The test is met.",
        )
        made = services.decide(row, verdict, by=world.officer, today=decided_on)
        assert made is not None
        return made

    return decide


@pytest.fixture
def signed_off(world: World, review: Callable[..., Review]) -> Callable[..., Review]:
    """A review signed off on a day, decided the day before."""

    def sign(on: date = date(2026, 3, 17), *, adult: bool = False) -> Review:
        row = review(date.fromordinal(on.toordinal() - 1), adult=adult)
        now = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
        return services.sign_off(
            row, on=on, reviewer="A reviewer", report=pdf(), by=world.head, today=on, now=now
        )

    return sign


@pytest.fixture
def plan(world: World) -> Callable[..., Review]:
    """Plan the publication of a review."""

    def do(row: Review, on: date, *, today: date, by_itself: bool = False) -> Review:
        made = services.Plan(
            on=on,
            scope=Scope.FULL,
            title="Learning from a review",
            summary="What was learned.",
            publishes_itself=by_itself,
        )
        return services.plan_publication(row, made, by=world.officer, today=today)

    return do


@pytest.fixture
def send(world: World) -> Callable[..., None]:
    """Record copies sent on a day, to all three unless told otherwise."""

    def do(row: Review, on: date, *to: Recipient) -> None:
        for recipient in to or tuple(Recipient):
            copy = services.Copy(to=recipient, sent_on=on, how="Secure e-mail")
            now = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
            services.record_copy(row, copy, by=world.officer, today=on, now=now)

    return do
