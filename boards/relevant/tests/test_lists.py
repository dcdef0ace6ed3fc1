"""The lists of agencies: what differs, reviewed every year, confirmed by each agency."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from boards.models import ListName
from boards.relevant import services
from boards.relevant.differences import Row, all_followers, differences
from boards.relevant.doors import waiting
from boards.relevant.jobs import remind
from boards.relevant.models import Confirmation, ListReview, Said
from boards.relevant.standing import differs_from
from boards.relevant.tests.listed import DAY, NOW, TODAY, WHEN, Lists
from boards.services import end_agency
from partnership.access.services import NotAllowed
from partnership.agencies.models import Kind
from partnership.clock.models import LocalValue
from partnership.outbox.models import Letter
from tests import factories as make

pytestmark = pytest.mark.django_db


# --- what differs -----------------------------------------------------------------------------


def test_entries_that_come_go_or_are_reworded_are_told_apart():
    before = [
        Row("children", 1, "A", "A"),
        Row("children", 2, "B", "B"),
        Row("adults", 2, "B", "B"),
    ]
    after = [Row("children", 1, "A", "A trust"), Row("children", 3, "C", "C"), before[2]]
    found = [(one.sort, one.entry, one.words) for one in differences(before, after, {})]
    assert found == [
        ("reworded", "A trust", "Before: A"),
        ("ended", "B", "No longer listed"),
        ("added", "C", "New in the list"),
    ]


def test_an_agency_that_was_followed_is_not_told_as_ended_and_another_added():
    before = [Row("statutory", 1, "A CCG", "A CCG")]
    after = [Row("statutory", 3, "An ICB", "An ICB")]
    found = differences(before, after, all_followers([(1, 2), (2, 3)]))
    assert [(one.sort, one.words) for one in found] == [("followed", "Followed by An ICB")]


def test_successions_in_a_circle_end():
    assert all_followers([(1, 2), (2, 1)]) == {1: [2], 2: [1]}


def test_a_merger_in_the_year_is_found_in_the_lists(lists: Lists):
    world = lists.world
    edition = lists.recorded(TODAY - 100 * DAY)
    heir = make.agency("Merged trust", Kind.NHS_TRUST)
    make.listing(world.partnership, heir, ListName.ADULTS)
    end_agency(world.trust, ends_on=TODAY, successor=heir, because="Merged", by=world.head, **WHEN)
    tomorrow = differs_from(edition, world.partnership, TODAY + DAY)
    assert [one.words for one in tomorrow if one.list_name == "children"] == [
        "Followed by Merged trust"
    ]
    assert differs_from(edition, world.partnership, TODAY - 100 * DAY) == [
        one for one in tomorrow if one.entry == "Merged trust" and one.sort == "added"
    ]


# --- the review -------------------------------------------------------------------------------


def test_each_lead_gets_a_letter_and_a_task(lists: Lists):
    lists.opened()
    letters = Letter.objects.filter(key__startswith="confirm-lists:")
    assert [letter.to for letter in letters] == [lists.world.lead]
    assert lists.trust.printed in letters[0].words
    tasks = waiting(lists.world.lead, TODAY)
    assert [task.agency for task in tasks] == [lists.world.trust.pk]
    assert waiting(lists.world.officer, TODAY) == []
    assert waiting(lists.world.chair, TODAY) == []


def test_what_must_be_changed_waits_for_the_service_until_it_is_settled(lists: Lists):
    world = lists.world
    lists.opened()
    row = lists.asked(world.trust)
    said: Any = {"said": Said.CHANGE, "words": "We have a new name"}
    services.answer(row, **said, by=world.lead, **WHEN)
    assert waiting(world.lead, TODAY) == []
    assert [task.words for task in waiting(world.officer, TODAY)] == ["We have a new name"]
    services.settle(row, because="The entry was changed", by=world.officer, **WHEN)
    assert waiting(world.officer, TODAY) == []


def test_a_change_without_words_is_refused(lists: Lists):
    lists.opened()
    with pytest.raises(ValidationError) as refused:
        services.answer(lists.asked(lists.world.trust), said="change", by=lists.world.lead, **WHEN)
    assert "words" in refused.value.message_dict


def test_nobody_answers_for_another_agency(lists: Lists):
    lists.opened()
    row = lists.asked(lists.world.council)
    with pytest.raises(NotAllowed):
        services.answer(row, said="right", by=lists.world.lead, **WHEN)
    assert not Confirmation.objects.visible_to(lists.world.lead).filter(pk=row.pk).exists()


def test_a_second_review_is_not_opened_beside_the_first(lists: Lists):
    lists.opened()
    with pytest.raises(ValidationError, match="open already"):
        lists.opened()
    assert ListReview.objects.count() == 1


def test_who_has_not_answered_is_reminded_before_the_day_and_after_it_once_each(lists: Lists):
    lists.opened()
    for day in (1, 23, 24, 31, 32, 60):
        remind("", NOW + day * DAY)
    steps = Letter.objects.filter(key__startswith="confirm-lists:").values_list("key", flat=True)
    assert sorted(key.split(":")[2] for key in steps) == ["asked", "late", "soon"]


def test_a_partnership_sets_for_itself_when_it_reminds(lists: Lists):
    review: Any = lists.opened()
    for code, number in (("LIST-REMIND", 1), ("LIST-LATE", 8)):
        set_value(lists.world.partnership, code, number)
    reminded = Letter.objects.filter(key__startswith="confirm-lists:").exclude(
        key__contains="asked"
    )
    for day in (review.answer_by - 5 * DAY, review.answer_by + DAY):
        remind("", noon(day))
        assert not reminded.exists()
    remind("", noon(review.answer_by + 30 * DAY))
    assert reminded.count() == 1


def set_value(partnership: Any, code: str, number: int) -> None:
    facts = {"code": code, "number": number, "starts_on": TODAY, "because": "Our policy"}
    LocalValue(subject=partnership, **facts).save_because("set", by=None)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def test_who_answered_is_not_reminded(lists: Lists):
    lists.opened()
    services.answer(lists.asked(lists.world.trust), said="right", by=lists.world.lead, **WHEN)
    remind("", NOW + 40 * DAY)
    assert Letter.objects.filter(key__startswith="confirm-lists:").count() == 1
