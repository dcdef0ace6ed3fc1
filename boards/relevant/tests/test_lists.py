"""The lists of agencies: reviewed every year, confirmed by each agency, published for good."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from boards.models import Listing, ListName
from boards.relevant import services
from boards.relevant.differences import Row, all_followers, differences
from boards.relevant.doors import waiting
from boards.relevant.jobs import remind
from boards.relevant.models import Confirmation, Edition, ListReview, Said
from boards.relevant.standing import differs_from
from boards.services import end_agency
from partnership.access.offices import Office
from partnership.access.services import NotAllowed
from partnership.agencies.models import Kind
from partnership.clock.models import Deadline, LocalValue
from partnership.outbox.models import Letter
from tests import factories as make
from tests.factories import World

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
TODAY = NOW.date()
DAY = timedelta(days=1)
WHEN: Any = {"today": TODAY}
IN_A_MONTH = TODAY + 30 * DAY


class Lists:
    """A partnership with a trust that has a lead and a council that has none."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.trust = Listing.objects.get(agency=world.trust)
        self.meeting = make.meeting(world.executive, TODAY - DAY)

    def opened(self) -> ListReview:
        partnership, by = self.world.partnership, self.world.officer
        return services.open_review(partnership, answer_by=IN_A_MONTH, by=by, now=NOW, **WHEN)

    def asked(self, agency: Any) -> Confirmation:
        return Confirmation.objects.get(agency=agency, review__edition__isnull=True)

    def settled(self) -> ListReview:
        review = self.opened()
        for row in review.confirmations.all():
            services.settle(row, because="By telephone", by=self.world.officer, **WHEN)
        return review

    def published(self, on: date = TODAY) -> Edition:
        approval = services.Approval("The executive board", meeting=self.meeting)
        return services.publish(self.settled(), approval, by=self.world.officer, today=on)

    def recorded(self, on: date) -> Edition:
        return services.record_edition(
            self.world.partnership,
            on=on,
            approved_by="The board then",
            source="The arrangements, appendix 1",
            by=self.world.officer,
            **WHEN,
        )


@pytest.fixture
def lists() -> Lists:
    return Lists(World())


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


# --- publishing -------------------------------------------------------------------------------


def test_nothing_is_published_while_an_agency_waits(lists: Lists):
    review = lists.opened()
    approval = services.Approval("The board", meeting=lists.meeting)
    with pytest.raises(ValidationError, match="Settle these first"):
        services.publish(review, approval, by=lists.world.officer, **WHEN)
    assert not Edition.objects.exists()


def test_it_is_approved_at_a_meeting_of_this_partnership_that_was_held(lists: Lists):
    review = lists.settled()
    elsewhere = make.meeting(World().executive, TODAY - DAY)
    to_come = make.meeting(lists.world.group, TODAY + DAY)
    for meeting in (None, elsewhere, to_come):
        approval = services.Approval("The board", meeting=meeting)
        with pytest.raises(ValidationError) as refused:
            services.publish(review, approval, by=lists.world.officer, **WHEN)
        assert "where" in refused.value.message_dict


def test_an_edition_stays_as_it_was_whatever_the_lists_become(lists: Lists):
    edition = lists.published()
    was = [entry.printed for entry in edition.entries.all()]
    lists.trust.printed = "Another name"
    lists.trust.save_because("renamed", by=None)
    assert [entry.printed for entry in edition.entries.all()] == was
    found = differs_from(edition, lists.world.partnership, TODAY)
    assert [one.sort for one in found] == ["reworded"]


def test_it_is_due_again_after_twelve_months_and_met_by_the_next(lists: Lists):
    lists.recorded(date(2025, 11, 1))
    deadline = Deadline.objects.get(code="RA-LIST")
    assert deadline.due_on == date(2026, 11, 1)
    assert deadline.met_on is None
    lists.published()
    deadline.refresh_from_db()
    assert deadline.met_on == TODAY
    assert Deadline.objects.filter(code="RA-LIST", closed_on=None).get().due_on == date(
        2027, 11, 23
    )


