"""Forms by which the service handles a referral."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from boards.known_names import names_here
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed
from partnership.ui.forms import PortalForm
from reviews.models import Incident
from reviews.referrals.forms import EndForm, JoinForm, TakeForm, WordsForm
from reviews.referrals.models import Referral
from reviews.referrals.services import handling

form_page = require_http_methods(["GET", "HEAD", "POST"])
ASK, OF = "Ask whoever referred it", "pk"


@form_page
@right("change", Referral, lookup=OF, page="handling the referral")
def acknowledge(request: PersonRequest, row: Referral, reference: str) -> HttpResponse:
    """Say that it came."""
    words = "Whoever referred it gets a letter, or reads it by their link."
    return _act(
        request,
        row,
        PortalForm(typed(request)),
        handling.acknowledge,
        ("Acknowledge the referral", "Acknowledge it", "It is acknowledged."),
        standfirst=words,
    )


@form_page
@right("change", Referral, lookup=OF, page="handling the referral")
def ask(request: PersonRequest, row: Referral, reference: str) -> HttpResponse:
    """Ask for more."""
    form = WordsForm(typed(request), label="What do you ask?", known=_known(row))
    return _act(request, row, form, handling.ask_more, (ASK, "Ask", "They are asked."))


@form_page
@right("change", Referral, lookup=OF, page="handling the referral")
def take_on(request: PersonRequest, row: Referral, reference: str) -> HttpResponse:
    """It becomes a case."""
    form = TakeForm(typed(request), referral=row, known=_known(row))
    words = ("Take it on as a case", "Take it on", "The case is recorded. Its clock runs.")
    return _act(request, row, form, handling.take_on, words, then=Incident.get_absolute_url)


@form_page
@right("change", Referral, lookup=OF, page="handling the referral")
def join(request: PersonRequest, row: Referral, reference: str) -> HttpResponse:
    """It is about a case that is known already."""
    mine = Incident.objects.visible_to(request.user, "change").filter(board=row.board_id)
    form = JoinForm(typed(request), incidents=mine, known=_known(row))
    words = ("Join it to a case that is known", "Join it", "It is joined.")
    return _act(request, row, form, handling.join_case, words)


@form_page
@right("change", Referral, lookup=OF, page="handling the referral")
def close(request: PersonRequest, row: Referral, reference: str) -> HttpResponse:
    """It is not taken on."""
    form = EndForm(typed(request), known=_known(row))
    words = ("Do not take it on", "Close it", "It is closed, and they are told.")
    return _act(request, row, form, handling.close, words)


def _known(row: Referral) -> Any:
    return names_here(row.partnership_id)


def _act(
    request: PersonRequest,
    row: Referral,
    form: forms.Form,
    do: Callable[..., Any],
    words: tuple[str, str, str],
    *,
    then: Any = None,
    standfirst: str = "",
) -> HttpResponse:
    title, submit, said = words
    to = row.get_absolute_url()
    page = around(title, submit, kicker=row, back="the referral", to=to, standfirst=standfirst)
    page |= {"marking": row.marking, "marked_because": row.marked_because}
    acts = partial(do, row, by=request.user, now=timezone.now())
    return act(request, form, acts, then=then or to, said=said, page=page)
