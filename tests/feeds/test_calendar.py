"""The calendar: the meetings of one person's own boards, while they are in office."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from boards.interests.models import How
from boards.interests.services.declaring import declare
from boards.meetings.models import Purpose as ToDo
from boards.meetings.services import agenda, papers
from boards.models import BoardKind, Meeting
from boards.tests.factories import a_meeting
from partnership.access.offices import Office
from partnership.people.models import User
from partnership.tokens import services
from partnership.tokens.calendars import Entry, calendar_of, entries_of
from partnership.tokens.models import Token
from tests import factories as make
from tests.factories import World
from tests.feeds.keys_in_use import a_token, address, leave

pytestmark = pytest.mark.django_db


def events(body: bytes) -> list[Any]:
    return list(Calendar.from_ical(body).walk("VEVENT"))


def feed_of(person: User) -> list[Any]:
    today = timezone.localdate()
    return events(calendar_of(person, today=today, now=timezone.now()))


def days_of(person: User) -> set[date]:
    return {entry.day for entry in entries_of(person, today=timezone.localdate())}


def test_a_feed_holds_the_meetings_of_ones_own_boards_alone(world: World):
    today = timezone.localdate()
    for group in (world.group, world.adults, world.executive, World().group):
        make.meeting(group, today + timedelta(days=7))
    make.meeting(world.group, today + timedelta(days=400))
    make.meeting(world.group, today - timedelta(days=90))
    make.meeting(world.group, today - timedelta(days=91))
    days = [timedelta(days=n) for n in (-90, 7, 400)]
    assert sorted(days_of(world.member)) == [today + later for later in days]
    assert len(feed_of(world.member)) == 3
    assert feed_of(world.lead) == []
    assert feed_of(world.officer) == []  # the service looks after the groups; it sits in none


def test_a_seat_that_does_not_open_meetings_puts_none_in_the_calendar(world: World):
    make.meeting(world.group, timezone.localdate())
    trainer = world.holder(Office.TRAINER, world.group)
    assert feed_of(trainer) == []


def test_a_meeting_leaves_the_calendar_with_the_seat(world: World):
    make.meeting(world.executive, timezone.localdate())
    seat = make.seat(world.member, Office.GROUP_MEMBER, world.executive)
    assert len(feed_of(world.member)) == 1
    seat.ends_on = timezone.localdate() - timedelta(days=1)
    seat.save_because("ended", by=world.head)
    assert feed_of(world.member) == []


def test_titles_tell_nothing_of_reviews(world: World, review):
    today = timezone.localdate()
    review()
    a_meeting(world.group, today, place="Room of the case of Child D")
    board = make.board(world.partnership, BoardKind.BOARD, name="Children’s Board")
    make.seat(world.member, Office.GROUP_MEMBER, board)
    a_meeting(board, today, place="Shire Hall")
    body = calendar_of(world.member, today=today, now=timezone.now()).decode()
    assert sorted(str(event["summary"]) for event in events(body.encode())) == [
        "Children’s Board meeting",
        "Meeting",
    ]
    assert "Shire Hall" in body
    for told in ("Child D", "CR-2026", world.group.name, "agenda"):
        assert told not in body


def test_the_calendar_holds_nothing_of_agendas_and_interests(world: World):
    """Neither to whom an item is open nor to whom it is kept from."""
    ahead = timezone.localdate() + timedelta(days=20)
    meeting, now = make.meeting(world.executive, ahead), timezone.now()
    make.seat(world.member, Office.GROUP_MEMBER, world.executive)
    facts = {"title": "Obsidian", "purpose": ToDo.NOTE, "by": world.officer}
    item = agenda.add_item(meeting, **facts)
    because = {"because": "A case", "by": world.officer}
    papers.restrict_item(item, readers=[world.member], **because)
    how = {"how": How.MEETING, "now": now, "item": item, "by": world.officer}
    declare(meeting, what="Feldspar", person=world.member, **how)
    body = calendar_of(world.member, today=timezone.localdate(), now=now).decode()
    assert ahead.strftime("%Y%m%d") in body
    assert not [word for word in ("Obsidian", "Feldspar") if word in body]


def test_a_meeting_is_at_its_hour_in_summer_and_in_winter(world: World):
    summer, winter = date(2027, 7, 1), date(2027, 12, 1)
    for day in (summer, winter):
        a_meeting(world.group, day, starts_at=time(9, 30), ends_at=time(11))
    body = calendar_of(world.member, today=date(2027, 6, 1), now=timezone.now())
    first, second = events(body)
    london = ZoneInfo("Europe/London")
    assert first.decoded("dtstart") == datetime(2027, 7, 1, 9, 30, tzinfo=london)
    assert first.decoded("dtstart").utcoffset() == timedelta(hours=1)
    assert second.decoded("dtend").utcoffset() == timedelta(0)
    assert b"DTSTART;TZID=Europe/London:20270701T093000\r\n" in body
    zone = Calendar.from_ical(body).walk("VTIMEZONE")[0]
    offsets = {part.name: str(part["tzoffsetto"].to_ical()) for part in zone.subcomponents}
    assert offsets == {"DAYLIGHT": "+0100", "STANDARD": "+0000"}


def test_a_meeting_without_hours_is_for_the_day(world: World):
    day = timezone.localdate() + timedelta(days=3)
    make.meeting(world.group, day)
    event = feed_of(world.member)[0]
    assert event.decoded("dtstart") == day
    assert event.decoded("dtend") == day + timedelta(days=1)


def test_the_same_meeting_keeps_its_name_when_it_moves(world: World):
    meeting = make.meeting(world.group, timezone.localdate())
    before = str(feed_of(world.member)[0]["uid"])
    meeting.held_on = timezone.localdate() + timedelta(days=1)
    meeting.starts_at = time(10)
    meeting.save_because("moved", by=world.officer)
    event = feed_of(world.member)[0]
    assert str(event["uid"]) == before
    assert event["dtstamp"] is not None


NASTY = "A\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:x\u2028y\x85z;,\\n"


def test_what_people_wrote_adds_no_line_to_the_file(world: World):
    board = make.board(world.partnership, BoardKind.BOARD, name=NASTY)
    make.seat(world.member, Office.GROUP_MEMBER, board)
    a_meeting(board, timezone.localdate(), place=NASTY)
    body = calendar_of(world.member, today=timezone.localdate(), now=timezone.now())
    assert body.count(b"BEGIN:VEVENT") - body.count(b" BEGIN:VEVENT") == 1
    assert len(events(body)) == 1
    assert not {b"\n", b"\r"} & {line[-1:] for line in body.split(b"\r\n")}
    assert "\u2028" not in body.decode()
    assert "\x85" not in body.decode()


def test_rooms_above_add_to_the_calendar(world: World, monkeypatch: pytest.MonkeyPatch):
    today = timezone.localdate()

    def bookings(person: Any, since: date, now: date) -> list[Entry]:
        return [Entry("booking-1", "Course", today, time(9))]

    monkeypatch.setattr("partnership.tokens.calendars._sources", [bookings])
    event = feed_of(world.lead)[0]
    assert str(event["summary"]) == "Course"
    assert str(event["uid"]).startswith("booking-1@")


def test_a_feed_is_read_without_a_session_and_leaves_none(world: World):
    answer = Client().get(address(a_token(world.member)))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "no-store, private"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies
    assert Token.objects.get().last_used_on == timezone.localdate()


def test_a_feed_is_dead_when_revoked_when_its_person_left_or_is_closed(world: World):
    secrets = {name: a_token(getattr(world, name)) for name in ("member", "chair", "independent")}
    assert all(Client().get(address(secret)).status_code == 200 for secret in secrets.values())
    services.revoke(Token.objects.get(person=world.member), now=timezone.now())
    leave(world.chair, world.head)
    world.independent.is_active = False
    world.independent.save()
    assert [Client().get(address(secret)).status_code for secret in secrets.values()] == [404] * 3


@pytest.mark.parametrize(
    "secret", ["x", "a" * 5000, "%00" * 20, "🧒🏽" * 12, "cal-" + "A" * 43, "' OR 1=1 --" * 4]
)
def test_a_secret_that_is_nobodys_is_not_found(world: World, secret: str):
    a_token(world.member)
    assert Client().get(f"/feeds/{secret}.ics").status_code == 404


def test_part_of_a_secret_opens_nothing(world: World):
    secret = a_token(world.member)
    for wrong in (secret[:-1], secret.lower(), secret + "A", services.fingerprint(secret)):
        assert Client().get(address(wrong)).status_code == 404


def test_a_feed_that_is_read_too_often_is_slowed(world: World, settings: Any):
    settings.FEEDS_A_MINUTE = 2
    secret = a_token(world.member)
    assert [Client().get(address(secret)).status_code for _ in range(3)] == [200, 200, 429]


def test_a_feed_costs_the_same_with_few_and_many_meetings(
    world: World, django_assert_max_num_queries: Any
):
    secret, today = a_token(world.member), timezone.localdate()
    for n in range(60):
        make.meeting(world.group, today + timedelta(days=n))
    Client().get(address(secret))
    with django_assert_max_num_queries(6):
        assert len(events(Client().get(address(secret)).content)) == 60
    assert Meeting.objects.count() == 60
