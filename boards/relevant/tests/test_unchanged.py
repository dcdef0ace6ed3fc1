"""Who publishes sees which complaints were settled without a change of the agency's entries."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from boards.relevant import services
from boards.relevant.models import Confirmation, ListReview
from boards.relevant.tests.listed import WHEN, Lists
from boards.relevant.unchanged import settled_unchanged
from boards.services import change_entry, take_off_list
from tests import factories as make
from tests.factories import World

pytestmark = pytest.mark.django_db
TODAY = WHEN["today"]
NOTED = "settled without a change"


@pytest.fixture
def review(lists: Lists) -> ListReview:
    """One in which the trust asks for a change and nothing waits but its answer."""
    found = lists.opened()
    said: Any = {"said": "change", "words": "We have a new name"}
    services.answer(lists.asked(lists.world.trust), **said, by=lists.world.lead, **WHEN)
    return found


def settle(lists: Lists, review: ListReview) -> None:
    for row in review.confirmations.all():
        if row.waits:
            services.settle(row, because="Done", by=lists.world.officer, **WHEN)


def reworded(lists: Lists) -> None:
    facts: Any = {"printed": "A new name", "heading": "", "subheading": "", "note": ""}
    change_entry(lists.trust, **facts, because="Asked", by=lists.world.officer, **WHEN)


def test_a_complaint_that_changed_no_entry_is_shown_before_publishing_and_refuses_nothing(
    lists: Lists, review: ListReview, client: Client
):
    settle(lists, review)
    [row] = settled_unchanged(review)
    assert (row.agency, row.words) == (lists.world.trust, "We have a new name")
    client.force_login(lists.world.officer)
    page = client.get(reverse("relevant:publish", args=[review.pk])).content.decode()
    assert NOTED in page
    assert "We have a new name" in page
    assert "Done" in page
    approval = services.Approval("The executive board", meeting=lists.meeting)
    assert services.publish(review, approval, by=lists.world.officer, **WHEN)


def test_whatever_becomes_of_an_entry_after_the_answer_counts_as_a_change(
    lists: Lists, review: ListReview, client: Client
):
    reworded(lists)
    settle(lists, review)
    assert settled_unchanged(review) == []
    client.force_login(lists.world.officer)
    page = client.get(reverse("relevant:publish", args=[review.pk])).content.decode()
    assert NOTED not in page


def test_a_change_before_the_answer_does_not_count(lists: Lists):
    review = lists.opened()
    reworded(lists)
    said: Any = {"said": "change", "words": "Not that name"}
    services.answer(lists.asked(lists.world.trust), **said, by=lists.world.lead, **WHEN)
    settle(lists, review)
    assert [row.agency for row in settled_unchanged(review)] == [lists.world.trust]


def test_an_entry_elsewhere_does_not_count_and_one_taken_off_does(lists: Lists, review: ListReview):
    world, said = lists.world, {"because": "Asked", "by": lists.world.officer, **WHEN}
    settle(lists, review)
    make.listing(World().partnership, world.trust)
    assert len(settled_unchanged(review)) == 1
    take_off_list(lists.trust, ends_on=TODAY + timedelta(days=9), **said)
    assert settled_unchanged(review) == []


def test_it_costs_the_same_for_few_and_many(
    lists: Lists, review: ListReview, django_assert_num_queries: Any
):
    settle(lists, review)
    with django_assert_num_queries(3):
        settled_unchanged(review)
    for number in range(9):
        agency = make.agency(f"Many {number}")
        row = Confirmation(review=review, agency=agency, said="change", words="No")
        row.save_because("answered", by=None)
        row.settled_because = "Done"
        row.save_because("settled", by=None)
    with django_assert_num_queries(3):
        assert len(settled_unchanged(review)) == 10
