"""Reviews that ran before the portal: a month is no day, and the clock says so."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from boards.models import Decision, Meeting
from partnership.access.offices import Office
from partnership.clock.models import Deadline
from partnership.clock.services import refresh_all
from partnership.sheets.registry import Act
from partnership.sheets.undoing import undo
from reviews import services
from reviews.models import Incident, Review
from reviews.rules import publication_blockers
from tests import factories as make
from tests.factories import World
from tests.imports.brought import LATER, TODAY, applied, brought, trial, wrong

pytestmark = pytest.mark.django_db


def running(world: World, **more: Any) -> dict[str, Any]:
    """One row of the sheet: about a child, known to the day unless told otherwise."""
    row = {
        "About": "A child",
        "Group": world.group.name,
        "Council": world.council.name,
        "Became aware on": "7 May 2026",
        "Panel notified on": "11 May 2026",
        "Rapid review sent on": "1 June 2026",
        "Decided on": "7/7/2026",
        "How decided": "At a meeting",
        "Chair’s e-mail": world.chair.email,
        "What happened": "Something happened.",
        "Reasons": "The test is met.",
    }
    return row | {name.replace("_", " "): value for name, value in more.items()}


def months(world: World, **more: Any) -> dict[str, Any]:
    """The same, known only to the month."""
    days = {"Panel notified on": None, "Rapid review sent on": None}
    known = {"Became aware on": "May 2026", "Decided on": "07/2026"}
    return running(world, **more) | days | known


def test_a_review_known_to_the_day_has_its_clock(world):
    applied(world, "reviews", running(world))
    review = Review.objects.get()
    assert (review.decided_on, review.reference) == (date(2026, 7, 7), "CR-2026-001")
    assert Meeting.objects.get(board=world.group).held_on == date(2026, 7, 7)
    due = Deadline.objects.about(review).get(code="LCSPR-6M")
    assert due.due_on == date(2027, 1, 7)
    assert {row.code for row in Deadline.objects.about(review.incident)} == {"SIN-PANEL", "RR-15"}


def test_from_a_month_nothing_is_counted_and_the_pages_say_so(world, client):
    applied(world, "reviews", months(world))
    review = Review.objects.get()
    refresh_all()
    assert not Deadline.objects.about(review).exists()
    assert not Deadline.objects.about(review.incident).exists()
    assert review.decision.meeting is None
    assert not Meeting.objects.exists()
    client.force_login(world.head)
    page = client.get(review.get_absolute_url()).content.decode()
    assert "Under way since July 2026. Known only to the month: the clock cannot say." in page
    others = [review.incident.get_absolute_url(), world.group.get_absolute_url()]
    others += [reverse("reviews:incidents"), reverse("reviews:reviews")]
    others.append(reverse("reviews:review_decision", args=[review.reference]))
    for address in (review.get_absolute_url(), *others):
        page = client.get(address).content.decode()
        assert ", day not known" in page
        assert "1 May 2026" not in page.partition('id="l"')[0]
        assert "1 July 2026" not in page
    assert "the clock cannot say" in client.get(others[0]).content.decode()


def test_the_clock_starts_when_the_day_is_said(world, client):
    applied(world, "reviews", months(world))
    review = Review.objects.get()
    client.force_login(world.head)
    for page, row, month in (
        ("say_aware", review.incident, 5),
        ("say_decided", review, 7),
    ):
        day = {"on_day": 7, "on_month": month, "on_year": 2026}
        address = reverse(f"reviews:{page}", args=[row.reference])
        assert client.post(address, {**day, "on_month": month + 1}).status_code == 200
        assert client.post(address, day).status_code == 302
        assert "known already" in client.post(address, day).content.decode()
    review.refresh_from_db()
    assert Deadline.objects.about(review).get(code="LCSPR-6M").due_on == date(2027, 1, 7)
    assert Deadline.objects.about(review.incident).filter(code="SIN-PANEL").exists()
    assert review.decision.meeting.held_on == date(2026, 7, 7)


def test_a_day_said_lies_in_its_month_and_not_before_the_council_knew(world):
    past = running(world) | {"Became aware on": "20 May 2026", "Decided on": "May 2026"}
    past |= {"Panel notified on": None, "Rapid review sent on": None}
    applied(world, "reviews", past)
    review = Review.objects.get()
    for on, words in ((date(2026, 6, 1), "recorded as May 2026"), (date(2026, 5, 7), "not become")):
        with pytest.raises(ValidationError, match=words):
            services.say_decided(review, on=on, by=world.head, today=TODAY)


def test_six_months_from_a_month_are_over_only_when_they_are_for_certain(world):
    applied(world, "reviews", months(world))
    review = Review.objects.get()
    review.signed_off_on, review.signed_off_by = date(2026, 11, 1), world.head
    review.planned_on = date(2026, 11, 22)
    review.save_because("as if signed off", by=world.head)
    late = [
        day
        for day in (date(2027, 1, 1), date(2027, 1, 31), date(2027, 2, 1))
        if any(one.code == "LCSPR-6M" for one in publication_blockers(review, day))
    ]
    assert late == [date(2027, 2, 1)]


def test_the_same_reviews_twice_change_nothing(world):
    rows = (running(world), months(world, Reference="Fen-7", What_happened="More"))
    applied(world, "reviews", *rows)
    assert set(Review.objects.values_list("reference", flat=True)) == {"CR-2026-001", "FEN-7"}
    row = applied(world, "reviews", *rows)
    assert row.counts["nothing"] == 2
    assert Review.objects.count() == 2


def test_a_review_goes_with_all_that_led_to_it(world):
    row = applied(world, "reviews", running(world))
    undo(row, by=world.head, now=LATER)
    for model in (Review, Incident, Decision, Meeting, Deadline):
        assert not model.objects.exists()
    assert Review.history.first().history_type == "-"


def test_a_review_that_was_worked_on_stays(world):
    row = applied(world, "reviews", running(world))
    review = Review.objects.get()
    services.record_delay(
        review,
        services.Delayed(
            reason="inquest",
            explanation="An inquest is open.",
            told_panel_on=None,
            told_sos_on=None,
        ),
        by=world.head,
        today=TODAY,
    )
    with pytest.raises(ValidationError, match="is used by a later delay"):
        undo(row, by=world.head, now=LATER)
    assert Deadline.objects.about(review).exists()


def test_mistakes_about_reviews_are_told_by_row_and_column(world):
    there = make.partnership("Elsewhere")
    group = make.board(there)
    make.seat(world.stranger, Office.GROUP_CHAIR, group)
    chair = world.chair.memberships.get()
    chair.starts_on = date(2020, 1, 1)
    chair.save_because("corrected", by=None)
    assert wrong(
        world,
        "reviews",
        running(world, Reference="CR-2026-009"),
        running(world, Group=world.executive.name, What_happened="B"),
        running(world, Council=world.trust.name, What_happened="C"),
        running(world, Decided_on="April 2026", What_happened="D"),
        running(world, Became_aware_on="7 May 2030", What_happened="E"),
        running(world, About="An adult with care and support needs", What_happened="F"),
        running(world, How_decided="By chair's action between meetings", What_happened="G"),
        running(world, What_happened="H") | {"Chair’s e-mail": world.stranger.email},
        running(world, Panel_notified_on="May 2026", What_happened="I"),
        months(world, What_happened="J") | {"Decided on": "December 2019"},
    ) == [
        (2, "Reference", "The portal gives references like this itself: leave it empty"),
        (3, "Group", f"{world.executive} does not decide on reviews"),
        (4, "Council", "A trust is no council of this partnership today"),
        (5, "Decided on", "It cannot be decided before the council became aware"),
        (6, "Became aware on", "It cannot be after today, 22 November 2026"),
        (6, "Decided on", "It cannot be decided before the council became aware"),
        (6, "Panel notified on", "The Panel cannot be notified before the council became aware"),
        (7, "Panel notified on", "Only for a child: leave it empty"),
        (7, "Rapid review sent on", "Only for a child: leave it empty"),
        (8, "Why it could not wait", "Say why the chair’s action could not wait for a meeting"),
        (9, "Chair’s e-mail", "Nobody with this address chaired the group then, 7 July 2026"),
        (10, "Panel notified on", "The day is missing. Write the date like 7 May 2026 or 7/5/2026"),
        (10, "Rapid review sent on", "The rapid review follows the notice to the Panel"),
        (11, "Chair’s e-mail", "Nobody with this address chaired the group then, December 2019"),
        (11, "Decided on", "It cannot be decided before the council became aware"),
    ]


def test_a_reference_of_another_partnership_is_not_told(world):
    applied(world, "reviews", running(world, Reference="FEN-1"))
    other = World()
    assert wrong(other, "reviews", running(other, Reference="FEN-1")) == []
    applied(other, "reviews", running(other, Reference="FEN-1"))
    own = Review.objects.get(board__partnership=other.partnership)
    assert own.reference == f"{other.partnership.code.upper()}-FEN-1"
    again = trial(brought(other, "reviews", running(other, Reference="FEN-1")), other)
    assert [line.act for line in again.lines] == [Act.NOTHING]


def test_a_reference_that_cannot_be_used_is_answered_alike_whatever_the_reason(world):
    other = World()
    words = "This reference cannot be used: letters, digits and hyphens, 30 at most"
    long = "F" * (30 - len(other.partnership.code))
    for typed in ("FEN 1", long):
        found = wrong(other, "reviews", running(other, Reference=typed))
        assert found == [(2, "Reference", words)]


def test_the_trial_says_what_the_clock_cannot(world):
    line = trial(brought(world, "reviews", months(world)), world).lines[0]
    assert line.notes == [
        "Became aware on: known only to the month, so the clock cannot say",
        "Decided on: known only to the month, so the clock cannot say",
    ]
