"""A day of challenge: each agency that submitted has its turn, and another asks it."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from audits.board import turns
from audits.models import Answer, ChallengeDay, Cycle, Return, Slot
from audits.services.challenging import (
    Planned,
    change_slot,
    plan_day,
    say_outcome,
    tell_agencies,
)
from audits.tests.conftest import NOW, TODAY, Here
from partnership.access.offices import Office
from partnership.access.services import NotAllowed
from partnership.agencies.models import Agency
from partnership.outbox.models import Letter
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = TODAY + timedelta(days=30)


def planned(**more: Any) -> Planned:
    facts: dict[str, Any] = {"held_on": DAY, "place": "Shire Hall", "minutes": 20}
    return Planned(**{**facts, "begins_at": time(9, 30), **more})


def submitted(here: Here, row: Return, agency: Agency, code: str) -> Return:
    """The agency's return, every question graded alike."""
    one, _ = Return.objects.get_or_create(cycle=row.cycle, agency=agency)
    grade = row.cycle.edition.scale.grades.get(code=code)
    for standard in row.cycle.edition.standards.all():
        for question in standard.questions.all():
            Answer(of=one, question=question, grade=grade).save_because("said", by=here.officer)
    one.submitted_at = NOW
    one.save_because("submitted", by=here.officer)
    return one


@pytest.fixture
def row(here: Here) -> Return:
    return here.returned()


@pytest.fixture
def police(here: Here) -> Agency:
    return make.agency(name="Police")


@pytest.fixture
def day(here: Here, row: Return, police: Agency) -> ChallengeDay:
    """The police, who are weaker, come first."""
    submitted(here, row, here.world.trust, "G")
    submitted(here, row, police, "A")
    return plan_day(row.cycle, planned(), by=here.officer, today=TODAY)


def of(day: ChallengeDay, agency: Agency) -> Slot:
    return day.slots.get(of__agency=agency)


def test_the_weakest_comes_first_and_the_next_in_turn_asks(
    here: Here, day: ChallengeDay, police: Agency
):
    first, second = day.slots.all()
    trust = here.world.trust
    assert [first.of.agency, second.of.agency] == [police, trust]
    assert [first.asked_by, second.asked_by] == [trust, police]
    assert [first.begins_at, second.begins_at] == [time(9, 30), time(9, 50)]


def test_planned_twice_it_stands_once_and_those_that_came_since_follow(
    here: Here, row: Return, day: ChallengeDay, police: Agency
):
    assert plan_day(row.cycle, planned(), by=here.officer, today=TODAY) == day
    assert day.slots.count() == 2
    late = make.agency(name="Late")
    submitted(here, row, late, "R")
    plan_day(row.cycle, planned(), by=here.officer, today=TODAY)
    assert (of(day, late).begins_at, of(day, late).asked_by) == (time(10, 10), police)


def test_an_agency_alone_is_asked_by_the_group(here: Here, row: Return):
    submitted(here, row, here.world.trust, "G")
    day = plan_day(row.cycle, planned(), by=here.officer, today=TODAY)
    assert day.slots.get().asked_by is None


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"held_on": TODAY - timedelta(days=1)}, "cannot be before today"),
        ({"begins_at": time(23, 50)}, "do not fit into the day"),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_nothing_is_planned(
    here: Here, day: ChallengeDay, row: Return, more: dict[str, Any], told: str
):
    later = {"held_on": DAY + timedelta(days=1), **more}
    with pytest.raises(ValidationError, match=told):
        plan_day(row.cycle, planned(**later), by=here.officer, today=TODAY)
    assert ChallengeDay.objects.get() == day


def test_nobody_is_challenged_before_a_return_is_submitted(here: Here, row: Return):
    with pytest.raises(ValidationError, match="No agency has submitted"):
        plan_day(row.cycle, planned(), by=here.officer, today=TODAY)
    assert not ChallengeDay.objects.exists()


def test_a_turn_is_moved_but_nobody_asks_itself_nor_while_it_is_asked(
    here: Here, day: ChallengeDay, police: Agency
):
    trust, slot = here.world.trust, of(day, police)
    said: dict[str, Any] = {"minutes": 30, "by": here.officer}
    moved = change_slot(slot, begins_at=time(14), asked_by=None, **said)
    assert (moved.begins_at, moved.asked_by) == (time(14), None)
    for peer, told in ((police, "another agency"), (make.agency(), "another agency")):
        with pytest.raises(ValidationError, match=told):
            change_slot(slot, begins_at=time(14), asked_by=peer, **said)
    with pytest.raises(ValidationError, match="has its own turn at 9:50am"):
        change_slot(slot, begins_at=time(9, 40), asked_by=trust, **said)


def test_agencies_are_told_once_and_again_when_their_turn_changes(
    here: Here, day: ChallengeDay, police: Agency
):
    told: dict[str, Any] = {"by": here.officer, "now": NOW}
    mine = Letter.objects.filter(to=here.lead, heading__startswith="Day of challenge")
    for _ in range(2):
        tell_agencies(day, **told)
        assert mine.count() == 2  # the trust's lead is asked, and asks
    slot = of(day, here.world.trust)
    facts: dict[str, Any] = {"minutes": 20, "asked_by": police, "by": here.officer}
    change_slot(slot, begins_at=time(11), **facts)
    tell_agencies(day, **told)
    assert (mine.count(), mine.filter(heading__contains="11am").count()) == (3, 1)


def test_what_came_of_it_is_said_from_the_day_on(here: Here, day: ChallengeDay, police: Agency):
    slot = of(day, police)
    said: dict[str, Any] = {"outcome": "Training by March", "by": here.officer}
    with pytest.raises(ValidationError, match="is not before"):
        say_outcome(slot, **said, today=TODAY)
    assert say_outcome(slot, **said, today=DAY).outcome == "Training by March"
    with pytest.raises(NotAllowed):
        say_outcome(slot, **{**said, "by": here.lead}, today=DAY)


def test_the_agency_that_asks_reads_when_and_whom_and_nothing_of_the_return(
    here: Here, day: ChallengeDay, police: Agency, client: Client
):
    slot = of(day, police)
    say_outcome(slot, outcome="Training by March", by=here.officer, today=DAY)
    by_agency = {turn.of.agency: (weak, words) for turn, weak, words in turns(here.lead, day)}
    assert by_agency == {police: (None, ""), here.world.trust: (0, "")}
    client.force_login(here.lead)
    page = client.get(day.get_absolute_url()).content.decode()
    assert "Police" in page
    assert "Training by March" not in page
    assert slot.of.get_absolute_url() not in page
    officers = {turn.of.agency: (weak, words) for turn, weak, words in turns(here.officer, day)}
    assert officers[police] == (4, "Training by March")


def test_a_lead_without_a_turn_does_not_see_the_day(here: Here, day: ChallengeDay, client: Client):
    elsewhere = make.agency(name="Elsewhere")
    make.listing(here.world.partnership, elsewhere)
    stranger = make.person()
    make.appointment(stranger, Office.AGENCY_LEAD, elsewhere)
    client.force_login(stranger)
    assert client.get(day.get_absolute_url()).status_code == 404


def test_the_timetable_asks_the_same_for_many_agencies(
    here: Here, day: ChallengeDay, row: Return, django_assert_num_queries: Any
):
    for n in range(4):
        submitted(here, row, make.agency(name=f"More {n}"), "A")
    with django_assert_num_queries(3):
        turns(here.officer, day)
    plan_day(Cycle.objects.get(), planned(), by=here.officer, today=date(2026, 11, 24))
    with django_assert_num_queries(3):
        turns(here.officer, day)
