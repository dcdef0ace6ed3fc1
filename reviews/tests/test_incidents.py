"""From incident to decision: days in order, corrections with a reason, the chair of that day."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from boards.models import HowTaken
from partnership.access.services import NotAllowed
from partnership.clock.models import Deadline
from reviews import services
from reviews.models import About, Outcome
from reviews.services.deciding import Verdict
from tests.factories import World, agency, meeting

KNOWN = date(2026, 4, 1)


def test_notice_and_rapid_review_run_as_the_guidance_counts_them(world, incident):
    row = incident(KNOWN)
    assert due(row) == {"SIN-PANEL": date(2026, 4, 10)}
    services.record_notice(row, on=date(2026, 4, 10), by=world.officer, today=date(2026, 4, 10))
    assert due(row) == {"SIN-PANEL": date(2026, 4, 10), "RR-15": date(2026, 5, 1)}


def test_before_september_2022_the_rapid_review_ran_from_becoming_aware(incident):
    assert due(incident(date(2022, 3, 4)))["RR-15"] == date(2022, 3, 25)


def due(row) -> dict[str, date]:
    return {deadline.code: deadline.due_on for deadline in Deadline.objects.about(row)}


def test_no_childs_duty_runs_for_an_adult(incident):
    assert due(incident(KNOWN, adult=True)) == {}


def test_a_recorded_day_is_corrected_only_with_a_reason(world, incident):
    row = incident(KNOWN)
    today = date(2026, 4, 20)
    services.record_notice(row, on=date(2026, 4, 14), by=world.officer, today=today)
    with pytest.raises(ValidationError, match="Say why that is corrected"):
        services.record_notice(row, on=date(2026, 4, 9), by=world.officer, today=today)
    row = services.record_notice(
        row, on=date(2026, 4, 9), because="the receipt says 9 April", by=world.officer, today=today
    )
    assert "the receipt says 9 April" in row.history.first().history_change_reason


@pytest.mark.parametrize("on", [date(2026, 3, 31), date(2026, 4, 30)])
def test_a_notice_is_neither_before_the_council_knew_nor_in_the_future(world, incident, on):
    with pytest.raises(ValidationError):
        services.record_notice(incident(KNOWN), on=on, by=world.officer, today=date(2026, 4, 20))


def test_a_council_of_another_partnership_is_not_taken(world):
    with pytest.raises(ValidationError, match="council of this partnership"):
        services.record_incident(
            world.group,
            about=About.CHILD,
            council=agency("A council elsewhere"),
            became_aware_on=KNOWN,
            what_happened="Something.",
            by=world.officer,
            today=KNOWN,
        )


def test_numbers_tell_nothing_of_another_partnerships_cases(world, incident):
    first = incident(KNOWN)
    other = World()
    theirs = services.record_incident(
        other.group,
        about=About.CHILD,
        council=other.council,
        became_aware_on=KNOWN,
        what_happened="Something.",
        by=other.officer,
        today=KNOWN,
    )
    assert first.reference == "N-2026-001"
    assert theirs.reference == f"{other.partnership.code.upper()}-N-2026-001"


def verdict(world, **more) -> Verdict:
    given = {
        "outcome": Outcome.REVIEW,
        "how": HowTaken.CHAIRS_ACTION,
        "taken_on": date(2026, 4, 15),
        "taken_by": world.chair,
        "reasons": "The test is met.",
        "could_not_wait": "The next meeting is in June.",
    }
    return Verdict(**{**given, **more})


def decide(row, given, world):
    return services.decide(row, given, by=world.officer, today=date(2026, 4, 20))


def test_a_chairs_action_is_a_decision_with_its_record_and_starts_six_months(world, incident):
    row = incident(KNOWN)
    review = decide(row, verdict(world), world)
    assert review.decision.could_not_wait == "The next meeting is in June."
    assert due(review) == {"LCSPR-6M": date(2026, 10, 15)}


def test_no_review_is_a_decision_too(world, incident):
    row = incident(KNOWN)
    assert decide(row, verdict(world, outcome=Outcome.NO_REVIEW), world) is None
    row.refresh_from_db()
    assert row.get_outcome_display() == "No review"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"could_not_wait": " "}, "could not wait"),
        ({"taken_on": date(2026, 4, 30)}, "after today"),
        ({"taken_on": date(2026, 3, 30)}, "became aware"),
        ({"how": HowTaken.MEETING}, "Choose the meeting"),
    ],
)
def test_a_decision_out_of_order_is_refused_whole(world, incident, more, words):
    row = incident(KNOWN)
    with pytest.raises(ValidationError, match=words):
        decide(row, verdict(world, **more), world)
    row.refresh_from_db()
    assert row.decision is None


def test_only_who_chaired_the_group_that_day_can_have_decided(world, incident):
    with pytest.raises(ValidationError, match="did not chair"):
        decide(incident(KNOWN), verdict(world, taken_by=world.member), world)


def test_a_meeting_of_another_group_or_day_did_not_decide(world, incident):
    other = meeting(world.adults, date(2026, 4, 15))
    given = {"how": HowTaken.MEETING, "could_not_wait": ""}
    with pytest.raises(ValidationError, match="another group"):
        decide(incident(KNOWN), verdict(world, meeting=other, **given), world)
    own = meeting(world.group, date(2026, 4, 14))
    with pytest.raises(ValidationError, match="held on 14 April 2026"):
        decide(incident(KNOWN), verdict(world, meeting=own, **given), world)


def test_a_member_reads_but_does_not_decide(world, incident):
    with pytest.raises(NotAllowed):
        services.decide(incident(KNOWN), verdict(world), by=world.member, today=date(2026, 4, 20))
