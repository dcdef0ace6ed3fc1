"""Two partnerships in one deployment find no trace of each other in letters, sheets and pages."""

from datetime import timedelta
from time import monotonic
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from boards import services
from boards.letters import letters_seen
from boards.models import BoardKind
from boards.resets import reset_factors
from boards.tests.factories import (
    a_board,
    a_listing,
    a_partnership,
    a_person,
    a_seat,
    an_agency,
)
from partnership.access.offices import Office
from partnership.outbox.models import Letter
from partnership.outbox.services import set_aside
from partnership.sheets import services as sheets
from partnership.sheets.columns import MOST_HINTS
from partnership.sheets.registry import sheet_of
from tests.signing_in import with_app

pytestmark = pytest.mark.django_db
TODAY, NOW, DAY = timezone.localdate(), timezone.now(), timedelta(days=1)
SAID: dict[str, Any] = {"because": "Agreed", "today": TODAY}

MEMBERS = "Board or group,Person,E-mail,Office,Agency,From,Until"


def there_is(name: str) -> SimpleNamespace:
    """A partnership with its service, a review group and those who look after it."""
    whole = a_partnership(f"{name} Partnership")
    service = a_board(whole, f"{name} Service", kind=BoardKind.SERVICE)
    group = a_board(whole, f"{name} Case group", kind=BoardKind.REVIEW)
    head, officer, admin = (a_person(f"{name} {one}") for one in ("head", "officer", "admin"))
    a_seat(head, service, Office.HEAD_OF_SERVICE)
    a_seat(officer, service, Office.SERVICE_OFFICER)
    a_seat(admin, service, Office.ADMINISTRATOR)
    return SimpleNamespace(
        whole=whole, service=service, group=group, head=head, officer=officer, admin=admin
    )


@pytest.fixture
def here():
    """The partnership whose people look."""
    return there_is("Here")


@pytest.fixture
def there():
    """The other partnership."""
    return there_is("There")


def enter(person, world, office=Office.GROUP_MEMBER):
    """Give an office in the other partnership's group, of which a letter is written."""
    who, grant = services.Who(person.email), services.Grant(office, world.group, TODAY)
    services.enter_person(who, grant, by=world.head, now=NOW, **SAID)


def test_a_letter_of_an_office_elsewhere_is_shown_to_nobody_here(here, there):
    both = a_person("Both")
    a_seat(both, here.group, Office.GROUP_MEMBER)
    enter(both, there)
    assert Letter.objects.get().to == both
    assert not letters_seen(here.officer, on=TODAY)
    assert not letters_seen(there.officer, on=TODAY)


def test_a_letter_to_somebody_whose_office_here_ended_long_ago_is_not_shown_here(here, there):
    person = a_person("Left")
    a_seat(person, here.service, Office.TRAINER, ends_on=TODAY - 3000 * DAY)
    enter(person, there)
    assert not letters_seen(here.officer, on=TODAY)


def test_a_letter_about_somebody_of_this_partnership_alone_is_shown(here):
    person = a_person("New")
    enter(person, here)
    assert [letter.to for letter in letters_seen(here.officer, on=TODAY)] == [person]


def test_nobody_sets_aside_word_that_a_second_factor_was_reset(here):
    member = a_person("Member")
    a_seat(member, here.group, Office.GROUP_MEMBER)
    with_app(member)
    reset_factors(member, because="Lost", by=here.officer, now=NOW)
    Letter.objects.update(failed_at=NOW, last_error="550 refused")
    with pytest.raises(ValidationError):
        set_aside(Letter.objects.get(), by=here.officer, now=NOW)
    assert not Letter.objects.get().dropped_because


def test_a_letter_that_has_not_failed_is_not_set_aside(here):
    enter(a_person("Member"), here)
    Letter.objects.update(kind="told-of-change")
    with pytest.raises(ValidationError, match="not failed"):
        set_aside(Letter.objects.get(), by=here.officer, now=NOW)


def uploaded(world, by, rows, heading=MEMBERS, kind="members"):
    """A sheet as somebody uploads it."""
    data = "\n".join((heading, *rows)).encode()
    return sheets.upload(
        sheet_of(kind), world.whole, name="people.csv", data=data, by=by, now=NOW
    )


def test_a_sheet_of_names_that_nobody_knows_is_judged_in_seconds(here):
    for number in range(150):
        a_listing(here.whole, an_agency(f"The Fenshire and Marshland Agency {number:03d} here"))
    named = "The Fenshyre and Marshlend Agncy {} heer"
    rows = [
        f"Bord {n} {'x' * 150},P{n},p{n}@example.org,Member,{named.format(n)},1 May 2026,"
        for n in range(4990)
    ]
    began = monotonic()
    trial = sheets.trial_of(uploaded(here, here.head, rows), by=here.head, now=NOW)
    assert monotonic() - began < 20  # on a machine that does much else besides
    hinted = [line for line in trial.lines if "Did you mean" in str(line.wrong)]
    assert len(hinted) == MOST_HINTS
