"""Two people at once: a constraint or a locked row decides, and exactly one wins."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from threading import Barrier
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import close_old_connections, connection

from boards.models import Decision, HowTaken
from reviews import services
from reviews.models import Despatch, Incident, Outcome, Publication, Recipient, Review
from reviews.services.deciding import Verdict
from reviews.services.numbering import next_reference
from tests.factories import World, meeting

pytestmark = pytest.mark.django_db(transaction=True)
DAY = date(2026, 3, 17)


@pytest.fixture
def world(transactional_db: None) -> World:
    """Committed rows, since every thread has a connection of its own."""
    return World()


def at_once(act: Callable[[], Any], times: int = 4) -> list[Any]:
    """Do the act in several threads that start together: what it gave, or its refusal."""
    gate = Barrier(times)

    def one(_: int) -> Any:
        close_old_connections()
        gate.wait()
        try:
            return act()
        except ValidationError as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))


def winners(answers: list[Any]) -> int:
    return sum(not isinstance(answer, ValidationError) for answer in answers)


def test_a_number_is_given_once(world):
    given = at_once(lambda: next_reference(world.partnership, "CR", 2026), times=8)
    assert sorted(given) == [f"CR-2026-{n:03d}" for n in range(1, 9)]


def test_an_incident_is_decided_once(world, incident):
    row = incident(date(2026, 3, 2))
    held = meeting(row.board, DAY)
    verdict = Verdict(Outcome.REVIEW, HowTaken.MEETING, DAY, world.chair, "The test is met.", held)

    def decide() -> Any:
        mine = Incident.objects.get(pk=row.pk)
        return services.decide(mine, verdict, by=world.officer, today=DAY)

    assert winners(at_once(decide)) == 1
    assert Review.objects.count() == Decision.objects.count() == 1


def test_a_review_is_published_once(world, signed_off, plan, send):
    row = signed_off(DAY)
    send(row, DAY)
    day = date(2026, 4, 20)
    plan(row, day, today=DAY)

    def publish() -> Any:
        return services.publish(Review.objects.get(pk=row.pk), by=world.officer, today=day)

    assert winners(at_once(publish)) == 1
    assert Publication.objects.count() == 1


def test_a_copy_is_recorded_once(world, signed_off):
    row = signed_off(DAY)

    def record() -> Any:
        return services.record_copy(
            Review.objects.get(pk=row.pk),
            services.Copy(to=Recipient.PANEL, sent_on=DAY, how="By hand"),
            by=world.officer,
            today=DAY,
            now=datetime(2026, 3, 17, 12, tzinfo=UTC),
        )

    assert winners(at_once(record)) == 1
    assert Despatch.objects.count() == 1
