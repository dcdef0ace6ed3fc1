"""The rulebook's pages: what is shown before it is done, local values, counting for anybody."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from partnership.clock.calendar import working_days_after, working_days_before
from partnership.clock.local import ladders, set_value, value_of
from partnership.clock.models import AdoptedEdition, Deadline, Holiday, LocalValue
from partnership.clock.rules import all_rules
from partnership.jobs.services import open_jobs, run
from partnership.outbox.jobs import sweep
from partnership.outbox.models import Letter
from reviews import services
from reviews.models import About, Incident
from reviews.services import record_notice
from tests.factories import World

pytestmark = pytest.mark.django_db


def three(name: str, day: date) -> dict[str, int]:
    """A day in its three boxes."""
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def known_of(world: World, aware: date) -> Incident:
    """An incident of this partnership."""
    return services.record_incident(
        world.group,
        about=About.CHILD,
        council=world.council,
        became_aware_on=aware,
        what_happened="Something happened.",
        by=world.officer,
        today=aware,
    )


def typed_holiday(day: date, **more: Any) -> dict[str, Any]:
    """What is typed about a holiday announced today."""
    said = {"name": "A day of mourning", "extent": "here", "source": "A proclamation"}
    return {**said, **three("day", day), **three("announced_on", timezone.localdate()), **more}


def next_working_day() -> date:
    return working_days_after(timezone.localdate(), 1)


# --- a change is read before it is done -------------------------------------------------------


def test_adding_a_holiday_first_shows_what_would_move_and_writes_nothing(client, world):
    today = timezone.localdate()
    running, met = known_of(world, today), known_of(world, today - timedelta(days=1))
    record_notice(met, on=today - timedelta(days=1), by=world.officer, today=today)
    client.force_login(world.head)
    address = reverse("rulebook:add_holiday", args=[world.partnership.key])
    shown = client.post(address, typed_holiday(next_working_day()))
    page = shown.content.decode()
    assert shown.status_code == 200
    assert "2 deadlines that you may see" in page  # the notice, and the other's rapid review
    assert running.reference in page
    assert [move.deadline.code for move in shown.context["preview"].moves] == ["SIN-PANEL", "RR-15"]
    assert not Holiday.objects.exists()
    again = client.post(address, typed_holiday(next_working_day(), change="yes"))
    assert again.context["form"]["name"].value() == "A day of mourning"
    done = client.post(address, typed_holiday(next_working_day(), confirmed="yes"))
    assert done.url == reverse("rulebook:index")
    assert "A day of mourning" in client.get(done.url).content.decode()


def test_adding_the_same_holiday_twice_adds_it_once_and_says_so(client, world):
    client.force_login(world.head)
    address = reverse("rulebook:add_holiday", args=[world.partnership.key])
    said = typed_holiday(next_working_day(), confirmed="yes")
    client.post(address, said)
    second = client.post(address, said)
    assert "This day is a bank holiday already" in second.content.decode()
    assert Holiday.objects.count() == 1


def test_a_preview_neither_names_nor_counts_another_partnerships_cases(client, world):
    today, other = timezone.localdate(), World()
    here, there = known_of(world, today), known_of(other, today)
    client.force_login(world.head)
    edition = {
        "key": "WT2030",
        "authority": "A text",
        "number": 3,
        "counts_from": "the council became aware",
        "sure": "high",
        "because": "A new text",
        **three("in_force_from", today),
    }
    for page, said in (
        (reverse("rulebook:add_holiday", args=[world.partnership.key]), None),
        (reverse("rulebook:adopt_edition", args=[world.partnership.key, "SIN-PANEL"]), edition),
    ):
        shown = client.post(page, said or typed_holiday(next_working_day()))
        words = shown.content.decode()
        assert "1 deadline that you may see" in words
        assert here.reference in words
        assert there.reference not in words
        assert other.partnership.name not in words


def test_who_kept_the_law_elsewhere_is_not_named(client, world):
    client.force_login(world.head)
    address = reverse("rulebook:add_holiday", args=[world.partnership.key])
    client.post(address, typed_holiday(next_working_day(), confirmed="yes"))
    other = World()
    for reader, named in ((world.officer, True), (other.officer, False)):
        client.force_login(reader)
        page = client.get(reverse("rulebook:index")).content.decode()
        assert "A day of mourning" in page
        assert (f"<small>{world.head}</small>" in page) == named


def test_an_edition_is_adopted_and_withdrawn_on_screen(client, world):
    client.force_login(world.head)
    address = reverse("rulebook:adopt_edition", args=[world.partnership.key, "SAR-6M"])
    said = {
        "key": "CSSG26",
        "authority": "Care and support statutory guidance, revised",
        "number": 4,
        "counts_from": "the decision to review",
        "sure": "medium",
        "because": "A new issue",
        **three("in_force_from", timezone.localdate()),
    }
    assert "No deadline that you may see would move" in client.post(address, said).content.decode()
    client.post(address, {**said, "confirmed": "yes"})
    row = AdoptedEdition.objects.get()
    assert "4 months after" in client.get(reverse("rulebook:index")).content.decode()
    back = reverse("rulebook:withdraw_edition", args=[world.partnership.key, row.pk])
    client.post(back, {"because": "Too early", "confirmed": "yes"})
    page = client.get(reverse("rulebook:index")).content.decode()
    assert "4 months after" not in page
    assert "Too early" in page


def test_both_days_stand_in_the_log_and_on_the_proof(client, world, incident):
    today = timezone.localdate()
    row = incident(today)
    due = Deadline.objects.about(row).get().due_on
    client.force_login(world.head)
    address = reverse("rulebook:add_holiday", args=[world.partnership.key])
    client.post(address, typed_holiday(next_working_day(), confirmed="yes"))
    now = timezone.now() + timedelta(seconds=1)
    while jobs := open_jobs(now):
        assert all(run(job, now=now) for job in jobs)
    moved = Deadline.objects.about(row).get()
    assert moved.due_on == working_days_after(due, 1)
    for page in (row.get_absolute_url(), reverse("clock:proof", args=[moved.pk])):
        words = client.get(page).content.decode()
        assert "Due days that a change of law moved" in words
        for day in (due, moved.due_on):
            assert f'datetime="{day.isoformat()}"' in words


def test_the_pages_cost_the_same_with_few_and_many(client, world):
    today, key = timezone.localdate(), world.partnership.key
    client.force_login(world.head)
    pages = [
        (reverse("rulebook:index"), None),
        (reverse("rulebook:local", args=[key]), None),
        (reverse("rulebook:add_holiday", args=[key]), typed_holiday(next_working_day())),
        (
            reverse("rulebook:change_local", args=[key, "REMIND-FIRST"]),
            {"number": 3, "because": "Decided", **three("starts_on", today)},
        ),
    ]

    def cost() -> list[int]:
        found = []
        for address, said in pages:
            with CaptureQueriesContext(connection) as queries:
                answer = client.post(address, said) if said else client.get(address)
            assert answer.status_code == 200
            found.append(len(queries))
        return found

    def more(n: int) -> None:
        known_of(world, working_days_before(today, n % 4))
        fields = {"number": n + 10, "starts_on": today + timedelta(days=n), "because": "Decided"}
        set_value(world.partnership, "QUORUM", by=world.head, today=today, **fields)

    more(0)
    few = cost()
    for n in range(1, 16):
        more(n)
    assert cost() == few
    assert max(few) <= 24


# --- local values -----------------------------------------------------------------------------


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


# --- counting for anybody ---------------------------------------------------------------------


def test_everybody_counts_days_by_a_rule_and_keeps_nothing(client, world):
    client.force_login(world.lead)
    asked = {"rule": "FOI-20", **three("day", date(2026, 7, 1))}
    page = client.get(reverse("clock:count"), asked).content.decode()
    assert "Last day: Thursday 30 July 2026" in page
    assert "Bank holiday in Northern Ireland" in page
    assert "Calendar: the whole United Kingdom" in page


@pytest.mark.parametrize(
    ("how", "number", "last"),
    [
        ("working_days-after", 7, "Friday 10 April 2026"),
        ("working_days-before", 7, "Thursday 19 March 2026"),
        ("months-after", 6, "Wednesday 30 September 2026"),
        ("months-before", 1, "Saturday 28 February 2026"),
    ],
)
def test_a_count_of_ones_own(client, world, how, number, last):
    client.force_login(world.lead)
    asked = {"how": how, "number": number, **three("day", date(2026, 3, 30))}
    page = client.get(reverse("clock:count"), asked).content.decode()
    assert f"Last day: {last}" in page


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"rule": "FOI-20"}, "Enter the day"),
        ({**three("day", date(2026, 3, 2))}, "Enter how many, or choose a rule"),
        ({"number": 261, **three("day", date(2026, 3, 2))}, "enter 260 or less"),
        (
            {"number": 121, "how": "months-after", **three("day", date(2026, 3, 2))},
            "enter 120 or less",
        ),
        ({"number": 5, **three("day", date(2061, 3, 2))}, "2010 to 2060"),
        ({"rule": "RR-15", **three("day", date(2012, 3, 2))}, "No edition of RR-15 was in force"),
        ({"rule": "NONE", **three("day", date(2026, 3, 2))}, "Choose one of the answers"),
        ({"number": "²", **three("day", date(2026, 3, 2))}, "Enter a whole number"),
    ],
)
def test_what_cannot_be_counted_is_said_at_its_field(client, world, asked, words):
    client.force_login(world.lead)
    answer = client.get(reverse("clock:count"), asked)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert client.get(reverse("clock:count_pdf"), asked).status_code == 302


def test_every_rule_can_be_counted_by(client, world):
    client.force_login(world.lead)
    for rule in all_rules():
        asked = {"rule": rule.code, **three("day", date(2026, 6, 1))}
        assert "Last day" in client.get(reverse("clock:count"), asked).content.decode()
