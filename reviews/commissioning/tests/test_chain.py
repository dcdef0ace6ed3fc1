"""Sign-off: one body after the other, who has the report since when, and back again."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from boards.models import BoardKind
from boards.models.board import ReportingLine
from partnership.access.offices import Office
from partnership.access.services import NotAllowed
from partnership.outbox.models import Letter
from reviews import services as core
from reviews.commissioning.doors import steps_that_wait
from reviews.commissioning.looking import chain_panel
from reviews.commissioning.models import State, StepKind
from reviews.commissioning.rules import Planned, usual_steps, why_not_signed_off
from reviews.commissioning.services import chain, versions
from reviews.commissioning.services.chain import Said
from reviews.commissioning.tests.factories import (
    DECIDED,
    NOW,
    TODAY,
    begun,
    drafted,
    sent,
)
from tests import factories as make

pytestmark = pytest.mark.django_db
AGO = TODAY - timedelta(days=10)


@pytest.fixture
def row(review):
    return review(DECIDED)


@pytest.fixture
def steps(world):
    """The panel, the group, the executive."""
    return (
        Planned(StepKind.PANEL),
        Planned(StepKind.GROUP, world.group),
        Planned(StepKind.EXECUTIVE, world.executive),
    )


def by(who: Any, **more: Any) -> dict[str, Any]:
    return {"by": who, "today": TODAY, **more}


def agreed(step: Any, who: Any, on: date = TODAY) -> Any:
    return chain.agree(step, Said(on, "In writing"), **by(who))


def all_agree(row: Any, world: Any, draft: Any) -> None:
    while panel_of(row, world).can_send:
        agreed(sent(row, world.officer, draft), world.officer)


def panel_of(row: Any, world: Any) -> Any:
    found = chain_panel(row, world.officer, TODAY)
    assert found is not None
    return found


def line(below: Any, above: Any, *, dotted: bool = False) -> None:
    ReportingLine(below=below, above=above, dotted=dotted, starts_on=make.LONG_AGO).save_because(
        "made", by=None
    )


def test_the_usual_steps_follow_the_lines_upwards_by_the_kind_of_review(world, review, row):
    forum = make.board(world.partnership, BoardKind.BOARD, name="Dotted board")
    board = make.board(world.partnership, BoardKind.BOARD, name="Board")
    line(world.group, forum, dotted=True)
    line(world.group, board)
    line(board, world.executive)
    assert [(step.kind, step.body) for step in usual_steps(row, TODAY)] == [
        (StepKind.PANEL, None),
        (StepKind.GROUP, world.group),
        (StepKind.BOARD, board),
        (StepKind.EXECUTIVE, world.executive),
    ]
    row.kind = "mar"
    assert [step.kind for step in usual_steps(row, TODAY)] == [StepKind.PANEL, StepKind.GROUP]


def test_the_core_signs_off_only_when_every_body_has_agreed(world, row, steps):
    draft = drafted(row, world.officer)
    begun(row, world.officer, *steps)
    said: dict[str, Any] = {"on": TODAY, "reviewer": "A Reviewer", "now": NOW}
    with pytest.raises(ValidationError, match="These have not agreed") as refused:
        core.sign_off(row, report=make.pdf(), **said, **by(world.head))
    assert str(world.executive) in refused.value.messages[0]
    all_agree(row, world, draft)
    assert why_not_signed_off(row) == []
    assert panel_of(row, world).holder is None
    done = core.sign_off(row, report=make.pdf(), **said, **by(world.head))
    step = panel_of(row, world).lines[0].step
    with pytest.raises(ValidationError, match="Take the sign-off back first"):
        chain.reopen(step, Said(TODAY, "Why"), **by(world.officer))
    assert done.signed_off_on == TODAY


def test_a_review_without_a_chain_is_signed_off_as_ever(row):
    assert why_not_signed_off(row) == []


def test_the_page_says_who_has_the_report_and_since_when(world, row, steps):
    draft = drafted(row, world.officer)
    begun(row, world.officer, *steps)
    holder = panel_of(row, world).holder
    assert (holder.who, holder.words) == (
        "The partnership service and the author",
        "since 23 November 2026, today",
    )
    sent(row, world.officer, draft, AGO)
    holder = panel_of(row, world).holder
    assert (holder.who, holder.words) == (
        "The panel of the review",
        "since 13 November 2026, 10 days",
    )
    client = Client()
    client.force_login(world.chair)
    shown = client.get(reverse("commissioning:report", args=[row.reference])).content.decode()
    assert "since 13 November 2026, " in shown


def test_nobody_agrees_twice_or_without_having_the_report(world, row, steps):
    draft = drafted(row, world.officer)
    begun(row, world.officer, *steps)
    waiting = panel_of(row, world).lines[1].step
    with pytest.raises(ValidationError, match="does not have the report"):
        agreed(waiting, world.officer)
    step = sent(row, world.officer, draft, AGO)
    assert sent(row, world.officer, draft, AGO) == step  # the second click
    with pytest.raises(ValidationError, match="agrees or sends it back first"):
        sent(row, world.officer, draft)
    agreed(step, world.officer)
    with pytest.raises(ValidationError, match="once is enough"):
        agreed(step, world.officer)
    assert step.moves.count() == 2


def test_a_body_sends_it_back_to_the_author_and_the_earlier_ones_still_agree(world, row, steps):
    draft = drafted(row, world.officer)
    begun(row, world.officer, *steps)
    agreed(sent(row, world.officer, draft, AGO), world.officer, AGO)
    step = sent(row, world.officer, draft)
    with pytest.raises(ValidationError, match="Say what is to be changed"):
        chain.send_back(step, Said(TODAY), to=None, **by(world.officer, now=NOW))
    chain.send_back(step, Said(TODAY, "Say more"), to=None, **by(world.officer, now=NOW))
    panel = panel_of(row, world)
    assert [one.step.state for one in panel.lines] == [State.AGREED, State.BACK, State.WAITING]
    assert panel.holder.who == "The partnership service and the author"
    assert panel.next == step
    newer = drafted(row, world.officer, "Three. Four.")
    assert sent(row, world.officer, newer).version == newer


def test_sent_back_to_an_earlier_body_opens_it_and_every_later_one(world, row, steps):
    draft = drafted(row, world.officer)
    begun(row, world.officer, *steps)
    first = agreed(sent(row, world.officer, draft, AGO), world.officer, AGO)
    second = agreed(sent(row, world.officer, draft, AGO), world.officer, AGO)
    third = sent(row, world.officer, draft, AGO)
    back = Said(TODAY, "The facts")
    with pytest.raises(ValidationError, match="comes before this one"):
        chain.send_back(third, back, to=third, **by(world.officer, now=NOW))
    chain.send_back(third, back, to=first, **by(world.officer, now=NOW))
    panel = panel_of(row, world)
    assert [one.step.state for one in panel.lines] == [State.HELD, State.WAITING, State.WAITING]
    assert panel.holder.who == "The panel of the review"
    kinds = [[move.what for move in one.moves] for one in panel.lines]
    assert kinds == [
        ["sent", "agreed", "reopened"],
        ["sent", "agreed", "reopened"],
        ["sent", "back"],
    ]
    assert second.moves.last().words == "The facts"


def test_a_step_that_is_open_again_opens_every_later_one(world, row, steps):
    draft = drafted(row, world.officer)
    begun(row, world.officer, *steps)
    all_agree(row, world, draft)
    second = panel_of(row, world).lines[1].step
    with pytest.raises(ValidationError, match="Say why"):
        chain.reopen(second, Said(TODAY), **by(world.officer))
    chain.reopen(second, Said(TODAY, "A page was missing"), **by(world.officer))
    states = [one.step.state for one in panel_of(row, world).lines]
    assert states == [State.AGREED, State.WAITING, State.WAITING]
    assert why_not_signed_off(row)
    with pytest.raises(ValidationError, match="has not agreed"):
        chain.reopen(second, Said(TODAY, "Again"), **by(world.officer))


def test_days_run_forward_and_a_meeting_is_the_bodys_own_on_its_day(world, row, steps):
    draft = drafted(row, world.officer)
    begun(row, world.officer, *steps)
    with pytest.raises(ValidationError, match="was decided on 1 September"):
        sent(row, world.officer, draft, DECIDED - timedelta(days=1))
    with pytest.raises(ValidationError, match="after today"):
        sent(row, world.officer, draft, TODAY + timedelta(days=1))
    agreed(sent(row, world.officer, draft, AGO), world.officer, AGO)
    with pytest.raises(ValidationError, match="last move was on 13 November"):
        sent(row, world.officer, draft, AGO - timedelta(days=1))
    step = sent(row, world.officer, draft, AGO)
    elsewhere = make.meeting(world.executive, TODAY)
    with pytest.raises(ValidationError, match="Choose a meeting of"):
        chain.agree(step, Said(TODAY, "", elsewhere), **by(world.officer))
    own = make.meeting(world.group, TODAY)
    with pytest.raises(ValidationError, match="The meeting was on"):
        chain.agree(step, Said(AGO, "", own), **by(world.officer))
    done = chain.agree(step, Said(TODAY, "", own), **by(world.officer))
    assert done.moves.last().meeting == own


def test_a_chain_has_steps_each_body_once_and_of_this_partnership(world, row, steps):
    with pytest.raises(ValidationError, match="at least one"):
        begun(row, world.officer)
    twice = (steps[1], Planned(StepKind.BOARD, world.group))
    with pytest.raises(ValidationError, match="agrees once"):
        begun(row, world.officer, *twice)
    there = Planned(StepKind.BOARD, make.board(make.partnership()))
    with pytest.raises(ValidationError, match="of this partnership"):
        begun(row, world.officer, there)
    with pytest.raises(NotAllowed):
        begun(row, world.chair, *steps)
    first = begun(row, world.officer, *steps)
    assert begun(row, world.officer, *steps) == first  # the second click
    with pytest.raises(ValidationError, match="has begun already"):
        begun(row, world.officer, steps[1])
    with pytest.raises(NotAllowed):  # it takes whoever signs the review off
        chain.withdraw_chain(row, because="Wrong", by=world.officer)
    chain.withdraw_chain(row, because="Wrong", by=world.head)
    assert begun(row, world.officer, steps[1]) != first


def test_the_chair_of_the_body_is_asked_told_and_acts_without_reading_the_review(world, row, steps):
    chair = world.holder(Office.GROUP_CHAIR, world.executive)
    draft = drafted(row, world.officer)
    begun(row, world.officer, steps[2])
    assert steps_that_wait(chair, TODAY) == []
    step = sent(row, world.officer, draft, AGO)
    (task,) = steps_that_wait(chair, TODAY)
    assert (task.url, task.since) == (step.get_absolute_url(), AGO)
    assert [one.since for one in steps_that_wait(world.independent, TODAY)] == [AGO]
    assert steps_that_wait(world.chair, TODAY) == steps_that_wait(world.officer, TODAY) == []
    letters = Letter.objects.about(step)
    assert {letter.to for letter in letters} == {chair, world.independent}
    assert "One. Two." not in letters[0].words
    client = Client()
    client.force_login(chair)
    assert client.get(row.get_absolute_url()).status_code == 404
    assert client.get(step.get_absolute_url()).status_code == 200
    file = reverse("commissioning:report", args=[row.reference])
    assert client.get(file).status_code == 404
    said = {"on_day": "23", "on_month": "11", "on_year": "2026", "words": "By all"}
    done = client.post(reverse("commissioning:agree", args=[step.pk]), said)
    assert done.status_code == 302
    step.refresh_from_db()
    assert step.state == State.AGREED
    assert steps_that_wait(chair, TODAY) == []


def test_a_draft_that_a_body_has_is_not_withdrawn(world, row, steps):
    draft = drafted(row, world.officer)
    begun(row, world.officer, *steps)
    sent(row, world.officer, draft)
    with pytest.raises(ValidationError, match="Have it sent back first"):
        versions.withdraw_version(draft, because="Wrong", **by(world.officer))


def test_the_page_of_the_report_costs_the_same_after_many_moves(
    world, row, steps, django_assert_num_queries
):
    draft = drafted(row, world.officer)
    begun(row, world.officer, *steps)
    step = sent(row, world.officer, draft)
    with django_assert_num_queries(6):
        panel_of(row, world)
    for _ in range(4):
        chain.send_back(step, Said(TODAY, "Again"), to=None, **by(world.officer, now=NOW))
        step = sent(row, world.officer, draft)
    with django_assert_num_queries(6):
        assert len(panel_of(row, world).lines[0].moves) == 9
