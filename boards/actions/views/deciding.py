"""Answers to what owners say and ask for."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from boards.actions import forms
from boards.actions.models import Closing, Move, Update
from boards.actions.page import files_of
from boards.actions.services import closing, moving, updating
from boards.actions.views.acts import form_page, known_in, now_of, page_about
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed
from partnership.ui.words import plain_day

YES = "yes"
CLOSING = "actions/closing.html"


@form_page
@right("answer", Update, lookup="pk")
def answer(request: PersonRequest, update: Update) -> HttpResponse:
    """Accept an update, or reject it."""

    def do(*, accepted: str, because: str) -> Any:
        who: dict[str, Any] = {"by": request.user, "now": timezone.now()}
        return updating.answer_update(update, accepted=accepted == YES, because=because, **who)

    page = page_about(update.action, "Answer the update", "Send the answer")
    page["standfirst"] = f"{update.said_by} says: {update.words}"
    form, back = (
        forms.AnswerForm(typed(request), known=known_in(update.action)),
        update.get_absolute_url(),
    )
    return act(request, form, do, then=back, said="The owner is told.", page=page)


@form_page
@right("decide", Move, lookup="pk")
def decide_move(request: PersonRequest, move: Move) -> HttpResponse:
    """Agree to another due day, or not."""

    def do(*, agreed: str, because: str) -> Any:
        words: dict[str, Any] = {"agreed": agreed == YES, "because": because}
        return moving.decide_move(move, **words, **now_of(request))

    page = page_about(move.action, "Agree to another due day", "Send the answer")
    days = f"From {plain_day(move.was)} to {plain_day(move.to)}"
    page["standfirst"] = f"{days}. {move.asked_by} gives the reason: {move.because}"
    form, back = (
        forms.DecideForm(typed(request), known=known_in(move.action)),
        move.get_absolute_url(),
    )
    return act(request, form, do, then=back, said="Your answer is written down.", page=page)


@form_page
@right("decide", Closing, lookup="pk")
def end(request: PersonRequest, row: Closing) -> HttpResponse:
    """Close the action as its owner proposed, or leave it open."""

    def do(*, agreed: str, because: str) -> Any:
        who: dict[str, Any] = {"by": request.user, "now": timezone.now()}
        return closing.decide_closing(row, agreed=agreed == YES, because=because, **who)

    page = page_about(row.action, "Close the action as proposed", "Send the answer")
    page["standfirst"] = f"{row.proposed_by} proposes to close it."
    form, back = (
        forms.DecideForm(typed(request), known=known_in(row.action)),
        row.get_absolute_url(),
    )
    page |= _shown(row)
    said = "Your answer is written down."
    return act(request, form, do, then=back, said=said, page=page, template=CLOSING)


def _shown(row: Closing) -> dict[str, Any]:
    """What the page of a decision shows of the closing it is about."""
    return {"closing": row, "files": files_of(row)}


@form_page
@right("check", Closing, lookup="pk")
def check(request: PersonRequest, row: Closing) -> HttpResponse:
    """Did it last?"""

    def do(*, lasted: str, **said: Any) -> Any:
        return closing.check_impact(row, lasted=lasted == YES, **said, **now_of(request))

    page = page_about(row.action, "Did it last?", "Save")
    page |= _shown(row)
    form, back = forms.CheckForm(typed(request), known=known_in(row.action)), row.get_absolute_url()
    said = "Your answer is written down."
    return act(request, form, do, then=back, said=said, page=page, template=CLOSING)
