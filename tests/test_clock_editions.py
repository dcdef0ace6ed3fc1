"""Editions of the rules, provisional days, and the arithmetic of a holiday."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from partnership.clock import keeping
from partnership.clock.calendar import working_days_before
from partnership.clock.law import LateHoliday, Law
from partnership.clock.models import AdoptedEdition, Deadline, Moved
from partnership.clock.rules import rule_for
from partnership.clock.services import refresh_all
from partnership.outbox.jobs import sweep
from partnership.outbox.models import Letter
from reviews.services import record_notice
from tests.factories import World
from tests.proclaimed import ANNOUNCED, AWARE, DUE, NOW, notice_due, rows, work


def adopt(world: World, number: int = 3, since: date = AWARE, **more: Any) -> AdoptedEdition:
    """The Head of Service adopts another number for the notice to the Panel."""
    fields: dict[str, Any] = {
        "code": "SIN-PANEL",
        "key": "WT2026b",
        "authority": "Working Together 2026, corrected",
        "in_force_from": since,
        "counts_from": "the council became aware",
        "sure": "high",
        "because": "The text was corrected",
        "today": ANNOUNCED,
        "now": NOW,
        **more,
    }
    return keeping.adopt_edition(world.partnership, number=number, by=world.head, **fields)


# --- editions ---------------------------------------------------------------------------------


def test_a_new_edition_judges_open_cases_of_its_time_and_no_closed_one(world, incident):
    before, running, met = incident(date(2026, 2, 27)), incident(AWARE), incident(AWARE)
    record_notice(met, on=date(2026, 3, 3), by=world.officer, today=date(2026, 3, 3))
    edition = adopt(world)
    work()
    assert [notice_due(row) for row in (before, running, met)] == [
        date(2026, 3, 6),
        date(2026, 3, 5),
        DUE,
    ]
    assert Moved.objects.get().because.startswith("Edition WT2026b adopted")
    ends = {edition.key: edition.in_force_until for edition in rule_for("SIN-PANEL").editions}
    assert ends["WT2023"] == date(2026, 3, 1)
    before = rows()
    refresh_all()
    assert rows() == before
    gone = {"because": "A slip", "today": date(2026, 3, 5), "now": NOW}
    keeping.withdraw_edition(world.partnership, edition, by=world.head, **gone)
    work()
    assert notice_due(running) == DUE
    assert Moved.objects.about(running).first().because == "Edition WT2026b withdrawn"


def test_a_case_closed_under_an_edition_keeps_it_when_it_is_withdrawn(client, world, incident):
    row = incident(AWARE)
    edition = adopt(world)
    record_notice(row, on=date(2026, 3, 4), by=world.officer, today=date(2026, 3, 4))
    gone = {"because": "A slip", "today": date(2026, 3, 5), "now": NOW}
    keeping.withdraw_edition(world.partnership, edition, by=world.head, **gone)
    work()
    deadline = Deadline.objects.about(row).get(code="SIN-PANEL")
    assert (deadline.edition, deadline.due_on) == ("WT2026b", date(2026, 3, 5))
    client.force_login(world.officer)
    page = client.get(reverse("clock:proof", args=[deadline.pk])).content.decode()
    assert "Edition WT2026b" in page
    assert "3 working days after" in page


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"key": "WT2026"}, "key"),
        ({"since": date(2026, 3, 19)}, "in_force_from"),
        ({"since": date(2010, 3, 19)}, "in_force_from"),
        ({"counts_from": "the moon was full"}, "counts_from"),
        ({"code": "NO-RULE"}, "code"),
        ({"number": 0}, "number"),
    ],
)
def test_an_edition_that_cannot_be_is_refused_at_its_field(world, more, field):
    with pytest.raises(ValidationError) as refused:
        adopt(world, **more)
    assert field in refused.value.message_dict
    assert not AdoptedEdition.objects.exists()


# --- provisional dates ------------------------------------------------------------------------


def test_a_day_counted_over_years_not_announced_is_marked_on_page_proof_and_letter(
    client, world, signed_off, plan
):
    row = signed_off(date(2026, 3, 17))
    plan(row, date(2029, 1, 10), today=date(2026, 3, 17))
    deadline = Deadline.objects.about(row).get(code="LCSPR-7WD-PANEL")
    assert deadline.provisional
    assert not Deadline.objects.about(row).get(code="LCSPR-6M").provisional
    client.force_login(world.officer)
    pages = (row.get_absolute_url(), reverse("clock:proof", args=[deadline.pk]))
    for address in pages:
        assert "Provisional" in client.get(address).content.decode()
    day = working_days_before(deadline.due_on, 1)
    sweep(day.isoformat(), datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
    assert (
        "Provisional: the bank holidays"
        in Letter.objects.filter(heading__contains=deadline.rule.title).get().words
    )


def test_a_day_counted_over_announced_years_is_not_marked(client, signed_off, plan, world):
    row = signed_off(date(2026, 3, 17))
    plan(row, date(2026, 4, 13), today=date(2026, 3, 17))
    client.force_login(world.officer)
    assert "Provisional" not in client.get(row.get_absolute_url()).content.decode()


# --- arithmetic -------------------------------------------------------------------------------


some_day = st.dates(date(2025, 1, 6), date(2027, 12, 1))


@given(some_day, some_day, st.sampled_from(["SIN-PANEL", "RR-15", "LCSPR-7WD-PANEL"]))
def test_a_holiday_moves_a_day_away_from_its_start_by_few_days_or_not_at_all(start, off, code):
    late = Law((LateHoliday(off, None, off, "A day", frozenset({"england_and_wales"})),))
    edition = rule_for(code).edition_on(date(2026, 4, 1))
    was, now = (edition.due_on(start, law.calendar("england_and_wales")) for law in (Law(), late))
    distance = (now - was) * (-1 if edition.backward else 1)
    assert timedelta() <= distance <= timedelta(days=6)


@given(some_day, st.lists(some_day, max_size=4, unique=True), some_day)
def test_what_is_known_on_a_day_is_what_was_announced_by_then(start, announced, asked):
    days = [start + timedelta(days=n) for n in range(len(announced))]
    law = Law(
        tuple(
            LateHoliday(since, None, day, "A day", frozenset({"england_and_wales"}))
            for since, day in zip(announced, days, strict=True)
        )
    )
    known = law.calendar("england_and_wales", asked)
    expected = {day for since, day in zip(announced, days, strict=True) if since <= asked}
    assert known == Law().calendar("england_and_wales") | expected
