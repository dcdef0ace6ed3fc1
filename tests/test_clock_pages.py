"""The rulebook's pages: what is shown before it is done, and counting for anybody."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from partnership.clock.calendar import working_days_after, working_days_before
from partnership.clock.local import set_value
from partnership.clock.models import AdoptedEdition, Deadline, Holiday
from partnership.clock.rules import all_rules
from partnership.jobs.services import open_jobs, run
from reviews.services import record_notice
from tests.factories import World
from tests.typed_days import known_of, three, typed_holiday

pytestmark = pytest.mark.django_db


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
