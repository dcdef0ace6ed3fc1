"""How families and practitioners were involved, and what nobody thought of yet."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from partnership.access.services import NotAllowed, can
from reviews.involvement.looking import by_stage
from reviews.involvement.models import Involvement
from reviews.involvement.prompts import prompts, roles, stages
from reviews.involvement.services import (
    Offered,
    record_answer,
    record_offer,
    strike_involvement,
)
from reviews.models import Review
from tests.factories import World

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
VISIT = Offered("begin", "parent", TODAY - 7 * DAY, "letter", "A visit", "", "told")
WORDS = {"asked": "To be heard at home.", "done": "They were."}


def at(world: World) -> dict[str, Any]:
    return {"by": world.officer, "today": TODAY}


def missing(row: Review) -> list[str]:
    return [one.code for stage in by_stage(row) if stage.reached for one in stage.missing]


def test_every_prompt_is_of_a_stage_and_some_are_of_adults_alone():
    for about in ("child", "adult"):
        assert {one.stage for one in prompts(about)} == set(stages())
    assert {one.code for one in prompts("adult")} - {one.code for one in prompts("child")} == {
        "advocate"
    }
    assert any(one.family for one in roles().values())


def test_what_was_offered_answers_its_prompt_and_waits_for_an_answer(world, review):
    row: Review = review()
    assert "told" in missing(row)
    made = record_offer(row, VISIT, **at(world))
    assert made.waits
    assert "told" not in missing(row)
    made = record_answer(made, answer="declined", on=TODAY, **WORDS, **at(world))
    assert (made.get_answer_display(), made.waits) == ("Declined", False)


def test_nothing_offered_needs_a_reason_and_counts_as_thought_of(world, review):
    row = review()
    with pytest.raises(ValidationError) as refused:
        record_offer(row, Offered("work", "sibling"), **at(world))
    assert list(refused.value.message_dict) == ["offered_on"]
    because = "A trial comes first; the panel decided."
    said = Offered("work", "parent", not_offered_because=because, prompt="heard")
    made = record_offer(row, said, **at(world))
    assert "heard" not in missing(row)
    with pytest.raises(ValidationError, match="Nothing was offered"):
        record_answer(made, answer="accepted", on=TODAY, asked="", done="", **at(world))


@pytest.mark.parametrize(
    ("said", "box"),
    [
        (Offered("begin", "parent", TODAY, ""), "how"),
        (Offered("begin", "parent", TODAY + DAY, "letter"), "offered_on"),
        (Offered("begin", "parent", TODAY, "letter", "", "Too late"), "not_offered_because"),
        (Offered("begin", "king", TODAY, "letter"), "role"),
        (Offered("never", "parent", TODAY, "letter"), "stage"),
        (Offered("begin", "parent", TODAY, "letter", "", "", "advocate"), "prompt"),
    ],
)
def test_what_cannot_be_is_refused_at_its_box(world, review, said, box):
    with pytest.raises(ValidationError) as refused:
        record_offer(review(), said, **at(world))
    assert list(refused.value.message_dict) == [box]


def test_an_answer_comes_neither_before_the_offer_nor_after_today(world, review):
    made = record_offer(review(), VISIT, **at(world))
    for on in (TODAY - 8 * DAY, TODAY + DAY):
        with pytest.raises(ValidationError) as refused:
            record_answer(made, answer="accepted", on=on, **WORDS, **at(world))
        assert list(refused.value.message_dict) == ["on"]


def test_the_second_click_records_nothing_anew_and_a_slip_is_struck(world, review):
    row = review()
    made = record_offer(row, VISIT, **at(world))
    assert record_offer(row, VISIT, **at(world)) == made
    strike_involvement(made, because="Another review", by=world.officer)
    assert "told" in missing(row)
    assert record_offer(row, VISIT, **at(world)) != made
    with pytest.raises(ValidationError, match="struck already"):
        strike_involvement(made, because="Again", by=world.officer)


def test_stages_are_reached_by_the_dates_of_the_review(world, review, signed_off):
    assert [one.stage.code for one in by_stage(review()) if one.reached] == ["begin", "work"]
    signed = signed_off(date(2026, 4, 17))
    assert [one.stage.code for one in by_stage(signed) if one.reached] == [
        *("begin", "work", "report"),
    ]


def test_the_readers_of_the_review_read_it_and_the_service_acts(world, review):
    made = record_offer(review(), VISIT, **at(world))
    assert can(world.chair, "view", made)
    assert not can(world.member, "view", made)
    with pytest.raises(NotAllowed):
        strike_involvement(made, because="No", by=world.chair)


def test_the_page_leads_from_a_prompt_to_its_record(
    world: Any, review: Callable[..., Review], client: Client
) -> None:
    row = review()
    client.force_login(world.officer)
    page = reverse("involvement:involvement", args=[row.address])
    new = reverse("involvement:offer", args=[row.address])
    assert f"{new}?prompt=told" in client.get(page).content.decode()
    body = client.get(f"{new}?prompt=told").content.decode()
    assert 'value="told" selected' in body
    today = timezone.localdate()
    said: dict[str, Any] = {"role": "parent", "stage": "begin", "prompt": "told", "how": "letter"}
    said |= {"what": "A visit by Mrs Example"}
    said |= {f"offered_on_{one}": getattr(today, one) for one in ("day", "month", "year")}
    body = client.post(new, said).content.decode()
    assert "looks like a name" in body
    assert not Involvement.objects.exists()
    assert client.post(new, said | {"what": "A visit"}).status_code == 302
    shown = client.get(page).content.decode()
    assert "Answer awaited" in shown
    assert f"{new}?prompt=told" not in shown
