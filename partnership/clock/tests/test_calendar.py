"""Working days and months, with dates that a lawyer would recognise."""

import json
from datetime import date, timedelta
from pathlib import Path

import holidays as rules_of_thumb
import pytest
from django.core.management import call_command
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from partnership.clock.bank_holidays import (
    ENGLAND_AND_WALES,
    NORTHERN_IRELAND,
    PREDICTED,
    SCOTLAND,
    UNITED_KINGDOM,
    Holidays,
)
from partnership.clock.calendar import (
    BeyondCalendar,
    first_day_clear_of,
    is_working_day,
    months_after,
    months_before,
    proof_after,
    proof_before,
    working_days_after,
    working_days_before,
    working_days_between,
)
from partnership.clock.management.commands import list_bank_holidays

ONE = timedelta(days=1)
some_day = st.dates(date(2010, 6, 1), date(2060, 6, 30))


@pytest.mark.parametrize(
    ("publication", "last_day_to_send"),
    [
        (date(2026, 4, 13), date(2026, 3, 31)),  # over Easter
        (date(2027, 1, 6), date(2026, 12, 23)),  # over Christmas and New Year
        (date(2022, 9, 26), date(2022, 9, 14)),  # over the State Funeral of 19 September 2022
        (date(2023, 5, 15), date(2023, 5, 3)),  # over the Coronation holiday of 8 May 2023
        (date(2019, 5, 10), date(2019, 4, 30)),
        (date(2027, 1, 8), date(2026, 12, 29)),
        (date(2026, 12, 12), date(2026, 12, 3)),  # a Saturday may be the day of publication
    ],
)
def test_seven_working_days_back_from_publication(publication, last_day_to_send):
    assert working_days_before(publication, 7) == last_day_to_send


@pytest.mark.parametrize(
    ("known", "days", "due"),
    [
        (date(2026, 4, 1), 5, date(2026, 4, 10)),
        (date(2026, 4, 10), 15, date(2026, 5, 1)),
        (date(2026, 4, 1), 15, date(2026, 4, 24)),
        (date(2026, 4, 4), 5, date(2026, 4, 13)),  # known on Easter Saturday
        (date(2026, 12, 23), 5, date(2027, 1, 4)),
        (date(2020, 5, 7), 1, date(2020, 5, 11)),  # early May moved to Friday 8 May 2020
        (date(2022, 6, 1), 1, date(2022, 6, 6)),  # two days of the Platinum Jubilee
    ],
)
def test_working_days_forward_leave_out_the_day_itself(known, days, due):
    assert working_days_after(known, days) == due


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2025, 8, 31), date(2026, 2, 28)),
        (date(2023, 8, 31), date(2024, 2, 29)),
        (date(2026, 6, 9), date(2026, 12, 9)),
        (date(2026, 12, 15), date(2027, 6, 15)),
    ],
)
def test_six_months_end_on_the_same_day_number_or_the_last_of_a_short_month(start, end):
    assert months_after(start, 6) == end


def count_slowly(start: date, n: int, step: int) -> date:
    day = start
    while n:
        day += step * ONE
        n -= day.weekday() < 5 and day not in ENGLAND_AND_WALES
    return day


@given(some_day, st.integers(1, 60))
def test_forward_counting_agrees_with_counting_on_fingers(start, n):
    assert working_days_after(start, n) == count_slowly(start, n, 1)


@given(some_day, st.integers(1, 60))
def test_backward_counting_agrees_with_counting_on_fingers(event, n):
    assert working_days_before(event, n) == count_slowly(event, n, -1)


@given(some_day, st.integers(1, 30))
def test_the_first_clear_day_is_clear_and_the_day_before_it_is_not(sent, n):
    clear = first_day_clear_of(sent, n)
    assert working_days_before(clear, n) >= sent
    assert working_days_before(clear - ONE, n) < sent


@given(some_day, st.integers(1, 40))
def test_between_undoes_after(start, n):
    assert working_days_between(start, working_days_after(start, n)) == n


@given(some_day, st.integers(1, 25))
def test_a_proof_numbers_every_counted_day_once_and_says_why_the_others_are_not(start, n):
    lines = proof_after(start, n)
    assert [line.number for line in lines if line.number is not None] == list(range(n + 1))
    assert all(line.why_not for line in lines if line.number is None)
    assert lines[-1].day == working_days_after(start, n)
    backward = proof_before(start, n)
    numbered = [line.number for line in backward if line.number is not None]
    assert numbered == list(range(n, 0, -1))
    assert backward[0].day == working_days_before(start, n)


def test_the_proof_names_the_bank_holiday():
    funeral = next(x for x in proof_before(date(2022, 9, 26), 7) if x.day == date(2022, 9, 19))
    assert funeral.number is None
    assert funeral.why_not == "Bank holiday"


