"""One timeline of all agencies: in order, filtered, struck and marked, never deleted."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnership.access.services import NotAllowed
from reviews.chronologies.models import Entry
from reviews.chronologies.services import keeping
from reviews.chronologies.tests.conftest import TODAY, Here
from reviews.chronologies.timeline import SIGNIFICANT, STRUCK, Filter, alike, entries_of, moments
from reviews.loglines import log_lines
from tests.factories import World
from tests.naming import name_for

pytestmark = pytest.mark.django_db


def told(here: Here, **chosen: Any) -> list[str]:
    found = Filter(**chosen).of(entries_of(here.review, here.world.chair))
    return [row.words for row in found]


def test_what_is_less_exactly_known_stands_at_the_head_of_its_time(here: Here):
    here.applies(
        here.day("3/4/2021", "Day"),
        here.day("Apr 2021", "Month"),
        here.day("2021", "Year"),
        here.day("31/3/2021", "Before"),
    )
    assert told(here) == ["Year", "Before", "Month", "Day"]
    shown = [one.words for one in moments(entries_of(here.review, here.officer))]
    assert shown == [
        "2021, month and day not known",
        "31 March 2021",
        "April 2021, day not known",
        "3 April 2021",
    ]


def test_one_day_of_two_agencies_stands_side_by_side(here: Here):
    here.applies(
        here.day("3/4/2021", "Ours"),
        here.day("3/4/2021", "Theirs", agency="A school"),
        here.day("3/4/2021", "Ours too"),
    )
    (moment,) = moments(entries_of(here.review, here.officer))
    assert {agency: len(rows) for agency, rows in moment.agencies} == {
        here.school: 1,
        here.trust: 2,
    }


def test_a_period_holds_every_month_that_it_touches(here: Here):
    here.applies(
        here.day("3/4/2021", "Early"),
        here.day("20/4/2021", "Late"),
        here.day("Apr 2021", "Month"),
        here.day("2021", "Year"),
        here.day("20/4/2021", "Theirs", agency="A school"),
    )
    since = date(2021, 4, 10)
    assert told(here, since=since) == ["Year", "Month", "Theirs", "Late"]
    assert told(here, until=since) == ["Year", "Month", "Early"]
    assert told(here, agency=here.school.pk) == ["Theirs"]
    assert told(here, until=date(2020, 12, 31)) == []


def test_what_is_struck_stays_with_its_reason(here: Here):
    entry, other = here.applies(here.day("2020", "One"), here.day("2020", "Two"))
    with pytest.raises(NotAllowed):
        keeping.strike(entry, because="No", by=here.world.chair, today=TODAY)
    keeping.strike(entry, because="Of another case", by=here.officer, today=TODAY)
    with pytest.raises(ValidationError, match="It is struck"):
        keeping.strike(entry, because="Again", by=here.officer, today=TODAY)
    with pytest.raises(ValidationError, match="It is struck"):
        keeping.mark(entry, significant=True, by=here.officer, today=TODAY)
    assert told(here) == ["Two"]
    assert sorted(told(here, show=STRUCK)) == ["One", "Two"]
    assert "Of another case" in {line.reason for line in log_lines(here.review, here.officer)}


def test_the_panel_marks_what_is_significant_once(here: Here):
    (entry,) = here.applies(here.day("2020", "One"))
    name_for(here.review.incident, here.world.member, part="member")
    for _ in range(2):
        entry = keeping.mark(entry, significant=True, by=here.world.member, today=TODAY)
    assert entry.history.count() == 2
    assert told(here, show=SIGNIFICANT) == ["One"]
    keeping.mark(entry, significant=False, by=here.world.member, today=TODAY)
    assert told(here, show=SIGNIFICANT) == []
    with pytest.raises(NotAllowed):
        keeping.mark(entry, significant=True, by=here.world.lead, today=TODAY)


def test_what_looks_alike_is_offered_until_somebody_looked(here: Here):
    here.applies(
        here.day("3/4/2021", "A call"),
        ("3/4/2021", "10:00", "A trust", "a CALL "),
        here.day("4/4/2021", "A call"),
        here.day("3/4/2021", "A call", agency="A school"),
    )
    (group,) = alike(here.review, here.officer)
    assert len(group) == 2
    keeping.keep_apart(group, by=here.officer)
    assert alike(here.review, here.officer) == []


def test_another_partnership_finds_no_trace(here: Here):
    (entry,) = here.applies(here.day("2020"))
    there = World().officer
    assert not Entry.objects.visible_to(there).exists()
    client = Client()
    client.force_login(there)
    for page in (
        reverse("chronologies:timeline", args=[here.review.address]),
        reverse("chronologies:strike", args=[entry.pk]),
    ):
        assert client.get(page).status_code == 404


def test_many_entries_cost_no_more_queries_than_few(here: Here):
    client = Client()
    client.force_login(here.officer)
    page = reverse("chronologies:timeline", args=[here.review.address])
    here.applies(here.day("2020", "First"))
    client.get(page)
    with CaptureQueriesContext(connection) as few:
        client.get(page)
    here.applies(*[here.day(f"{day}/4/2021", f"Call {day}") for day in range(1, 30)])
    with CaptureQueriesContext(connection) as many:
        assert b"Call 29" in client.get(page).content
    assert len(many) == len(few)


def test_the_page_keeps_its_filter_and_tells_what_it_cannot_read(here: Here):
    here.applies(here.day("3/4/2021", "Ours"), here.day("2020", "Theirs", agency="A school"))
    client = Client()
    client.force_login(here.officer)
    page = reverse("chronologies:timeline", args=[here.review.address])
    shown = client.get(page, {"agency": here.school.pk}).content.decode()
    assert "Theirs" in shown
    assert "Ours" not in shown
    bad = {"since_day": "31", "since_month": "2", "since_year": "2021", "agency": "0"}
    assert "31 February 2021 is not a real date" in client.get(page, bad).content.decode()
