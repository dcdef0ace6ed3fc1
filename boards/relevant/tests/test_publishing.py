"""Lists of agencies are approved, published, due again, and kept as they were."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from boards.relevant import services
from boards.relevant.models import Confirmation, Edition, ListReview
from boards.relevant.standing import differs_from
from boards.relevant.tests.listed import DAY, TODAY, WHEN, Lists
from partnership.access.offices import Office
from partnership.clock.models import Deadline
from tests import factories as make
from tests.factories import World

pytestmark = pytest.mark.django_db


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
