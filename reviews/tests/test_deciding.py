"""The legal test: what the answers allow, what is kept of them, and what would follow."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from boards.models import HowTaken
from partnership.access.services import NotAllowed
from reviews import services
from reviews.criteria import law_for, legal_tests
from reviews.foresight import foresee
from reviews.models import About, Basis, Incident, Kind, Outcome, Review
from reviews.services.deciding import Said, Verdict
from tests import factories as make

AWARE, MET, TODAY = date(2026, 9, 1), date(2026, 10, 15), date(2026, 11, 2)
CHILD, ADULT = law_for(About.CHILD, TODAY), law_for(About.ADULT, TODAY)


def incident(world: Any, about: str) -> Incident:
    group = world.group if about == About.CHILD else world.adults
    return services.record_incident(
        group,
        about=about,
        council=world.council,
        became_aware_on=AWARE,
        what_happened="Something happened.",
        by=world.officer,
        today=TODAY,
    )


def decide(world: Any, about: str, outcome: str, yes: str, **more: Any) -> Review | None:
    """Decide by answers of yes to the limbs named and no to the rest."""
    row = incident(world, about)
    law = law_for(about, MET)
    answers = {limb.code: Said("yes" if limb.code in yes.split() else "no") for limb in law.limbs}
    fields = {"answers": answers, **more}
    chair = world.chair if about == About.CHILD else world.independent
    held = make.meeting(row.board, MET)
    verdict = Verdict(outcome, HowTaken.MEETING, MET, chair, "As answered.", held, **fields)
    return services.decide(row, verdict, by=world.officer, today=TODAY)


@pytest.mark.parametrize(
    ("yes", "force"),
    [
        ("needs together died", "must"),
        ("needs together alive", "must"),
        ("needs together", "may"),
        ("needs died", "may"),
        ("together died", "closed"),
    ],
)
def test_section_44_is_read_limb_by_limb(yes: str, force: str) -> None:
    answers = {limb.code: "yes" if limb.code in yes.split() else "no" for limb in ADULT.limbs}
    assert ADULT.read(answers).force == force


def test_what_is_not_known_makes_no_review_mandatory_and_closes_none() -> None:
    assert ADULT.read({limb.code: "not_known" for limb in ADULT.limbs}).force == "may"


def test_a_review_of_a_child_is_never_forced_and_never_closed() -> None:
    assert {reading.force for reading in CHILD.readings} == {"may"}


def test_every_test_is_read_by_the_law_of_its_day() -> None:
    assert set(legal_tests()) == {"CHILD-2018", "ADULT-2015"}
    with pytest.raises(LookupError):
        law_for(About.ADULT, date(2015, 3, 31))


@pytest.mark.parametrize("outcome", [Outcome.NO_REVIEW, Outcome.MULTI_AGENCY])
def test_where_the_act_says_must_nothing_but_an_adult_review_is_recorded(
    world: Any, outcome: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        decide(world, About.ADULT, outcome, "needs together died")
    assert "The board must arrange a review" in refused.value.message_dict["outcome"][0]
    assert not Review.objects.exists()


def test_without_needs_for_care_and_support_no_adult_review_starts(world: Any) -> None:
    with pytest.raises(ValidationError):
        decide(world, About.ADULT, Outcome.REVIEW, "together died")
    assert not Incident.objects.get().answers.exists()


@pytest.mark.parametrize(
    ("yes", "basis"),
    [("needs together alive", Basis.MANDATORY), ("needs alive", Basis.DISCRETIONARY)],
)
def test_an_adult_review_is_mandatory_or_discretionary_by_the_answers(
    world: Any, yes: str, basis: str
) -> None:
    review = decide(world, About.ADULT, Outcome.REVIEW, yes)
    assert review is not None
    assert (review.kind, review.basis) == (Kind.ADULT, basis)


def test_another_multi_agency_review_has_a_reference_and_an_aim_of_its_own(world: Any) -> None:
    review = decide(world, About.CHILD, Outcome.MULTI_AGENCY, "abuse harm area")
    assert review is not None
    assert (review.kind, review.basis, review.reference) == (Kind.MULTI_AGENCY, "", "MAR-2026-001")
    assert not review.is_practice_review


def test_every_answer_is_kept_as_it_was_given(world: Any) -> None:
    review = decide(world, About.CHILD, Outcome.REVIEW, "abuse harm area together")
    assert review is not None
    kept = {row.limb: row.answer for row in review.incident.answers.all()}
    assert kept == {
        **{code: "yes" for code in ("abuse", "harm", "area", "together")},
        **{code: "no" for code in ("improvements", "recurrent", "panel")},
    }


def test_a_limb_that_nobody_answered_is_asked_for(world: Any) -> None:
    with pytest.raises(ValidationError) as refused:
        decide(world, About.ADULT, Outcome.REVIEW, "", answers={"needs": Said("yes")})
    assert set(refused.value.message_dict) == {"limb_together", "limb_died", "limb_alive"}


def test_dissent_is_kept_beside_the_decision_once_for_each_agency(world: Any) -> None:
    dissents = ((world.trust, "A multi-agency review would show as much."),)
    review = decide(world, About.CHILD, Outcome.REVIEW, "abuse harm area", dissents=dissents)
    assert review is not None
    row = review.incident
    said = {"words": "Not proportionate.", "by": world.officer, "today": TODAY}
    services.record_dissent(row, agency=world.council, **said)
    assert {one.agency for one in row.dissents.all()} == {world.trust, world.council}
    with pytest.raises(ValidationError):
        services.record_dissent(row, agency=world.trust, **said)


def test_dissent_is_recorded_by_the_service_and_only_after_the_decision(world: Any) -> None:
    row = incident(world, About.CHILD)
    said = {"agency": world.trust, "words": "No.", "today": TODAY}
    with pytest.raises(NotAllowed):
        services.record_dissent(row, by=world.member, **said)
    with pytest.raises(ValidationError):
        services.record_dissent(row, by=world.officer, **said)


def days(world: Any, about: str, kind: str, decided_on: date) -> dict[str, date | None]:
    seen = foresee(incident(world, about), kind, decided_on=decided_on, user=world.officer)
    return {line.what: line.day for line in seen.lines}


def test_what_would_follow_for_a_practice_review_counts_back_from_the_last_day_of_work(
    world: Any,
) -> None:
    found = days(world, About.CHILD, Kind.PRACTICE, date(2025, 8, 31))
    # 31 August and six months is Saturday 28 February; Friday 27 February, less seven.
    assert found["Complete and publish the practice review"] == date(2026, 2, 28)
    assert found["Publication"] == date(2026, 2, 27)
    assert found["Copy to Ofsted"] == date(2026, 2, 18)


def test_for_an_adult_nothing_national_would_follow(world: Any) -> None:
    assert days(world, About.ADULT, Kind.ADULT, MET) == {
        "Complete the safeguarding adult review": date(2027, 4, 15)
    }


def test_a_board_slot_that_is_missing_is_said_and_one_that_stands_is_named(world: Any) -> None:
    row = incident(world, About.CHILD)
    seen = foresee(row, Kind.PRACTICE, decided_on=MET, user=world.officer)
    assert any(words.startswith(f"No meeting of {row.board}") for words in seen.clashes)
    make.meeting(row.board, date(2027, 3, 2))
    seen = foresee(row, Kind.PRACTICE, decided_on=MET, user=world.officer)
    assert {line.day for line in seen.lines if line.what == f"Report to {row.board}"} == {
        date(2027, 3, 2)
    }
