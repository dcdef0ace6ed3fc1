"""Keeping a plan: lines in and out, agreed by a decision, closed and opened again."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from boards.meetings.models import AgendaItem, LineKind, MinuteLine, Purpose
from boards.plan.models import DueKnown, Plan, PlanAction, Rag, Status
from boards.plan.services import agreeing, keeping, telling
from boards.plan.services.keeping import Asked
from boards.plan.tests.days import SAID, TODAY
from boards.plan.tests.factories import FIRST, LAST, a_decision, a_plan, an_action, an_objective
from boards.tests.factories import a_board, a_meeting
from partnership.access.services import NotAllowed

pytestmark = pytest.mark.django_db


def begin(here, **more):
    facts = {"name": "Business plan 2026-28", "starts_on": FIRST, "ends_on": LAST}
    return keeping.begin_plan(here.whole, here.board, by=here.officer, **(facts | more))


def a_filled_draft(here):
    plan = begin(here)
    objective = keeping.add_objective(
        keeping.add_priority(plan, name="Neglect", by=here.officer), words="Less", by=here.officer
    )
    asked = Asked(what="Train staff", lead="Here Trust", agency=here.trust)
    keeping.add_action(objective, asked, by=here.officer, today=TODAY)
    return plan


def test_a_plan_begins_as_a_draft_and_its_lines_are_numbered(here):
    plan = a_filled_draft(here)
    assert plan.status == Status.DRAFT
    assert plan.actions.get().number == "1.1.1"


@pytest.mark.parametrize("who", ["chair", "member", "lead"])
def test_nobody_but_the_service_keeps_plans(here, who):
    plan = a_plan(here.board)
    with pytest.raises(NotAllowed):
        keeping.add_priority(plan, name="Neglect", by=getattr(here, who))
    with pytest.raises(NotAllowed):
        keeping.begin_plan(here.whole, here.board, name="Mine", starts_on=FIRST, by=here.chair)


def test_a_board_elsewhere_owns_no_plan_here(here, there):
    with pytest.raises(ValidationError, match="board of this partnership"):
        keeping.begin_plan(here.whole, there.board, name="Ours", starts_on=FIRST, by=here.officer)


def test_days_out_of_order_and_a_name_that_is_taken_are_refused(here):
    with pytest.raises(ValidationError, match="before the first day"):
        begin(here, ends_on=date(2026, 3, 31))
    begin(here)
    with pytest.raises(ValidationError, match="Another plan has this name"):
        begin(here)


def test_nothing_is_due_before_the_plan_begins_and_no_plan_before_its_board(here):
    asked = Asked("Train", "Trust", due_on=date(2026, 3, 31))
    with pytest.raises(ValidationError, match="The plan begins on 1 April 2026"):
        keeping.add_action(an_objective(a_plan(here.board)), asked, by=here.officer, today=TODAY)
    with pytest.raises(ValidationError, match="does not run on"):
        begin(here, starts_on=date(1990, 1, 1))


def test_sending_a_form_twice_adds_nothing_twice(here):
    plan = a_filled_draft(here)
    objective = plan.actions.get().objective
    with pytest.raises(ValidationError, match="stands here already"):
        keeping.add_priority(plan, name="Neglect", by=here.officer)
    with pytest.raises(ValidationError, match="stands here already"):
        keeping.add_objective(objective.priority, words="Less", by=here.officer)
    asked = Asked(what="Train staff", lead="Somebody")
    with pytest.raises(ValidationError, match="stands here already"):
        keeping.add_action(objective, asked, by=here.officer, today=TODAY)


def test_what_is_taken_out_keeps_its_place_and_says_why(here):
    plan = a_plan(here.board)
    first, second = an_action(plan), None
    priority = first.objective.priority
    with pytest.raises(ValidationError, match="still stands under it"):
        keeping.end_line(priority, because="Done", by=here.officer, today=TODAY)
    keeping.end_action(first, because="Done elsewhere", by=here.officer, today=TODAY)
    second = keeping.add_action(
        first.objective, Asked("Next", "Trust"), by=here.officer, today=TODAY
    )
    first.refresh_from_db()
    assert (first.ended_because, second.position) == ("Done elsewhere", 2)
    with pytest.raises(ValidationError, match="taken out"):
        keeping.end_action(first, because="Again", by=here.officer, today=TODAY)


def test_the_first_due_time_is_kept_when_it_moves(here):
    plan = a_plan(here.board)
    asked = Asked("Train", "Trust", due_on=date(2026, 12, 9), due_known=DueKnown.MONTH)
    row = keeping.add_action(an_objective(plan), asked, by=here.officer, today=TODAY)
    assert row.due_on == date(2026, 12, 1)
    later = Asked("Train", "Trust", due_on=date(2027, 3, 2), due_known=DueKnown.QUARTER)
    row = keeping.change_action(row, later, because="Moved", by=here.officer, today=TODAY)
    assert (row.due_in_words, row.first_due_in_words) == ("January to March 2027", "December 2026")


def test_an_agency_a_board_and_a_person_must_be_of_this_partnership(here, there):
    objective = an_objective(a_plan(here.board))
    for wrong in ({"agency": there.trust}, {"board": there.board}, {"person": there.officer}):
        asked = Asked("Train", "Somebody", **wrong)
        with pytest.raises(ValidationError) as refused:
            keeping.add_action(objective, asked, by=here.officer, today=TODAY)
        assert list(refused.value.message_dict) == list(wrong)
    asked = Asked("Train", "The chair", person=here.chair)
    assert keeping.add_action(objective, asked, by=here.officer, today=TODAY).person == here.chair


def test_somebody_who_sits_in_no_body_leads_nothing_by_name(here):
    asked, objective = (
        Asked("Train", "The lead", person=here.lead),
        an_objective(a_plan(here.board)),
    )
    with pytest.raises(ValidationError, match="sits on a board or group"):
        keeping.add_action(objective, asked, by=here.officer, today=TODAY)


# --- agreed, closed, opened again -----------------------------------------------------------


def test_a_board_agrees_a_plan_by_a_decision(here):
    plan = a_filled_draft(here)
    ground = a_decision(here.board, date(2026, 11, 3), here.chair)
    plan = agreeing.agree_plan(plan, ground, by=here.officer, today=TODAY)
    assert (plan.status, plan.agreed_on, plan.decision) == (
        Status.AGREED,
        date(2026, 11, 3),
        ground,
    )
    with pytest.raises(ValidationError, match="agreed already"):
        agreeing.agree_plan(plan, ground, by=here.officer, today=TODAY)


def test_or_by_a_line_of_its_minutes(here):
    plan = a_filled_draft(here)
    meeting = a_meeting(here.board, date(2026, 11, 3))
    item = AgendaItem(board=here.board, meeting=meeting, title="Plan", purpose=Purpose.DECIDE)
    item.save_because("made", by=None)
    line = MinuteLine(item=item, position=1, kind=LineKind.DECISION, words="Agreed")
    line.save_because("made", by=None)
    plan = agreeing.agree_plan(plan, line, by=here.officer, today=TODAY)
    assert (plan.agreed_on, plan.line) == (date(2026, 11, 3), line)


def test_a_decision_of_another_board_agrees_nothing(here):
    plan = a_filled_draft(here)
    other = a_decision(a_board(here.whole, "Other"), date(2026, 11, 3), here.chair)
    with pytest.raises(ValidationError, match="decision of the board that owns"):
        agreeing.agree_plan(plan, other, by=here.officer, today=TODAY)


def test_an_empty_plan_is_not_agreed(here):
    plan = begin(here)
    ground = a_decision(here.board, date(2026, 11, 3), here.chair)
    with pytest.raises(ValidationError, match="no action in the plan"):
        agreeing.agree_plan(plan, ground, by=here.officer, today=TODAY)


def test_a_closed_plan_is_not_changed_any_more_until_it_is_opened_again(here):
    plan = a_plan(here.board)
    row = an_action(plan, agency=here.trust)
    said = {"closed_on": TODAY, "closing": "Much was done"}
    agreeing.close_plan(plan, **said, by=here.officer, today=TODAY)
    acts = (
        lambda: keeping.add_priority(plan, name="One more", by=here.officer),
        lambda: telling.judge(
            row, as_at=TODAY, words="Done", rag=Rag.COMPLETE, by=here.officer, **SAID
        ),
        lambda: agreeing.close_plan(plan, **said, by=here.officer, today=TODAY),
    )
    for do in acts:
        with pytest.raises(ValidationError, match="closed"):
            do()
    again = agreeing.reopen_plan(plan, because="A slip", by=here.officer)
    assert (again.status, again.closed_on, again.closing) == (Status.AGREED, None, "")


def test_a_plan_is_not_closed_before_it_began_nor_in_the_future_nor_as_a_draft(here):
    plan = a_plan(here.board)
    for day in (date(2026, 3, 31), date(2026, 11, 23)):
        with pytest.raises(ValidationError):
            agreeing.close_plan(plan, closed_on=day, closing="x", by=here.officer, today=TODAY)
    draft = a_plan(here.board, Status.DRAFT)
    with pytest.raises(ValidationError, match="never agreed"):
        agreeing.close_plan(draft, closed_on=TODAY, closing="x", by=here.officer, today=TODAY)


def test_a_printed_plan_is_not_opened_again(here):
    plan = a_plan(here.board, Status.CLOSED, source="A report")
    with pytest.raises(ValidationError, match="closed here"):
        agreeing.reopen_plan(plan, because="To change it", by=here.officer)


# --- the register and the next plan -----------------------------------------------------------


def test_every_change_keeps_who_and_why(here):
    plan = a_filled_draft(here)
    keeping.change_plan(plan, because="A better name", by=here.officer, name="Renamed")
    line = Plan.history.filter(id=plan.pk).latest("history_id")
    assert (line.history_change_reason, line.history_user) == ("A better name", here.officer)
    assert PlanAction.history.get(id=plan.actions.get().pk).history_user == here.officer
