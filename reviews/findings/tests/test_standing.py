"""Where a recommendation stands is read from its decisions, its actions and its checks."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from boards.actions.services import closing
from boards.models import Action, HowTaken, SourceKind
from reviews.findings.doors import waiting_for
from reviews.findings.models import Recommendation
from reviews.findings.services import recommending
from reviews.findings.standing import State, state_of, with_state
from reviews.findings.tests.conftest import TODAY
from tests.factories import meeting

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 9, 1, 12, tzinfo=UTC)


def test_it_goes_from_a_decision_to_a_checked_impact(recommend, decide, act_on, close, check):
    row = recommend()
    assert state_of(row) == State.WAITING
    decide(row)
    assert state_of(row) == State.ACCEPTED
    action = act_on(row)
    assert state_of(row) == State.UNDER_WAY
    close(action)
    assert state_of(row) == State.DONE
    check(row, True)
    assert state_of(row) == State.CHECKED


def test_where_practice_did_not_change_it_is_open_again_until_a_further_action_is_done(
    world, recommend, decide, act_on, close, check
):
    row = recommend()
    decide(row)
    close(act_on(row))
    check(row, False)
    assert state_of(row) == State.AGAIN
    further = act_on(row, "Train every team.")
    assert state_of(row) == State.UNDER_WAY
    close(further, now=LATER)
    assert state_of(row) == State.DONE
    check(row, True, date(2026, 9, 2))
    assert state_of(row) == State.CHECKED


def test_an_action_that_is_opened_again_opens_the_recommendation(
    world, recommend, decide, act_on, close, check
):
    row = recommend()
    decide(row)
    ended = close(act_on(row))
    check(row, True)
    closing.reopen(
        ended.action,
        because="It slipped",
        due_on=LATER.date(),
        by=world.officer,
        today=date(2026, 8, 20),
        now=LATER,
    )
    assert state_of(row) == State.UNDER_WAY


def test_one_open_action_among_closed_ones_keeps_it_under_way(recommend, decide, act_on, close):
    row = recommend()
    decide(row)
    close(act_on(row, "One"))
    act_on(row, "Another")
    assert state_of(row) == State.UNDER_WAY


def test_what_is_not_accepted_says_why_and_a_later_decision_takes_its_place(
    world, recommend, decide, act_on
):
    row = recommend()
    with pytest.raises(ValidationError, match="annual report"):
        decide(row, False)
    with pytest.raises(ValidationError, match="annual report"):
        decide(row, False, "   ")
    assert state_of(row) == State.WAITING
    decide(row, False, "Another law does so already.")
    assert state_of(row) == State.REFUSED
    with pytest.raises(ValidationError, match="once the recommendation is accepted"):
        act_on(row)
    decide(row, True)
    assert state_of(row) == State.ACCEPTED
    assert row.acceptances.count() == 2


def test_a_decision_names_its_meeting_and_who_chaired_on_that_day(world, recommend, decide):
    row = recommend()
    held = meeting(world.executive, TODAY)
    elsewhere = meeting(world.service, TODAY)
    for wrong in (
        {"how": HowTaken.MEETING},
        {"how": HowTaken.MEETING, "meeting": elsewhere},
        {"meeting": held},
        {"taken_by": world.member},
        {"taken_on": TODAY + timedelta(days=1)},
        {"taken_on": TODAY - timedelta(days=1)},
    ):
        with pytest.raises(ValidationError):
            decide(row, **wrong)
    made = decide(row, how=HowTaken.MEETING, meeting=held, taken_by=world.independent)
    assert made == decide(row, how=HowTaken.MEETING, meeting=held, taken_by=world.independent)
    assert row.acceptances.count() == 1


def test_impact_is_not_checked_before_the_actions_are_closed(recommend, decide, act_on, check):
    row = recommend()
    with pytest.raises(ValidationError, match="once its actions are closed"):
        check(row, True)
    decide(row)
    act_on(row)
    with pytest.raises(ValidationError, match="once its actions are closed"):
        check(row, True)
    assert not row.checks.exists()


def test_the_impact_check_is_due_on_the_last_day_that_the_closings_set(
    world, recommend, decide, act_on, close
):
    row = recommend()
    decide(row)
    close(act_on(row, "One"), date(2026, 8, 3))
    close(act_on(row, "Two"), date(2026, 9, 7))
    assert with_state(Recommendation.objects.all()).get().check_due_on == date(2026, 9, 7)
    assert not waiting_for(world.officer, date(2026, 9, 6))
    assert waiting_for(world.officer, date(2026, 9, 7))


def test_where_no_closing_set_a_day_the_check_is_due_when_the_last_action_closed(
    recommend, decide, act_on, close
):
    row = recommend()
    decide(row)
    close(act_on(row), None)
    assert with_state(Recommendation.objects.all()).get().check_due_on == TODAY


def test_the_action_names_the_recommendation_and_never_the_review(recommend, decide, act_on):
    row = recommend()
    decide(row)
    action: Action = act_on(row)
    assert action.came_from == f"Recommendation {row.reference}"
    assert action.source_kind == SourceKind.RECOMMENDATION
    assert row.finding.review.reference not in action.came_from
    assert act_on(row) == action, "the second click raises no second action"


def test_a_recommendation_is_not_withdrawn_over_an_open_action(
    world, recommend, decide, act_on, close
):
    row = recommend()
    decide(row)
    action = act_on(row)
    by = {"by": world.officer, "today": TODAY}
    with pytest.raises(ValidationError, match="Close its actions first"):
        recommending.withdraw_recommendation(row, because="A slip", **by)
    close(action)
    recommending.withdraw_recommendation(row, because="A slip", **by)
    assert state_of(row) == State.WITHDRAWN


def test_decisions_wait_for_the_chair_and_the_service_and_checks_once_due(
    world, recommend, decide, act_on, close
):
    row = recommend()
    for person in (world.chair, world.officer, world.head):
        (task,) = waiting_for(person, TODAY)
        assert task.url == row.get_absolute_url()
    for person in (
        world.member,
        world.lead,
        world.independent,
        world.stranger,
        type(world)().chair,
    ):
        assert not waiting_for(person, TODAY)
    decide(row)
    close(act_on(row))
    assert not waiting_for(world.chair, TODAY)
    (task,) = waiting_for(world.chair, date(2026, 8, 3))
    assert task.what == "Check whether practice changed"