def test_other_holidays_may_be_given_as_any_collection():
    monday = date(2026, 11, 23)
    assert working_days_after(date(2026, 11, 20), 1, holidays=[]) == monday
    assert working_days_after(date(2026, 11, 20), 1, holidays={monday}) == monday + ONE
    assert working_days_before(date(2026, 11, 25), 1, holidays=(date(2026, 11, 24),)) == monday


def test_a_counted_day_is_told_until_2060_and_refused_after():
    assert working_days_after(date(2028, 12, 29), 5) == date(2029, 1, 8)
    with pytest.raises(BeyondCalendar, match="2010 to 2060"):
        working_days_after(date(2060, 12, 30), 5)
    with pytest.raises(BeyondCalendar):
        working_days_before(date(2010, 1, 4), 3)
    with pytest.raises(BeyondCalendar):
        is_working_day(date(2061, 1, 3))


def test_a_proof_says_which_holidays_are_told_by_rule_alone():
    good_friday = next(x for x in proof_after(date(2029, 3, 28), 3) if x.day == date(2029, 3, 30))
    assert good_friday.why_not == PREDICTED


@given(st.dates(date(2011, 1, 1), date(2058, 12, 31)), st.integers(0, 24))
def test_months_back_and_forth_end_in_the_same_month_and_never_later_in_it(day, n):
    there = months_after(months_before(day, n), n)
    assert (there.year, there.month) == (day.year, day.month)
    assert there.day <= day.day


def test_a_negative_number_of_days_is_refused():
    for count in (working_days_after, working_days_before, months_after):
        with pytest.raises(ValueError, match="negative"):
            count(date(2026, 1, 5), -1)


NATIONS = [("ENG", ENGLAND_AND_WALES), ("SCT", SCOTLAND), ("NIR", NORTHERN_IRELAND)]


@pytest.mark.parametrize(("subdivision", "ours"), NATIONS)
@pytest.mark.parametrize("years", [range(2010, 2029), range(2029, 2061)], ids=["listed", "by rule"])
def test_our_holidays_agree_with_an_independent_list(subdivision, ours, years):
    other = rules_of_thumb.country_holidays("GB", subdiv=subdivision, years=years)
    weekdays = {day for day in other if day.weekday() < 5 and day.year in years}
    assert {day for day in ours if day.year in years} == weekdays


def test_a_day_off_anywhere_is_off_in_the_united_kingdom_and_says_where():
    assert set(UNITED_KINGDOM) == {*ENGLAND_AND_WALES, *SCOTLAND, *NORTHERN_IRELAND}
    start = date(2027, 3, 16)
    lines = {line.day: line for line in proof_after(start, 20, holidays=UNITED_KINGDOM)}
    assert lines[date(2027, 3, 17)].why_not == "Bank holiday in Northern Ireland"
    assert lines[date(2027, 3, 26)].why_not == "Bank holiday"


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2026, 7, 1), date(2026, 7, 30)),  # over 13 July, off in Northern Ireland
        (date(2026, 7, 25), date(2026, 8, 24)),  # received on a Saturday; over 3 August, Scotland
        (date(2026, 12, 10), date(2027, 1, 13)),  # over 25 and 28 December, 1 and 4 January
    ],
)
def test_twenty_working_days_by_the_calendar_of_the_united_kingdom(received, due):
    assert working_days_after(received, 20, holidays=UNITED_KINGDOM) == due


def test_a_day_added_is_off_and_the_others_keep_their_names():
    made = ENGLAND_AND_WALES.also({date(2026, 11, 23): "Day of mourning"})
    assert made.name(date(2026, 11, 23)) == "Day of mourning"
    assert made.name(date(2026, 12, 25)) == "Bank holiday"
    assert (made.first, made.known_until, made.last) == (
        ENGLAND_AND_WALES.first,
        ENGLAND_AND_WALES.known_until,
        ENGLAND_AND_WALES.last,
    )


def test_a_list_of_years_covers_those_years_alone():
    short = Holidays.of_years({"2026": ["2026-12-25"]})
    assert working_days_after(date(2026, 12, 24), 1, holidays=short) == date(2026, 12, 28)
    with pytest.raises(BeyondCalendar):
        working_days_after(date(2026, 12, 31), 1, holidays=short)


def test_the_command_prints_what_is_committed_for_the_rest_of_the_country(capsys):
    call_command("list_bank_holidays", "2010", "2028")
    printed = json.loads(capsys.readouterr().out)
    path = Path(list_bank_holidays.__file__).parents[2] / "bank_holidays_elsewhere.json"
    assert json.loads(path.read_text(encoding="utf-8")) == printed


def test_holidays_are_known_at_least_a_year_ahead():
    for calendar in (ENGLAND_AND_WALES, UNITED_KINGDOM):
        assert calendar.known_until >= timezone.localdate() + timedelta(days=365)
