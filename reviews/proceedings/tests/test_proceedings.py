"""What runs beside a case: recorded, ended, what it may explain and what it never moves."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from partnership.access.services import NotAllowed, can
from partnership.clock.rules import rule_for
from partnership.ui.months import KnownDay
from reviews import services as reviews
from reviews.models import DelayReason, Incident, Review
from reviews.proceedings.doors import waiting_for
from reviews.proceedings.kinds import kinds, never
from reviews.proceedings.looking import lines_of, register
from reviews.proceedings.models import Proceeding
from reviews.proceedings.services import (
    State,
    end_proceeding,
    record_proceeding,
    strike_proceeding,
    update_proceeding,
)
from tests.factories import World

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
NOTHING, HEARING = State(), State(TODAY + 7 * DAY, "A hearing")


def record(world: World, case: Incident, state: State = NOTHING, **more: Any) -> Proceeding:
    facts: dict[str, Any] = {
        "kind": "inquest",
        "led_by": "The coroner",
        "their_reference": "INQ-7",
        "opening": KnownDay(date(2026, 5, 1), "month"),
        "by": world.officer,
        "today": TODAY,
    }
    return record_proceeding(case, state, **facts | more)


def at(world: World) -> dict[str, Any]:
    return {"by": world.officer, "today": TODAY}


def test_every_kind_explains_only_duties_that_there_are_and_says_its_law():
    for kind in kinds().values():
        assert [rule_for(code).title for code in kind.explains] == kind.explained(
            frozenset(kind.explains)
        )
        assert kind.words
        assert kind.law
    explained = {code for kind in kinds().values() for code in kind.explains}
    assert not explained & {"SIN-PANEL", "SIN-PARTNERS", "RR-15", "LCSPR-7WD-PANEL"}
    assert "rapid review" in never().words


def test_a_page_says_which_duty_of_this_very_case_it_may_explain(world, review):
    row: Review = review()
    record(world, row.incident)
    record(world, row.incident, kind="staff", their_reference="")
    inquest, staff = lines_of(row.incident, TODAY)
    assert inquest.explains == [rule_for("LCSPR-6M").title]
    assert staff.explains == []
    early = record(world, Incident.objects.get(pk=row.incident.pk), kind="leder")
    assert early.sort.explains == ()


def test_the_same_thing_still_running_is_not_recorded_twice(world, incident):
    case = incident()
    assert record(world, case) == record(world, case)
    assert record(world, case, their_reference="INQ-8") != record(world, case)


def test_days_out_of_order_are_refused_at_their_box(world, incident):
    case = incident()
    for state, box in (
        (State(TODAY - DAY, "A hearing"), "next_on"),
        (State(TODAY, ""), "next_what"),
        (State(None, "A hearing"), "next_on"),
    ):
        with pytest.raises(ValidationError) as refused:
            record(world, case, state)
        assert list(refused.value.message_dict) == [box]
    with pytest.raises(ValidationError) as refused:
        record(world, case, opening=KnownDay(TODAY + DAY, "day"))
    assert list(refused.value.message_dict) == ["opening"]
    row = record(world, case)
    for on in (date(2026, 4, 30), TODAY + DAY):
        with pytest.raises(ValidationError) as refused:
            end_proceeding(row, on=on, outcome="Over", **at(world))
        assert list(refused.value.message_dict) == ["on"]


def test_what_ended_or_was_struck_goes_on_no_more(world, incident):
    case = incident()
    row = end_proceeding(record(world, case, HEARING), on=TODAY, outcome="Over", **at(world))
    assert row.next_on is None
    other = record(world, case, kind="criminal")
    strike_proceeding(other, because="Another case", by=world.officer)
    for one in (row, other):
        with pytest.raises(ValidationError, match="meanwhile"):
            update_proceeding(one, HEARING, **at(world))
    assert not register(world.officer).exists()


def test_a_delay_rests_on_it_only_where_it_is_of_the_same_case(world, review):
    row, other = review(), review(date(2026, 3, 17))
    delayed = reviews.Delayed(reason=DelayReason.INQUEST, explanation="An inquest is open.")
    mine, theirs = (reviews.record_delay(one, delayed, **at(world)) for one in (row, other))
    proceeding = record(world, row.incident)
    with pytest.raises(ValidationError) as refused:
        update_proceeding(proceeding, State(delay=theirs), **at(world))
    assert list(refused.value.message_dict) == ["delay"]
    assert update_proceeding(proceeding, State(delay=mine), **at(world)).delay == mine


def test_its_next_day_that_passed_without_a_word_is_a_task(world, incident):
    row = record(world, incident(), HEARING)
    assert not waiting_for(world.officer, TODAY + 7 * DAY)
    (task,) = waiting_for(world.officer, TODAY + 8 * DAY)
    assert task.url == row.get_absolute_url()
    assert row.is_overdue(TODAY + 8 * DAY)
    assert not waiting_for(world.member, TODAY + 8 * DAY)


def test_the_readers_of_the_case_read_it_and_who_is_named_to_read_does_not_act(world, incident):
    row = record(world, incident())
    for person in (world.officer, world.head, world.chair, world.independent):
        assert can(person, "view", row)
    for person in (world.member, world.lead, World().head):
        assert not can(person, "view", row)
    with pytest.raises(NotAllowed):
        end_proceeding(row, on=TODAY, outcome="Over", by=world.chair, today=TODAY)


def test_the_pages_record_show_and_end_it(
    world: Any, review: Callable[..., Review], client: Client
) -> None:
    row = review()
    client.force_login(world.officer)
    new = reverse("proceedings:record", args=[row.incident.address])
    said = {
        "kind": "inquest",
        "led_by": "The coroner",
        "opening_day": "",
        "opening_month": 5,
        "opening_year": 2026,
    }
    said |= {"next_what": "A hearing"}
    body = client.post(new, said).content.decode()
    assert "Say on which day" in body
    assert "A hearing" in body
    day = timezone.localdate() + 7 * DAY
    said |= {"next_on_day": day.day, "next_on_month": day.month, "next_on_year": day.year}
    assert client.post(new, said).status_code == 302
    page = client.get(reverse("proceedings:of_review", args=[row.address])).content.decode()
    for words in ("Inquest", "May 2026", "A hearing", "No proceeding moves"):
        assert words in page
    assert row.incident.reference in client.get(reverse("proceedings:running")).content.decode()
    made = Proceeding.objects.get()
    end = reverse("proceedings:end", args=[made.pk])
    today = timezone.localdate()
    said = {"on_day": today.day, "on_month": today.month, "on_year": today.year}
    assert client.post(end, said | {"outcome": "A conclusion"}).status_code == 302
    assert "A conclusion" in client.get(made.get_absolute_url()).content.decode()
    log = client.get(reverse("reviews:review_log", args=[row.address])).content.decode()
    assert "ended" in log.lower()
