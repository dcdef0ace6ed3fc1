"""Progress on a plan, actions of the register raised for it, and the next plan."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from boards.actions.services.raising import Asked as AskedOfRegister
from boards.actions.services.raising import raise_action
from boards.plan.models import Progress, Rag, Raised, Status, Voice
from boards.plan.services import telling
from boards.plan.tests.days import SAID, TODAY
from boards.plan.tests.factories import a_plan, an_action, an_objective, progress
from boards.tests.factories import a_board
from partnership.access.services import NotAllowed

pytestmark = pytest.mark.django_db


# --- progress ---------------------------------------------------------------------------------


def test_the_service_judges_and_the_agency_that_leads_only_tells(here):
    row = an_action(a_plan(here.board), agency=here.trust)
    telling.judge(row, as_at=TODAY, words="Late", rag=Rag.AMBER, by=here.officer, **SAID)
    own = telling.report(row, as_at=TODAY, words="Nearly done", by=here.lead, **SAID)
    assert (own.voice, own.rag, own.said_by) == (Voice.OWNER, Rag.NOT_STATED, here.lead)
    with pytest.raises(NotAllowed):
        telling.judge(row, as_at=TODAY, words="Done", rag=Rag.COMPLETE, by=here.lead, **SAID)


@pytest.mark.parametrize("who", ["practitioner", "member", "chair", "officer"])
def test_nobody_else_writes_for_the_agency(here, who):
    row = an_action(a_plan(here.board), agency=here.trust)
    with pytest.raises(NotAllowed):
        telling.report(row, as_at=TODAY, words="Done", by=getattr(here, who), **SAID)


def test_the_lead_of_another_agency_writes_nothing(here, there):
    row = an_action(a_plan(here.board), agency=here.trust)
    with pytest.raises(NotAllowed):
        telling.report(row, as_at=TODAY, words="Done", by=there.lead, **SAID)


def test_progress_is_neither_in_the_future_nor_twice_nor_of_a_draft(here):
    row = an_action(a_plan(here.board))
    said = {"words": "Half", "rag": Rag.GREEN, "by": here.officer, **SAID}
    with pytest.raises(ValidationError, match="cannot be after today"):
        telling.judge(row, as_at=date(2026, 11, 23), **said)
    with pytest.raises(ValidationError, match="began on 1 April 2026"):
        telling.judge(row, as_at=date(2026, 3, 31), **said)
    telling.judge(row, as_at=TODAY, **said)
    with pytest.raises(ValidationError, match="recorded already"):
        telling.judge(row, as_at=TODAY, **said)
    assert Progress.objects.count() == 1
    with pytest.raises(ValidationError, match="draft"):
        telling.judge(an_action(a_plan(here.board, Status.DRAFT)), as_at=TODAY, **said)


# --- the register and the next plan -----------------------------------------------------------


def asked_of(here):
    return AskedOfRegister("Do a part", here.trust, TODAY, date(2026, 12, 20))


def test_an_action_of_the_register_is_raised_for_one_of_the_plan(here):
    row = an_action(a_plan(here.board, name="Business plan"), agency=here.trust)
    made = telling.raise_in_register(row, asked_of(here), by=here.officer, today=TODAY)
    assert (made.board, made.came_from) == (here.board, "Business plan, action 1.1.1")
    assert [one.plan_action for one in made.plan_links.all()] == [row]


def test_one_that_stands_is_linked_once_and_taken_away_again(here):
    row = an_action(a_plan(here.board))
    made = raise_action(here.board, asked_of(here), by=here.officer, today=TODAY)
    link = telling.link(row, made, by=here.officer)
    with pytest.raises(ValidationError, match="already"):
        telling.link(row, made, by=here.officer)
    telling.unlink(link, because="A slip", by=here.officer)
    with pytest.raises(ValidationError, match="already"):
        telling.unlink(link, because="A slip", by=here.officer)
    telling.link(row, made, by=here.officer)
    assert Raised.objects.filter(ended_because="").count() == 1


def test_an_action_elsewhere_is_not_linked(here, there):
    made = raise_action(there.board, asked_of(there), by=there.officer, today=TODAY)
    with pytest.raises(ValidationError, match="of this partnership"):
        telling.link(an_action(a_plan(here.board)), made, by=here.officer)


def test_an_unfinished_action_is_carried_on_and_each_leads_to_the_other(here):
    old = an_action(a_plan(here.board, Status.CLOSED), agency=here.trust, lead="Here Trust")
    to = an_objective(a_plan(here.board, Status.DRAFT))
    said = {"due": "", "due_on": date(2027, 5, 1), "by": here.officer, "today": TODAY}
    new = telling.carry_on(old, to, **said)
    assert (new.continues, new.what, new.agency) == (old, old.what, here.trust)
    assert new.due_on == date(2027, 5, 1)
    with pytest.raises(ValidationError, match="already"):
        telling.carry_on(old, to, **said)


def test_what_is_complete_or_stands_in_the_same_plan_is_not_carried_on(here, there):
    plan = a_plan(here.board)
    done = an_action(plan)
    progress(done, TODAY, Rag.COMPLETE)
    said = {"due": "", "due_on": None, "by": here.officer, "today": TODAY}
    with pytest.raises(ValidationError, match="not unfinished"):
        telling.carry_on(done, an_objective(a_plan(here.board)), **said)
    for to in (an_objective(plan), an_objective(a_plan(there.board))):
        with pytest.raises(ValidationError, match="another plan here"):
            telling.carry_on(an_action(plan), to, **said)


def test_a_body_that_ended_stays_in_the_words_and_leads_nothing_new(here):
    gone = a_board(here.whole, "Gone", ends_on=date(2026, 1, 1))
    old = an_action(a_plan(here.board, Status.CLOSED), board=gone, lead="Gone")
    to = an_objective(a_plan(here.board))
    new = telling.carry_on(old, to, due="", due_on=None, by=here.officer, today=TODAY)
    assert (new.lead, new.board) == ("Gone", None)
