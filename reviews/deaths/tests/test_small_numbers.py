"""Small numbers are left out of what everybody reads, and nothing else gives them away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.deaths.suppressing import (
    FEWEST,
    HIDDEN,
    hidden_of,
    hides_part,
    per_cent,
    shown_number,
    shown_part,
    shown_per_cent,
)


@pytest.mark.parametrize(
    ("parts", "hidden"),
    [
        ({"a": 12, "b": 8}, set()),
        ({"a": 17, "b": 3, "c": 9}, {"b", "c"}),  # 29 less 17 and 9 would give away the 3
        ({"a": 17, "b": 3}, {"a", "b"}),
        ({"a": 20, "b": 1, "c": 1}, {"a", "b", "c"}),  # two in all would be two of one each
        ({"a": 20, "b": 9, "c": 4, "d": 4}, {"b", "c", "d"}),  # eight could be split one way alone
        ({"a": 20, "b": 9, "c": 4, "d": 3}, {"c", "d"}),
        ({"a": 30, "b": 0}, {"a", "b"}),  # nought is small too: it tells of all the others
    ],
)
def test_a_part_below_five_is_hidden_and_whatever_would_give_it_away(
    parts: dict[str, int], hidden: set[str]
):
    assert hidden_of(parts, sum(parts.values())) == hidden


def test_what_stands_in_no_part_hides_as_well():
    assert hidden_of({"a": 17, "b": 3, "c": 9}, 40) == {"b", "c"}


@given(st.lists(st.integers(0, 40), min_size=1, max_size=10))
def test_nobody_can_work_a_small_part_out(numbers: list[int]):
    parts = dict(enumerate(numbers))
    hidden = hidden_of(parts, sum(numbers))
    assert {key for key, number in parts.items() if number < FEWEST} <= hidden
    shown = sum(number for key, number in parts.items() if key not in hidden)
    left_out = sum(numbers) - shown
    if hidden and len(hidden) < len(parts):
        assert len(hidden) > 1
        assert left_out >= FEWEST
        assert left_out != len(hidden) * (FEWEST - 1)


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (6, 20, "6"),
        (4, 20, HIDDEN),
        (17, 20, HIDDEN),  # the other three are as easily named
        (20, 20, HIDDEN),
        (6, None, "6"),
        (None, 20, "Not given"),
    ],
)
def test_a_part_of_a_whole_is_hidden_with_its_other_part(part, whole, words):
    assert shown_part(part, whole) == words


def test_a_per_cent_is_hidden_with_what_it_is_worked_out_from():
    assert shown_per_cent(6, 20) == per_cent(6, 20) == "30 per cent"
    assert shown_per_cent(4, 20) == HIDDEN
    assert shown_per_cent(17, 20) == HIDDEN
    assert shown_per_cent(2, 4) == HIDDEN
    assert shown_per_cent(5, None) == ""
    assert per_cent(0, 0) == ""


def test_a_number_of_its_own_is_shown_from_five():
    assert [shown_number(number) for number in (None, 0, 4, 5)] == [
        "Not given",
        HIDDEN,
        HIDDEN,
        "5",
    ]
    assert hides_part(None, 3) is False
