"""A meeting that is moved, called off or near: those who were written to learn of it in time."""

from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from boards import services
from boards.models import Answer, BoardKind, Reply
from boards.tests.factories import a_board, a_meeting, a_partnership, a_person, a_seat
from partnership.access.offices import Office
from partnership.outbox.models import Letter

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
COMING, MOVED = date(2026, 12, 2), date(2026, 12, 9)


@pytest.fixture
def group(db: None) -> SimpleNamespace:
    partnership = a_partnership()
    board = a_board(partnership, "Forum")
    service = a_board(partnership, "Service", kind=BoardKind.SERVICE)
    member, officer = a_person("member"), a_person("officer")
    a_seat(member, board)
    a_seat(officer, service, Office.SERVICE_OFFICER)
    meeting = a_meeting(board, COMING, starts_at=time(14), place="Room 2")
    return SimpleNamespace(board=board, meeting=meeting, member=member, officer=officer)


def invite(group: SimpleNamespace, now: datetime = NOON) -> None:
    services.invite_members(group.meeting, by=group.officer, today=now.date(), now=now)


def move(group: SimpleNamespace, now: datetime = NOON, **facts: Any) -> list[Letter]:
    """The letters that the change brings."""
    whole = {"held_on": COMING, "starts_at": time(14), "ends_at": None, "place": "Room 2", **facts}
    before = set(Letter.objects.values_list("pk", flat=True))
    services.change_meeting(group.meeting, because="Room taken", by=group.officer, now=now, **whole)
    return list(Letter.objects.exclude(pk__in=before))


@pytest.mark.parametrize(
    ("facts", "now_it_is"),
    [
        ({"held_on": MOVED}, "9 December 2026"),
        ({"starts_at": time(10)}, "10am"),
        ({"place": "Town hall"}, "Town hall"),
    ],
)
def test_whoever_was_invited_learns_of_another_day_time_or_place(group, facts, now_it_is) -> None:
    invite(group)
    [letter] = move(group, **facts)
    assert letter.to == group.member
    assert letter.heading == f"Changed: {group.meeting}"
    assert "It was to be: 2 December 2026, 2pm, Room 2." in letter.words
    assert now_it_is in letter.words


def test_the_letter_of_a_change_answers_by_its_link(group, client: Client, monkeypatch) -> None:
    invite(group)
    [letter] = move(group, held_on=MOVED)
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON + timedelta(hours=1))
    assert client.post(letter.path, {"answer": Answer.COMING}).status_code in (200, 302)
    assert Reply.objects.get(person=group.member).answer == Answer.COMING


def test_nobody_is_written_to_when_nothing_changed_or_nobody_was_invited(group) -> None:
    assert move(group, held_on=MOVED) == []
    move(group)
    invite(group)
    assert move(group) == []


def test_a_corrected_day_of_a_meeting_that_is_over_tells_nobody(group) -> None:
    invite(group)
    after = datetime(2026, 12, 20, 12, tzinfo=UTC)
    assert move(group, now=after, place="Library") == []


@pytest.mark.parametrize(("days", "waits"), [(2, True), (1, False), (0, False)])
def test_for_a_meeting_of_tomorrow_no_letter_waits_for_the_daily_mail(group, days, waits) -> None:
    now = datetime(2026, 12, 2, 9, tzinfo=UTC) - timedelta(days=days)
    invite(group, now)
    services.call_off(group.meeting, because="Snow", by=group.officer, today=now.date(), now=now)
    assert set(Letter.objects.values_list("by_digest", flat=True)) == {waits}
    assert Letter.objects.count() == 2
