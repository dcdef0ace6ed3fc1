"""Terms of reference: version after version, each as it was approved."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from partnership.access.services import NotAllowed
from partnership.ui.months import KnownDay
from reviews.commissioning.models import Terms
from reviews.commissioning.services.scoping import approve_terms, write_terms
from reviews.commissioning.tests.factories import DECIDED, TODAY, scope
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(review):
    return review(DECIDED)


def written(world, row, after: int = 0, **more: Any) -> Terms:
    what = scope(world.council, world.trust, **more)
    return write_terms(row, what, after=after, by=world.officer, today=TODAY)


def test_a_period_may_begin_in_a_month_whose_day_nobody_knows(world, row):
    version = written(world, row)
    assert version.period == "January 2024 to 2 March 2026"
    assert {one.agency for one in version.taking_part.all()} == {world.council, world.trust}


def test_another_version_says_why_and_two_writers_do_not_write_over_each_other(world, row):
    first = written(world, row)
    with pytest.raises(ValidationError, match="while you had the page open"):
        written(world, row)
    with pytest.raises(ValidationError, match="Say why"):
        written(world, row, after=1)
    second = written(world, row, after=1, why="The panel asked")
    assert list(row.terms.all()) == [second, first]


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        (KnownDay(date(2026, 4, 1), "month"), KnownDay(date(2026, 3, 2), "day"), "period_to"),
        (KnownDay(date(2026, 1, 1), "day"), KnownDay(date(2027, 1, 1), "month"), "period_to"),
        (KnownDay(date(2027, 1, 1), "month"), KnownDay(date(2027, 2, 1), "day"), "period_from"),
    ],
)
def test_a_period_in_the_wrong_order_or_to_come_is_refused(world, row, first, last, field):
    with pytest.raises(ValidationError) as refused:
        written(world, row, first=first, last=last)
    assert field in refused.value.message_dict
    assert not Terms.objects.exists()


def test_a_period_that_begins_and_ends_in_one_month_is_taken(world, row):
    month = KnownDay(date(2026, 3, 1), "month")
    late = KnownDay(date(2026, 3, 20), "day")
    assert written(world, row, first=late, last=month).period == "20 March 2026 to March 2026"


def test_an_agency_of_elsewhere_takes_no_part(world, row):
    stranger = make.agency("Elsewhere")
    make.listing(make.partnership(), stranger)
    with pytest.raises(ValidationError, match="of this partnership"):
        write_terms(row, scope(stranger), after=0, by=world.officer, today=TODAY)
    with pytest.raises(NotAllowed):
        write_terms(row, scope(world.council), after=0, by=world.chair, today=TODAY)


def test_each_version_tells_who_approved_it_on_which_day(world, row):
    first = written(world, row)
    said: dict[str, Any] = {"how": "", "by": world.officer, "today": TODAY}
    done = approve_terms(first, board=world.group, on=TODAY, **said)
    assert approve_terms(first, board=world.group, on=TODAY, **said) == done  # the second click
    with pytest.raises(ValidationError, match="approved this version already"):
        approve_terms(first, board=world.group, on=TODAY - timedelta(days=1), **said)
    with pytest.raises(ValidationError, match="or say who"):
        approve_terms(first, board=None, on=TODAY, **said)
    with pytest.raises(ValidationError, match="decided on 1 September"):
        approve_terms(first, board=world.executive, on=date(2026, 8, 1), **said)
    there = make.board(make.partnership())
    with pytest.raises(ValidationError, match="of this partnership"):
        approve_terms(first, board=there, on=TODAY, **said)
    approve_terms(first, board=None, on=TODAY, **(said | {"how": "The panel"}))
    written(world, row, after=1, why="The panel asked")
    with pytest.raises(ValidationError, match="newer version"):
        approve_terms(first, board=world.executive, on=TODAY, **said)
    assert [str(one) for one in first.approvals.all()] == [
        f"Approved by {world.group}",
        "Approved by The panel",
    ]
