"""Figures of a source stand beside our own count, and neither is put in the other's place."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from boards.tests import factories as make
from partnership.access.services import NotAllowed
from reviews.deaths.counting import preferred, quarters, years
from reviews.deaths.loading import load_figures
from reviews.deaths.models import Death, DeathFigures
from reviews.deaths.services import reviewing
from reviews.deaths.services.counting import correct_figures, enter_figures
from reviews.deaths.tests.conftest import TODAY, Place
from reviews.quarters import quarter_of, quarter_words, year_of, year_words

pytestmark = pytest.mark.django_db
Make = Callable[..., Death]


def enter(place: Place, **more: Any) -> DeathFigures:
    said = {
        "length": "quarter",
        "starts_on": date(2026, 7, 1),
        "of": "",
        "notified": 9,
        "reviewed": 6,
        "modifiable": 2,
        "by_category": {"7": 4, "8": 2},
        "source": "Export of the national database",
        "source_on": date(2026, 10, 5),
        **more,
    }
    return enter_figures(place.partnership, by=place.officer, today=TODAY, **said)


def test_periods_begin_on_their_first_days():
    assert quarter_of(date(2026, 11, 19)) == date(2026, 10, 1)
    assert year_of(date(2026, 3, 31)) == date(2025, 4, 1)
    assert (quarter_words(date(2026, 1, 1)), year_words(date(2099, 4, 1))) == (
        "January to March 2026",
        "2099-00",
    )


def test_our_count_stands_beside_the_source_and_the_difference_is_said(place: Place, death: Make):
    row = death(date(2026, 8, 3))
    death(date(2026, 9, 30))
    meeting = place.meeting(date(2026, 9, 21))
    outcome = reviewing.Outcome(meeting=meeting, category=7, factors="identified")
    reviewing.record_review(row, outcome, by=place.officer, today=TODAY)
    figures = enter(place)
    period = quarters(place.partnership, DeathFigures.objects.all(), TODAY)[1]
    here, [given] = period.here, period.given
    assert (here.notified, here.reviewed, here.modifiable) == (2, 1, 1)
    assert here.categories == [("Chromosomal, genetic and congenital anomalies", 1)]
    assert given.figures == figures
    assert period.differences == [
        "Notified: 9 by the source, 2 counted here",
        "Reviewed: 6 by the source, 1 counted here",
        "With modifiable factors: 2 by the source, 1 counted here",
    ]


def test_figures_of_one_area_alone_are_not_compared_with_all(place: Place):
    enter(place, of="Fenshire alone")
    assert quarters(place.partnership, DeathFigures.objects.all(), TODAY)[1].differences == []


def test_entered_twice_they_stand_once_and_other_numbers_are_refused(place: Place):
    assert enter(place) == enter(place)
    with pytest.raises(ValidationError, match="correct them"):
        enter(place, notified=10)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"starts_on": date(2026, 8, 1)}, "starts_on"),
        ({"modifiable": 7}, "__all__"),
        ({"by_category": {"7": 4, "8": 3}}, "reviewed"),
        ({"source_on": date(2026, 11, 20)}, "source_on"),
        ({"starts_on": date(2027, 1, 1)}, "starts_on"),
        ({"notified": None, "reviewed": None, "modifiable": None}, "notified"),
    ],
)
def test_numbers_that_cannot_be_are_refused(place: Place, more: dict[str, Any], field: str):
    with pytest.raises(ValidationError) as refused:
        enter(place, **more)
    assert field in refused.value.message_dict


def test_a_correction_keeps_what_stood_with_the_reason(place: Place):
    row = enter(place)
    said = {"notified": 10, "reviewed": 6, "modifiable": 2, "by_category": {}}
    said |= {"source": row.source, "source_on": row.source_on}
    correct_figures(row, because="A late notice", by=place.officer, today=TODAY, **said)
    newest, first = row.history.all()
    assert (newest.notified, newest.history_change_reason) == (10, "A late notice")
    assert first.notified == 9
    with pytest.raises(NotAllowed):
        correct_figures(row, because="No", by=place.chair, today=TODAY, **said)


def test_the_printed_figures_come_along_as_they_were_printed(place: Place):
    place.partnership.key = "cambridgeshire-and-peterborough"
    place.partnership.save_because("renamed", by=None)
    assert len(load_figures(place.partnership, "imported")) == 5
    assert load_figures(place.partnership, "imported") == []
    five = years(place.partnership, DeathFigures.objects.all(), date(2016, 3, 31))
    printed = [preferred(period) for period in five]
    assert [count.modifiable for count in printed] == [5, 5, 6, 5, 6]
    assert [count.share for count in printed] == ["", "", "", "", "30 per cent"]
    assert printed[0].reviewed is None  # not given is not nought
    assert load_figures(make.a_partnership(), "imported") == []


def test_the_independent_chair_reads_counts_and_finds_no_death(
    client: Client, place: Place, death: Make
):
    row = death()
    enter(place)
    client.force_login(place.independent)
    page = reverse("deaths:figures", args=[place.partnership.key])
    said = client.get(page).content.decode()
    assert "Export of the national database" in said
    assert row.reference not in said
    assert reverse("deaths:register", args=[place.partnership.key]) not in said