def test_overdue_is_said_on_the_public_page(lists: Lists, client: Client):
    edition = lists.recorded(date(2025, 1, 10))
    url = edition.get_absolute_url()
    page = client.get(url).content.decode()
    assert "overdue" in page
    assert lists.trust.printed in page
    newer = lists.published()
    assert "overdue" not in client.get(newer.get_absolute_url()).content.decode()
    old = client.get(url).content.decode()
    assert "This is an earlier edition" in old
    assert "The board then" in old


def test_an_earlier_edition_is_recorded_oldest_first_and_never_of_a_day_to_come(lists: Lists):
    lists.recorded(date(2020, 1, 1))
    for day in (date(2019, 1, 1), TODAY + DAY):
        with pytest.raises(ValidationError) as refused:
            lists.recorded(day)
        assert "on" in refused.value.message_dict
    there = World()
    with pytest.raises(ValidationError, match="No list is known"):
        services.record_edition(
            there.partnership,
            on=date(2001, 1, 1),
            approved_by="The board then",
            source="A leaflet",
            by=there.officer,
            **WHEN,
        )


def test_lists_from_before_the_arrangements_promised_it_are_never_due(lists: Lists, client: Client):
    edition = lists.recorded(date(2016, 5, 1))
    assert not Deadline.objects.filter(code="RA-LIST").exists()
    assert client.get(edition.get_absolute_url()).status_code == 200


# --- the pages --------------------------------------------------------------------------------


def test_the_year_goes_through_the_pages(lists: Lists, client: Client):
    world, today = lists.world, date.today()
    key = world.partnership.key
    client.force_login(world.officer)
    assert client.get(reverse("relevant:reviews", args=[key])).status_code == 200
    until = today + 20 * DAY
    parts = {f"answer_by_{part}": getattr(until, part) for part in ("day", "month", "year")}
    opened = client.post(reverse("relevant:open_review", args=[key]), parts)
    review = ListReview.objects.get()
    assert opened["Location"] == review.get_absolute_url()
    assert "Nobody leads it" in client.get(opened["Location"]).content.decode()
    client.force_login(world.lead)
    row = lists.asked(world.trust)
    assert lists.trust.printed in client.get(row.get_absolute_url()).content.decode()
    client.post(row.get_absolute_url(), {"said": "change", "words": ""})
    row.refresh_from_db()
    assert row.said == ""
    assert client.post(row.get_absolute_url(), {"said": "right"}).status_code == 302
    assert client.get(reverse("relevant:settle", args=[row.pk])).status_code == 403
    client.force_login(world.officer)
    council = lists.asked(world.council)
    client.post(reverse("relevant:settle", args=[council.pk]), {"because": "Told by telephone"})
    said = {"approved_by": "The executive board", "where": f"meeting-{_held(world).pk}"}
    done = client.post(reverse("relevant:publish", args=[review.pk]), said)
    assert done.status_code == 302
    client.logout()
    assert "The executive board" in client.get(done["Location"]).content.decode()
    assert world.partnership.name in client.get(reverse("relevant:published")).content.decode()


def _held(world: World) -> Any:
    """A meeting of a group that the officer sees, held yesterday as the page's clock has it."""
    return make.meeting(world.group, date.today() - DAY)


def test_a_service_elsewhere_finds_no_review_and_no_answer(lists: Lists, client: Client):
    review = lists.opened()
    client.force_login(World().head)
    for name, args in (
        ("relevant:review", [review.pk]),
        ("relevant:publish", [review.pk]),
        ("relevant:confirm", [lists.asked(lists.world.trust).pk]),
        ("relevant:reviews", [lists.world.partnership.key]),
        ("relevant:of_partnership", [lists.world.partnership.key]),
    ):
        assert client.get(reverse(name, args=args)).status_code == 404


def test_the_review_costs_the_same_with_few_and_many(lists: Lists, client: Client):
    world = lists.world
    for number in range(3):
        make.listing(world.partnership, make.agency(f"Few {number}"))
    client.force_login(world.officer)
    first = lists.opened()

    def queries(url: str) -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(url).status_code == 200
        return len(found)

    queries(first.get_absolute_url())
    few = queries(first.get_absolute_url())
    for number in range(12):
        agency = make.agency(f"Many {number}")
        make.listing(world.partnership, agency)
        make.appointment(make.person(), Office.AGENCY_LEAD, agency)
        Confirmation(review=first, agency=agency).save_because("asked", by=None)
    assert queries(first.get_absolute_url()) == few
