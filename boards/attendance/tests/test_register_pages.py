"""The page of a register, its sheet, its figures, and what they cost."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from boards.attendance.figures import by_agency, by_meeting, by_seat
from boards.attendance.models import Attendance, Guest, How
from boards.attendance.registers import register_of
from boards.attendance.services.quorum import Terms
from boards.attendance.services.registers import Mark, Present, save_register
from boards.attendance.tests.factories import DAY, NOW, Group
from boards.attendance.tests.marking import how
from boards.models import Answer, BoardKind, Meeting, Reply, Seat
from boards.tests.factories import a_board, a_meeting, a_partnership, a_person, a_seat
from partnership.access.offices import Office

pytestmark = pytest.mark.django_db


# --- the page ---------------------------------------------------------------------------------


def page(group: Group) -> str:
    return reverse("attendance:register", args=[group.meeting.pk])


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def typed(client: Client, group: Group, **marks: str) -> dict[str, str]:
    """What the form holds when it is opened, with these marks changed."""
    form = client.get(page(group)).context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    return data | {f"how_{group.seat(name).pk}": value for name, value in marks.items()}


def test_the_form_opens_with_what_the_answers_let_expect(today):
    Reply(
        meeting=today.meeting, person=today.nhs.person, answer="deputy", deputy="Jo", said_at=NOW
    ).save_because("x", by=None)
    data = typed(signed_in(today.officer), today)
    assert data[f"how_{today.seat('nhs').pk}"] == "deputy"
    assert data[f"deputy_{today.seat('nhs').pk}"] == "Jo"
    assert data[f"how_{today.seat('north').pk}"] == ""


def test_two_taps_save_a_seat(today):
    client = signed_in(today.officer)
    assert client.post(page(today), typed(client, today, north="present")).status_code == 302
    assert how(today) == {str(today.seat("north")): How.PRESENT}


def test_a_second_save_keeps_what_another_person_marked_meanwhile(today):
    officer, chair = signed_in(today.officer), signed_in(today.chair.person)
    mine = typed(officer, today, north="present")
    theirs = typed(chair, today, south="absent")
    chair.post(page(today), theirs)
    officer.post(page(today), mine)
    assert how(today) == {
        str(today.seat("north")): How.PRESENT,
        str(today.seat("south")): How.ABSENT,
    }


def test_where_both_marked_a_seat_the_second_is_told_who_said_what(today):
    officer, chair = signed_in(today.officer), signed_in(today.chair.person)
    mine = typed(officer, today, north="present")
    chair.post(page(today), typed(chair, today, north="absent"))
    told = officer.post(page(today), mine)
    words = told.content.decode()
    assert f"{today.chair.person} marked this “Absent”" in words
    assert how(today) == {str(today.seat("north")): How.ABSENT}
    again = {name: told.context["form"][name].value() or "" for name in told.context["form"].fields}
    assert officer.post(page(today), again).status_code == 302
    assert how(today) == {str(today.seat("north")): How.PRESENT}


def test_a_deputy_without_a_name_is_asked_for_and_nothing_is_lost(today):
    client = signed_in(today.officer)
    told = client.post(page(today), typed(client, today, nhs="deputy", north="present"))
    assert "Enter who came for The board of care" in told.content.decode()
    assert told.context["form"][f"how_{today.seat('north').pk}"].value() == "present"
    assert not how(today)


def test_half_a_form_takes_nobody_out_and_long_names_are_refused_and_kept(today):
    day, client = today.meeting.held_on, signed_in(today.officer)
    facts = {"marks": {}, "by": today.officer, "today": day, "now": NOW}
    save_register(today.meeting, guests=[Present("Ada Fenn")], **facts)
    for body in (b"", b"\xff" * 20):
        client.post(page(today), body, content_type="application/x-www-form-urlencoded")
        assert Guest.objects.get().dropped_because == ""
    data = typed(client, today, nhs="deputy") | {f"deputy_{today.seat('nhs').pk}": "<b>" * 100}
    told = client.post(page(today), data)
    assert told.status_code == 200
    assert "&lt;b&gt;" * 100 in told.content.decode()
    assert not how(today)


def test_members_read_the_register_and_send_nothing(today):
    today.mark(north="present", today=today.meeting.held_on)
    client = signed_in(today.south.person)
    found = client.get(page(today))
    assert "Save register" not in found.content.decode()
    assert "Present" in found.content.decode()
    assert client.post(page(today), {}).status_code == 403


def test_before_the_day_the_page_tells_who_is_expected(group):
    group.meeting.held_on = timezone.localdate() + timedelta(days=3)
    group.meeting.save_because("moved", by=None)
    group.rule(Terms(seats=2))
    Reply(
        meeting=group.meeting, person=group.nhs.person, answer=Answer.COMING, said_at=NOW
    ).save_because("x", by=None)
    words = signed_in(group.officer).get(page(group)).content.decode()
    assert "Not known yet whether it will be quorate." in words
    assert "Save register" not in words
    line = signed_in(group.south.person).get(group.meeting.get_absolute_url()).content.decode()
    assert "No answer yet: Chair, North council, South council and The police force." in line
    assert "Somebody comes for one of five seats." in line


def test_a_sheet_is_printed_with_every_seat(today):
    words = (
        signed_in(today.officer)
        .get(reverse("attendance:sheet", args=[today.meeting.pk]))
        .content.decode()
    )
    for name in ("North council", "South council", "Signature"):
        assert name in words


def test_another_partnership_finds_no_register(today):
    there = a_partnership("Elsewhere")
    outsider = a_person("Outsider")
    a_seat(outsider, a_board(there, "Service", kind=BoardKind.SERVICE), Office.HEAD_OF_SERVICE)
    today.mark(north="present", today=today.meeting.held_on)
    assert signed_in(outsider).get(page(today)).status_code == 404
    assert not Attendance.objects.visible_to(outsider).exists()


# --- figures and size -------------------------------------------------------------------------


def test_figures_count_what_was_expected_and_leave_vacant_apart(group):
    group.police.ends_on = DAY - timedelta(days=1)
    group.police.save_because("left", by=None)
    group.mark(north="present", south="absent", nhs="deputy: Jo", chair="apologies")
    seen = Attendance.objects.visible_to(group.officer, on=DAY)
    found = {one.key: one for one in by_agency(seen, DAY, DAY)}
    north, south, nhs, police = (found[agency.pk] for agency in group.agencies)
    assert [one.share for one in (north, south, nhs, police)] == [1.0, 0.0, 1.0, None]
    assert police.vacant == 1
    assert {one.key for one in by_seat(seen, DAY, DAY)} == {
        group.seat(name).pk for name in ("chair", "north", "south", "nhs", "police")
    }
    assert not by_meeting(seen, DAY + timedelta(days=1), DAY + timedelta(days=9))


def many_meetings(group: Group, number: int) -> None:
    """Meetings long past, each with every seat marked."""
    first = DAY - timedelta(days=6000)
    days = [first + timedelta(days=n) for n in range(number)]
    Meeting.objects.bulk_create([Meeting(board=group.board, held_on=day) for day in days])
    seats = list(Seat.objects.filter(board=group.board))
    meetings = Meeting.objects.filter(board=group.board, held_on__in=days).values_list(
        "pk", flat=True
    )
    facts = {"how": How.PRESENT, "marked_by": group.officer, "marked_at": NOW}
    Attendance.objects.bulk_create(
        [Attendance(meeting_id=pk, seat=seat, **facts) for pk in meetings for seat in seats],
        batch_size=500,
    )


def test_register_and_figures_cost_the_same_with_few_meetings_and_with_very_many(group):
    for number in range(15):
        Seat(
            board=group.board, title=f"Seat {number}", starts_on=DAY - timedelta(days=7000)
        ).save_because("opened", by=None)
    counted = []
    for number in (3, 2000):
        Attendance.objects.all().delete()
        Meeting.objects.exclude(pk=group.meeting.pk).delete()
        many_meetings(group, number)
        seen = Attendance.objects.visible_to(group.officer, on=DAY)
        client = signed_in(group.officer)
        client.get(page(group))
        client.get(reverse("boards:meeting", args=[group.meeting.pk]))
        with CaptureQueriesContext(connection) as asked:
            register_of(group.meeting, DAY)
            assert by_seat(seen, DAY - timedelta(days=7000), DAY)[0].present == number
            client.get(page(group))
            client.get(reverse("boards:meeting", args=[group.meeting.pk]))
        counted.append(len(asked))
    assert seen.count() == 40_000
    assert counted[0] == counted[1]


def test_saving_costs_the_same_for_three_marks_and_for_forty(group):
    def cost(number: int) -> int:
        board = a_board(group.partnership, f"Wide {number}")
        seats: list[Any] = [a_seat(a_person(f"P{n}"), board).seat_id for n in range(number)]
        meeting = a_meeting(board, DAY)
        with CaptureQueriesContext(connection) as asked:
            save_register(
                meeting,
                marks={seat: Mark("present") for seat in seats},
                guests=[],
                by=group.officer,
                today=DAY,
                now=NOW,
            )
        assert Attendance.objects.filter(meeting=meeting).count() == number
        return len(asked)

    assert group.officer.offices_now, "asked once, for the history"
    assert cost(3) == cost(40)
