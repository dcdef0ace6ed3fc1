"""Pages of the risk register."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.agencies_here import agencies_here
from boards.known_names import names_here
from boards.models import Board, Partnership
from boards.risks import services
from boards.risks.figures import FILTERS, register, standing, with_judgement
from boards.risks.forms import (
    ChangeRiskForm,
    CloseRiskForm,
    JudgeForm,
    RaiseRiskForm,
    ReopenRiskForm,
)
from boards.risks.minuted import as_typed
from boards.risks.models import Risk
from boards.risks.services import Judged
from partnership.access.views import A_PAGE, right, seen_or_404
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def risks(request: HttpRequest, key: str) -> HttpResponse:
    """The register, the gravest first."""
    partnership = seen_or_404(request.user, Partnership.objects.all(), key=key)
    today, asked = timezone.localdate(), request.GET.get("show", "")
    show = asked if asked in dict(FILTERS) else "open"
    rows = register(partnership, request.user, show, today)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {"partnership": partnership, "page": page, "lines": standing(page, today)}
    context |= {"show": show, "filters": FILTERS, "address": f"?show={show}"}
    return render(request, "risks/register.html", context)


@require_safe
@right("view", Risk, lookup="pk")
def risk(request: PersonRequest, risk: Risk) -> HttpResponse:
    """One risk and every judgement of it."""
    found = with_judgement(Risk.objects.filter(pk=risk.pk))
    (now,) = standing(found, timezone.localdate())
    context = {"risk": now.risk, "now": now, "rights": request.rights}
    context["judgements"] = risk.judgements.select_related("by")
    return render(request, "risks/risk.html", context)


def _agencies(request: PersonRequest, board: Board) -> Any:
    return agencies_here(request.user, board.partnership_id, timezone.localdate())


def _known(board: Board) -> Iterable[str]:
    """Names that may stand in words about its risks."""
    return names_here(board.partnership_id)


@form_page
@right("raise_risk", Board, lookup="key")
def raise_one(request: PersonRequest, board: Board) -> HttpResponse:
    """Raise a risk of a board or group; ?line= is the line of minutes that spoke of it."""
    stands = as_typed(request.user, board, request.GET.get("line", ""))
    more = {"agencies": _agencies(request, board), "known": _known(board)}
    form = RaiseRiskForm(typed(request), initial=stands, **more)
    do = partial(_judged, partial(services.raise_risk, board), request)
    page = {"title": "Raise a risk", "kicker": board.name, "submit_label": "Raise it"}
    page["cancel_url"] = board.get_absolute_url()
    then = Risk.get_absolute_url
    return act(request, form, do, then=then, said="The risk is in the register.", page=page)


def _judged(
    do: Any,
    request: PersonRequest,
    *,
    likelihood: int,
    impact: int,
    judged_because: str,
    **facts: Any,
) -> Any:
    judged = Judged(likelihood, impact, judged_because)
    return do(judged, by=request.user, today=timezone.localdate(), **facts)


def _page(risk: Risk, title: str, submit: str) -> dict[str, Any]:
    kicker, to = f"{risk}: {risk.what}", risk.get_absolute_url()
    return around(title, submit, kicker=kicker, back="the risk", to=to)


@form_page
@right("keep", Risk, lookup="pk")
def judge(request: PersonRequest, risk: Risk) -> HttpResponse:
    """Judge it anew."""
    do = partial(_judged, partial(services.judge_risk, risk), request)
    form = JudgeForm(typed(request), known=_known(risk.board))
    page = _page(risk, "Judge the risk anew", "Save")
    then = risk.get_absolute_url()
    return act(request, form, do, then=then, said="The judgement is written down.", page=page)


@form_page
@right("keep", Risk, lookup="pk")
def change(request: PersonRequest, risk: Risk) -> HttpResponse:
    """Correct its words."""
    names = ("what", "cause", "controls", "agency", "came_from")
    initial = {name: getattr(risk, name) for name in names}
    agencies = _agencies(request, risk.board)
    more: dict[str, Any] = {"agencies": agencies, "known": _known(risk.board)}
    form = ChangeRiskForm(typed(request), initial=initial, **more)
    do = partial(services.change_risk, risk, by=request.user, today=timezone.localdate())
    then, page = risk.get_absolute_url(), _page(risk, "Change the risk", "Save")
    return act(request, form, do, then=then, said="The change is saved.", page=page)


@form_page
@right("keep", Risk, lookup="pk")
def close(request: PersonRequest, risk: Risk) -> HttpResponse:
    """Close it."""
    do = partial(services.close_risk, risk, by=request.user, today=timezone.localdate())
    form = CloseRiskForm(typed(request), known=_known(risk.board))
    page = _page(risk, "Close the risk", "Close it")
    then = reverse("risks:register", args=[risk.partnership.key])
    return act(request, form, do, then=then, said="The risk is closed.", page=page)


@form_page
@right("keep", Risk, lookup="pk")
def reopen(request: PersonRequest, risk: Risk) -> HttpResponse:
    """Open it again."""
    do = partial(services.reopen_risk, risk, by=request.user, today=timezone.localdate())
    page, form = _page(risk, "Open the risk again", "Open it"), ReopenRiskForm(typed(request))
    then = risk.get_absolute_url()
    return act(request, form, do, then=then, said="The risk is open again.", page=page)
