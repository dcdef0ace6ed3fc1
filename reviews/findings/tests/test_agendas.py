"""Early learning on agendas, what an heir takes over, and the figures of learning."""

from datetime import date, timedelta

import pytest

from boards.heirs import Step
from boards.meetings.suggesting import suggested
from reviews.findings.figures import concluded, figures, implemented, not_accepted, under_way_at
from reviews.findings.heirs import pass_on, unsettled
from reviews.findings.models import Recommendation
from reviews.findings.services import learning
from reviews.findings.standing import State
from reviews.findings.tests.conftest import TODAY, WORDS
from tests.factories import World, agency, listing, meeting

pytestmark = pytest.mark.django_db
NEXT = TODAY + timedelta(days=14)


def of_learning(to_come, person) -> list[str]:
    return [one.title for one in suggested(to_come, person, TODAY) if "early learning" in one.title]


def test_what_is_to_be_shared_early_is_suggested_until_it_says_with_whom(world, find):
    row = find(early=True)
    find(words="Not early")
    to_come = meeting(world.group, NEXT)
    (title,) = of_learning(to_come, world.officer)
    assert title == f"{row.review}: share early learning, finding 1"
    assert WORDS not in title
    assert not of_learning(meeting(world.executive, NEXT), world.officer)
    facts = {"to_whom": "All", "how": "A note", "by": world.officer, "today": TODAY}
    learning.say_shared(row, shared_on=TODAY, **facts)
    (title,) = of_learning(to_come, world.officer)
    assert "was shared" in title


def test_what_was_shared_before_the_group_last_met_is_suggested_no_more(world, find):
    row = find(early=True)
    facts = {"to_whom": "All", "how": "A note", "by": world.officer, "today": TODAY}
    learning.say_shared(row, shared_on=date(2026, 4, 2), **facts)
    meeting(world.group, date(2026, 4, 20))
    assert not of_learning(meeting(world.group, NEXT), world.officer)


def test_an_heir_takes_over_what_is_not_settled(world, recommend, decide):
    waits, refused = recommend(), recommend(words="Another")
    decide(refused, False, "Too dear")
    heir = agency("An heir")
    listing(world.partnership, heir)
    rows = list(unsettled([world.trust.pk], TODAY))
    assert rows == [waits]
    pass_on(rows, Step(world.trust, heir, TODAY, "Merged", world.officer, TODAY))
    assert Recommendation.objects.get(pk=waits.pk).agency == heir
    assert Recommendation.objects.get(pk=refused.pk).agency == world.trust


def test_figures_count_states_apart_for_agencies_and_the_system(
    world, find, recommend, decide, act_on, close
):
    finding = find(early=True)
    recommend(finding)
    refused = recommend(finding, None)
    decide(refused, False, "Another law does so.")
    done = recommend(finding, world.trust, "Do it")
    decide(done)
    action = close(act_on(done)).action
    since, until = date(2026, 4, 1), date(2026, 6, 30)
    made = figures(world.partnership, since, until)
    assert (made.findings, made.early, made.recommendations) == (1, 1, 3)
    by_state = {one.state: (one.to_agencies, one.to_system) for one in made.by_state}
    assert by_state[State.WAITING] == (1, 0)
    assert by_state[State.REFUSED] == (0, 1)
    assert by_state[State.DONE] == (1, 0)
    assert figures(world.partnership, since, until, user=world.lead).recommendations == 0
    assert figures(World().partnership, since, until).recommendations == 0
    (reason,) = not_accepted(world.partnership, since, until)
    assert (reason.reason, reason.reference) == ("Another law does so.", refused.reference)
    assert not not_accepted(world.partnership, since, until, kind="sar")
    assert not not_accepted(world.partnership, since, TODAY - timedelta(days=1))
    assert not not_accepted(world.partnership, since, until, user=world.lead)
    (did,) = implemented(world.partnership, since, until)
    assert (did.action, did.outcome) == (action.reference, "It is done.")
    assert under_way_at(world.partnership, until) == 1
    assert not concluded(world.partnership, since, until)
    decide(refused)
    assert not not_accepted(world.partnership, since, until), "it was accepted after all"


def test_the_findings_of_a_review_that_was_signed_off_are_told_for_its_year(
    world, find, signed_off
):
    review = signed_off(date(2026, 4, 30))
    find(review, found_on=date(2026, 4, 29))
    (one,) = concluded(world.partnership, date(2026, 4, 1), date(2026, 6, 30), kind="lcspr")
    assert (one.review, one.words) == (review.reference, WORDS)
    assert under_way_at(world.partnership, date(2026, 6, 30)) == 0
    assert under_way_at(world.partnership, date(2026, 4, 29)) == 1
