"""A draft keeps no words of findings: it tells what stands, in the order chosen."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from partnership.access.services import NotAllowed
from partnership.documents.blocks import Points, Words
from reviews.findings.services import learning, recommending
from reviews.findings.services.learning import Found
from reviews.models import Scope
from reviews.packs.drawing import draft_of, text_of
from reviews.packs.layouts import LAYOUTS
from reviews.packs.models import Kind, Pack, PackText
from reviews.packs.services import writing
from reviews.packs.services.writing import Choice
from reviews.packs.tests.conftest import LEARNED, TODAY, Here
from tests.factories import World

pytestmark = pytest.mark.django_db


def told(pack: Pack, kind: str = Kind.BRIEFING) -> str:
    return text_of(draft_of(pack, kind).blocks)


def test_a_briefing_has_seven_headings():
    assert len(LAYOUTS[Kind.BRIEFING]) == 7


def test_findings_and_recommendations_stand_in_the_order_chosen(here: Here):
    pack = here.choose(here.findings[::-1], here.advice)
    blocks = draft_of(pack, Kind.BRIEFING).blocks
    points = [block.points for block in blocks if isinstance(block, Points)]
    assert points == [
        ["Nobody asked why visits had stopped", LEARNED],
        [
            "A trust: Ring the other agencies on the day",
            "The whole system: Ask about missed visits",
        ],
    ]


def test_a_summary_says_whom_each_recommendation_asks(here: Here):
    blocks = draft_of(here.choose([], here.advice[:1]), Kind.SUMMARY).blocks
    assert Words("Ring the other agencies on the day", "A trust") in blocks


def test_a_finding_that_is_corrected_is_corrected_in_the_draft(here: Here):
    pack, row = here.whole(), here.findings[0]
    found = Found("What each knew was kept apart", row.theme, row.found_on)
    learning.change_finding(row, found, because="Clearer", by=here.world.officer, today=TODAY)
    assert "What each knew was kept apart" in told(pack)
    assert LEARNED not in told(pack)


def test_what_is_withdrawn_or_struck_is_left_out_and_told(here: Here):
    pack = here.whole()
    by: dict[str, Any] = {"by": here.world.officer, "today": TODAY}
    recommending.withdraw_recommendation(here.advice[1], because="Said twice", **by)
    learning.strike_finding(here.findings[1], because="Said twice", **by)
    assert "visits" not in told(pack)
    assert draft_of(pack, Kind.BRIEFING).gone == 2


def test_lines_become_points_and_headings_without_words_are_told(here: Here):
    pack = here.write(questions="Who knows?\n\n Who asks? ")
    draft = draft_of(pack, Kind.BRIEFING)
    assert Points(["Who knows?", "Who asks?"]) in draft.blocks
    assert draft.missing[0] == "The title for everybody"
    assert "Why this matters" in draft.missing
    assert "Questions for your team" not in draft.missing


def test_where_only_improvements_are_published_no_finding_is_told(here: Here):
    here.plan(Scope.IMPROVEMENTS)
    pack = here.whole()
    assert LEARNED not in told(pack)
    assert "What happened, in general words" not in told(pack)
    assert "Ask about missed visits" in told(pack)
    with pytest.raises(ValidationError, match="no such heading"):
        here.write(happened="Words")


def test_a_review_of_which_nothing_is_published_has_no_pack(here: Here):
    here.plan(Scope.NOTHING)
    with pytest.raises(ValidationError, match="it has no pack"):
        here.write(why="Words")
    assert not Pack.objects.exists()


def test_the_same_words_again_change_nothing(here: Here):
    for _ in range(2):
        here.whole()
    assert Pack.objects.count() == 1
    assert {row.history.count() for row in PackText.objects.all()} == {1}
    assert {one.history.count() for one in here.whole().chosen.all()} == {1}


def test_two_things_at_one_place_or_of_elsewhere_are_refused_and_nothing_is_written(here: Here):
    first, second = (row.pk for row in here.findings)
    for places in ({first: 1, second: 1}, {first: 1, 10_000: 2}):
        with pytest.raises(ValidationError):
            writing.choose(here.review, Choice("A", places, {}), by=here.world.officer, today=TODAY)
    assert not Pack.objects.exists()


def test_what_loses_its_place_is_left_out_and_may_come_back(here: Here):
    pack = here.choose(here.findings, here.advice)
    here.choose(here.findings[:1], [])
    assert pack.chosen.count() == 1
    here.choose(here.findings, here.advice)
    assert pack.chosen.count() == 4


def test_only_the_service_writes(here: Here):
    world = here.world
    for person in (world.independent, world.chair, world.lead, World().officer):
        with pytest.raises(NotAllowed):
            here.write(why="Words", by=person)
        with pytest.raises(NotAllowed):
            here.choose([], [], by=person)


def test_a_long_briefing_says_how_long_it_takes_to_read(here: Here):
    draft = draft_of(here.whole(why="word " * 799), Kind.BRIEFING)
    assert not draft.is_long
    assert draft_of(here.whole(why="word " * 1100), Kind.BRIEFING).is_long
