"""Pages of statutory requests: the register, one request, and every act on it."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.known_names import names_here
from boards.models import Partnership
from boards.rooms import told_of
from boards.sharing import forms
from boards.sharing.figures import counted, requests_of
from boards.sharing.models import InformationRequest
from boards.sharing.services import asking
from boards.sharing.views.agreements import agencies_of, boards_of, list_page
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed

form_page = require_http_methods(["GET", "HEAD", "POST"])


def _page(row: InformationRequest, title: str, submit: str) -> dict[str, Any]:
    return around(title, submit, kicker=row, back="the request", to=row.get_absolute_url())


@require_safe
def requests(request: HttpRequest, key: str) -> HttpResponse:
    """The register of requests, and how many stand how."""
    context = list_page(request, key, requests_of, "request_information")
    for row in context["page"].object_list:
        row.words, row.tint = row.standing(context["today"])
    context["counts"] = counted(context["partnership"], request.user, context["today"])
    return render(request, "sharing/requests.html", context)


@require_safe
@right("view", InformationRequest, lookup="pk")
def one(request: PersonRequest, row: InformationRequest) -> HttpResponse:
    """One request, and what the reader can do about it."""
    today = timezone.localdate()
    words, tint = row.standing(today)
    still, rights = not row.is_closed, request.rights
    context = {"row": row, "words": words, "tint": tint, "told": told_of(row, today)}
    context["answers"] = still and "answer" in rights
    stuck = bool(row.refused_on) or row.due_on < today
    context["escalates"] = still and stuck and not row.escalated_on and "keep" in rights
    context["settles"] = still and bool(row.escalated_on) and "settle" in rights
    return render(request, "sharing/request.html", context)


@form_page
@right("request_information", Partnership, lookup="key")
def ask(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """Ask an agency for information."""
    user, now = request.user, timezone.now()
    offered = {"boards": boards_of(partnership, user), "agencies": agencies_of(partnership, user)}
    known = names_here(partnership.pk)
    form = forms.AskForm(typed(request), known=known, **offered)

    def do(**said: Any) -> InformationRequest:
        when: dict[str, Any] = {"today": timezone.localdate(), "now": now}
        return asking.ask_for_information(partnership, asking.Asked(**said), by=user, **when)

    page = {"title": "Ask for information", "kicker": str(partnership), "submit_label": "Ask"}
    page["standfirst"] = "The safeguarding leads of the agency get a letter and a task."
    then, said = (lambda row: row.get_absolute_url()), "The agency is asked."
    return act(request, form, do, then=then, said=said, page=page)


@form_page
@right("answer", InformationRequest, lookup="pk")
def answer(request: PersonRequest, row: InformationRequest) -> HttpResponse:
    """Say that the information was given."""
    form = forms.AnswerForm(typed(request), known=names_here(row.partnership_id))
    do = partial(asking.answer_request, row, by=request.user, today=timezone.localdate())
    page, said = _page(row, "Say that it was given", "Save"), "Your answer is recorded."
    return act(request, form, do, then=row.get_absolute_url(), said=said, page=page)


@form_page
@right("answer", InformationRequest, lookup="pk")
def refuse(request: PersonRequest, row: InformationRequest) -> HttpResponse:
    """Say why it is not given."""
    form = forms.RefuseForm(typed(request), known=names_here(row.partnership_id))
    now: dict[str, Any] = {"today": timezone.localdate(), "now": timezone.now()}
    do = partial(asking.refuse_request, row, by=request.user, **now)
    page, said = _page(row, "Refuse the request", "Refuse it"), "The service is told."
    return act(request, form, do, then=row.get_absolute_url(), said=said, page=page)


@form_page
@right("keep", InformationRequest, lookup="pk")
def escalate(request: PersonRequest, row: InformationRequest) -> HttpResponse:
    """Put it to the chair."""
    form = forms.ChairForm(typed(request), known=names_here(row.partnership_id))
    now: dict[str, Any] = {"today": timezone.localdate(), "now": timezone.now()}
    do = partial(asking.put_to_chair, row, by=request.user, **now)
    page, said = (
        _page(row, "Put it to the Independent Chair", "Put it to the chair"),
        "The chair is told.",
    )
    return act(request, form, do, then=row.get_absolute_url(), said=said, page=page)


@form_page
@right("settle", InformationRequest, lookup="pk")
def settle(request: PersonRequest, row: InformationRequest) -> HttpResponse:
    """Say as chair what came of it."""
    form = forms.SettleForm(typed(request), known=names_here(row.partnership_id))
    do = partial(asking.settle_request, row, by=request.user, today=timezone.localdate())
    page, said = _page(row, "Say what came of it", "Save"), "It is settled."
    return act(request, form, do, then=row.get_absolute_url(), said=said, page=page)
