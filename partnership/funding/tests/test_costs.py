"""Costs: posted once, never edited, reversed with a reason, added up to the penny."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from partnership.agencies.models import Agency, Kind
from partnership.funding.models import Cost
from partnership.funding.services import post_cost, reverse_cost, spent_on
from partnership.people.models import User

pytestmark = pytest.mark.django_db
TODAY, DAY = date(2026, 11, 23), date(2026, 10, 1)
YEAR = (date(2026, 4, 1), date(2027, 3, 31))


@pytest.fixture
def thing() -> Agency:
    """Something that costs are about: here any row will do."""
    row = Agency(key="a-thing", name="A thing", kind=Kind.COUNCIL, starts_on=DAY)
    row.save_because("made", by=None)
    return row


@pytest.fixture
def by() -> User:
    row = User(email="who@example.org", name="Who")
    row.set_unusable_password()
    row.save_because("made", by=None)
    return row


def posted(thing: Agency, by: User, pence: int = 125_050, **more: Any) -> Cost:
    facts: dict[str, Any] = {"what": "Invoice 1", "payable_to": "A firm", "on": DAY, "year": YEAR}
    return post_cost(thing, pence=pence, by=by, today=TODAY, **(facts | more))


def test_costs_of_a_subject_add_up_to_the_penny(thing, by):
    posted(thing, by, 10)
    posted(thing, by, 20, what="Invoice 2")
    posted(thing, by, 1_999, what="Invoice 3")
    assert spent_on([thing]) == {thing.pk: 2_029}
    assert spent_on([]) == {}


def test_the_second_click_posts_nothing(thing, by):
    assert posted(thing, by) == posted(thing, by)
    assert Cost.objects.about(thing).count() == 1


def test_a_wrong_cost_is_reversed_once_with_its_reason_and_in_its_own_year(thing, by):
    cost = posted(thing, by)
    said = {"because": "The wrong firm", "by": by, "today": TODAY}
    back = reverse_cost(cost, **said)
    assert (back.pence, back.year, back.on) == (-125_050, YEAR, DAY)
    assert spent_on([thing]) == {thing.pk: 0}
    with pytest.raises(ValidationError, match="reversed already"):
        reverse_cost(cost, **said)
    with pytest.raises(ValidationError, match="is a reversal"):
        reverse_cost(back, **said)
    again = posted(thing, by)
    assert again not in (cost, back)
    assert [line.history_change_reason for line in back.history.all()] == [
        "reversed: The wrong firm"
    ]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"pence": 0}, "more than nothing"),
        ({"pence": -1}, "more than nothing"),
        ({"on": date(2026, 11, 24)}, "after today"),
        ({"year": (date(2027, 1, 1), date(2027, 12, 31))}, "outside the budget year"),
    ],
)
def test_a_cost_that_cannot_be_is_refused(thing, by, facts, words):
    with pytest.raises(ValidationError, match=words):
        posted(thing, by, **facts)
    assert not Cost.objects.exists()


def test_a_day_without_a_reporting_period_is_taken_and_says_so(thing, by):
    assert posted(thing, by, year=None).year is None
