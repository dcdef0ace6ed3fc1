"""The register: seats are marked, by officers and the chair; what is approved is frozen."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from boards.attendance.models import Attendance, Guest, How
from boards.attendance.services.registers import Present, save_register
from boards.attendance.tests.factories import DAY, NOW, Group
from boards.attendance.tests.marking import how
from boards.meetings.models import Minutes, Stage
from boards.tests.factories import a_meeting, a_person, a_seat
from partnership.access.services import NotAllowed

pytestmark = pytest.mark.django_db


def approve(group: Group) -> None:
    Minutes(
        meeting=group.meeting,
        stage=Stage.APPROVED,
        approved_at=a_meeting(group.board, DAY + timedelta(days=30)),
        digest="0" * 64,
    ).save_because("approved", by=None)


def test_a_register_is_saved_part_way_and_the_rest_stays_open(group):
    assert group.mark(north="present", nhs="deputy: Farah Lindqvist") == 2
    register = group.register
    assert (register.marked, len(register.rows)) == (2, 5)
    assert "Three seats are still to mark." in register.words
    assert group.mark(north="present") == 0, "the same mark again changes nothing"


def test_who_came_is_kept_and_a_deputy_has_a_name(group):
    group.mark(north="present", nhs="deputy: Farah Lindqvist", police="apologies")
    north, nhs, police = (
        Attendance.objects.get(seat=group.seat(name)) for name in ("north", "nhs", "police")
    )
    assert north.person == group.north.person
    assert (nhs.person, nhs.deputy) == (None, "Farah Lindqvist")
    assert police.person is None


def test_the_register_opens_on_the_day(group):
    with pytest.raises(ValidationError, match="opens on the day"):
        group.mark(north="present", today=DAY - timedelta(days=1))


def test_the_service_and_the_chair_mark_and_nobody_else(group):
    group.mark(north="present", by=group.chair.person)
    for person in (group.north.person, a_person("Stranger")):
        with pytest.raises(NotAllowed):
            group.mark(south="present", by=person)


def test_a_vacant_seat_is_noted_as_vacant_and_not_as_absent(group):
    group.police.ends_on = DAY - timedelta(days=1)
    group.police.save_because("left between issue and meeting", by=None)
    group.mark(north="present")
    assert how(group)[str(group.seat("police"))] == How.VACANT
    row = next(row for row in group.register.rows if row.seat == group.seat("police"))
    assert row.is_vacant
    assert row.sitting.vacant_since == DAY


def test_somebody_put_into_a_seat_after_it_was_noted_vacant_can_be_marked(group):
    group.police.ends_on = DAY - timedelta(days=1)
    group.police.save_because("left", by=None)
    group.mark(north="present")
    a_seat(a_person("New"), group.board, agency=group.agencies[3], starts_on=DAY)
    later = DAY + timedelta(days=2)
    with pytest.raises(ValidationError, match="Enter the reason"):
        group.mark(police="present", today=later)
    group.mark(police="present", today=later, because="Was there, put in late")
    assert how(group)[str(group.seat("police"))] == How.PRESENT


def test_a_seat_that_ended_before_the_day_is_not_asked_and_one_that_is_marked_stays(group):
    group.mark(north="present", police="present")
    for name in ("police", "south"):
        held, seat = getattr(group, name), group.seat(name)
        for row in (held, seat):
            row.ends_on = DAY - timedelta(days=1)
            row.save_because("ended", by=None)
    shown = [str(row.seat) for row in group.register.rows]
    assert str(group.seat("police")) in shown
    assert str(group.seat("south")) not in shown
    row = next(row for row in group.register.rows if row.seat == group.seat("police"))
    assert (row.came, row.filled_by) == (True, group.police.person.name)


def test_apologies_after_the_meeting_want_a_reason_that_the_history_keeps(group):
    group.mark(north="absent")
    later = DAY + timedelta(days=3)
    with pytest.raises(ValidationError, match="after the day"):
        group.mark(north="apologies", today=later)
    group.mark(north="apologies", today=later, because="Had written to the wrong address")
    lines = Attendance.objects.get(seat=group.seat("north")).history.order_by("history_id")
    assert [line.history_change_reason for line in lines] == [
        "register marked",
        "Had written to the wrong address",
    ]


def test_approved_minutes_freeze_the_register_but_for_the_service_with_a_reason(group):
    group.mark(north="present")
    approve(group)
    with pytest.raises(NotAllowed):
        group.mark(north="absent", by=group.chair.person, because="No")
    with pytest.raises(ValidationError, match="approved"):
        group.mark(south="present")
    group.mark(south="present", because="Left out by mistake")
    assert how(group)[str(group.seat("south"))] == How.PRESENT


def test_people_without_a_seat_are_listed_and_taken_out_with_their_row_kept(group):
    here = Present("Ada Fenn", "City council", "for item 4")
    facts = {"marks": {}, "by": group.officer, "today": DAY, "now": NOW}
    save_register(group.meeting, guests=[here, here], **facts)
    assert [guest.line for guest in group.register.guests] == ["Ada Fenn, City council, for item 4"]
    save_register(group.meeting, guests=[], **facts)
    assert not group.register.guests
    assert Guest.objects.get().dropped_because
