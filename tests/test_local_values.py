"""Local values: from their day on, in their own partnership, said with their source."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from partnership.clock.calendar import working_days_before
from partnership.clock.local import ladders, set_value, value_of
from partnership.clock.models import Deadline, LocalValue
from partnership.outbox.jobs import sweep
from partnership.outbox.models import Letter
from reviews.models import Incident
from reviews.services import record_notice
from tests.factories import World
from tests.typed_days import known_of, three

pytestmark = pytest.mark.django_db


def test_a_value_holds_from_its_day_on_and_in_its_own_partnership_alone(world):
    other, today = World(), date(2026, 3, 2)
    said = {"because": "Decided", "by": world.head, "today": today}
    set_value(world.partnership, "QUORUM", number=6, starts_on=date(2026, 4, 1), **said)
    set_value(world.partnership, "QUORUM", number=5, starts_on=today, **said)
    days = (date(2026, 3, 1), today, date(2026, 3, 31), date(2026, 4, 1))
    assert [value_of("QUORUM", world.partnership, on=day) for day in days] == [4, 5, 5, 6]
    assert value_of("QUORUM", other.partnership, on=days[-1]) == 4


def test_a_value_set_twice_for_one_day_is_changed_with_its_history(world):
    said = {"starts_on": date(2026, 3, 2), "because": "Decided", "today": date(2026, 3, 2)}
    for number in (6, 7):
        set_value(world.partnership, "QUORUM", number=number, by=world.head, **said)
    row = LocalValue.objects.get()
    assert row.number == 7
    assert [entry.number for entry in row.history.order_by("history_id")] == [6, 7]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"number": 4}, "It is 4 members already"),
        ({"number": 51}, "enter 50 or less"),
        ({"number": -1}, "enter 0 or more"),
        ({"number": 6, "ago": 1}, "cannot be before today"),
        ({"number": 6, "because": ""}, "Enter the reason"),
    ],
)
def test_a_value_that_cannot_be_is_refused_in_words(client, world, fields, words):
    client.force_login(world.head)
    day = timezone.localdate() - timedelta(days=fields.pop("ago", 0))
    address = reverse("rulebook:change_local", args=[world.partnership.key, "QUORUM"])
    said = {"because": "Decided", "confirmed": "yes", **three("starts_on", day), **fields}
    assert words in client.post(address, said).content.decode()
    assert not LocalValue.objects.exists()


def test_each_partnership_is_reminded_by_its_own_ladder(world):
    other, aware = World(), date(2026, 3, 2)
    said = {"starts_on": aware, "because": "Decided", "today": aware}
    set_value(world.partnership, "REMIND-FIRST", number=3, by=world.head, **said)
    here, there = known_of(world, aware), known_of(other, aware)
    days = {}
    for offset in range(5):
        day = aware + timedelta(days=offset)
        sweep(day.isoformat(), datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
        for letter in Letter.objects.all():
            days.setdefault(letter.subject, day)
    assert days == {there: aware, here: date(2026, 3, 4)}


def test_an_earlier_reminder_finds_deadlines_far_ahead(world):
    aware = date(2026, 3, 2)
    decided = {"starts_on": aware, "because": "Decided", "by": world.head, "today": aware}
    set_value(world.partnership, "REMIND-FIRST", number=30, **decided)
    row = known_of(world, aware)
    record_notice(row, on=aware, by=world.officer, today=aware)  # 15 working days to go
    sweep("2026-03-02", datetime(2026, 3, 2, 12, tzinfo=UTC))
    assert Letter.objects.get().subject == row


def test_the_ladders_of_many_rows_take_two_queries(world, django_assert_num_queries):
    rows = {known_of(world, date(2026, 3, 2)).pk for _ in range(5)}
    Deadline.objects.exists()
    ladders(Incident, rows, on=date(2026, 3, 2))
    with django_assert_num_queries(2):
        found = ladders(Incident, rows, on=date(2026, 3, 2))
    assert set(found) == rows


def test_a_changed_ladder_shows_which_reminders_would_go_on_other_days(client, world):
    today = timezone.localdate()
    row = known_of(world, today)
    client.force_login(world.head)
    address = reverse("rulebook:change_local", args=[world.partnership.key, "REMIND-LAST"])
    shown = client.post(
        address, {"number": 2, "because": "Decided", **three("starts_on", today)}
    ).context["reminders"]
    due = Deadline.objects.about(row).get().due_on
    moves = [(move.deadline.subject, move.was, move.now) for move in shown.rows]
    assert moves == [(row, working_days_before(due, 1), working_days_before(due, 2))]


def test_the_page_of_local_rules_tells_source_and_every_version(client, world):
    today = timezone.localdate()
    fields = {"number": 6, "starts_on": today + timedelta(days=9), "because": "By the executive"}
    set_value(world.partnership, "QUORUM", by=world.head, today=today, **fields)
    client.force_login(world.member)
    answer = client.get(reverse("rulebook:local", args=[world.partnership.key]))
    page = answer.content.decode()
    for words in ("4 members", "6 members", "By the executive", str(world.head), "To come"):
        assert words in page
    assert "QUORUM/change/" not in page
    groups = [group for group, _ in answer.context["groups"]]
    assert groups[0] == "Reminders"
    assert len(groups) == len(set(groups)), "each group stands together"
