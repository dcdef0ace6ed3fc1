"""National reports, what they recommend, and how far that is here."""

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.known_names import names_here
from boards.models import Action, Board, Partnership
from partnership.access.views import A_PAGE, right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed
from reviews.findings.forms import ActionForm, BecauseForm, NationalForm, ReportForm, StandForm
from reviews.findings.models import NationalRecommendation, NationalReport, Status
from reviews.findings.nationwide import national as listed
from reviews.findings.page import action_lines
from reviews.findings.services import national as services
from reviews.findings.views.recommending import agencies_of, raised

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@right("view", Partnership, lookup="key")
def national(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """Every national recommendation and how far it is here."""
    found = listed(request.user, partnership, request.GET.dict())
    page = Paginator(found.rows, A_PAGE).get_page(request.GET.get("page"))
    context = {"partnership": partnership, "found": found, "page": page, "rights": request.rights}
    context |= {"statuses": Status.choices, "address": found.address}
    return render(request, "findings/national.html", context)


@require_safe
@right("view", NationalRecommendation, lookup="pk")
def one(request: PersonRequest, row: NationalRecommendation) -> HttpResponse:
    """One of them, with its actions."""
    context = {"row": row, "rights": request.rights}
    context["actions"] = action_lines(row, request.user, timezone.localdate())
    return render(request, "findings/national_one.html", context)


@form_page
@right("keep_learning", Partnership, lookup="key")
def record_report(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """A report was published."""
    form = ReportForm(typed(request))
    do = partial(services.record_report, partnership, by=request.user, today=timezone.localdate())
    to = reverse("findings:national", args=[partnership.key])
    page = around(
        "Record a national report", "Record it", kicker=partnership, back="the list", to=to
    )
    return act(request, form, do, then=_to_add, said="Add what it recommends.", page=page)


def _to_add(report: NationalReport) -> str:
    return reverse("findings:add_national", args=[report.pk])


@form_page
@right("keep", NationalReport, lookup="pk")
def add(request: PersonRequest, row: NationalReport) -> HttpResponse:
    """One thing that it recommends; then the next."""
    form = NationalForm(typed(request), known=names_here(row.partnership_id))
    do = partial(services.add_recommendation, row, by=request.user, today=timezone.localdate())
    to = row.get_absolute_url()
    page = around("Add a recommendation", "Add it", kicker=row, back="the list", to=to)
    return act(request, form, do, then=to, said="The recommendation is added.", page=page)


def _about(row: NationalRecommendation, title: str, submit: str) -> dict[str, Any]:
    to, back = row.get_absolute_url(), "the recommendation"
    return around(title, submit, kicker=row, back=back, to=to, standfirst=row.words)


@form_page
@right("keep", NationalRecommendation, lookup="pk")
def say_status(request: PersonRequest, row: NationalRecommendation) -> HttpResponse:
    """Say how far it is."""
    stands = {name: getattr(row, name) for name in ("status", "said", "board", "agency")}
    place, today = row.report.partnership_id, timezone.localdate()
    here = Board.objects.visible_to(request.user).on(today).filter(partnership=place)
    more: dict[str, Any] = {"boards": here, "agencies": agencies_of(request, place)}
    form = StandForm(typed(request), initial=stands, known=names_here(place), **more)

    def do(**_: Any) -> NationalRecommendation:
        return services.say_status(row, form.stand(), by=request.user, today=today)

    page, then = _about(row, "How far is it here?", "Save"), row.get_absolute_url()
    return act(request, form, do, then=then, said="It is written down.", page=page)


@form_page
@right("keep", NationalRecommendation, lookup="pk")
def strike(request: PersonRequest, row: NationalRecommendation) -> HttpResponse:
    """It was recorded by mistake."""
    form = BecauseForm(typed(request), known=names_here(row.report.partnership_id))
    do = partial(services.strike_national, row, by=request.user, today=timezone.localdate())
    page, then = _about(row, "Strike it", "Strike it"), row.report.get_absolute_url()
    return act(request, form, do, then=then, said="It is struck.", page=page)


@form_page
@right("keep", NationalRecommendation, lookup="pk")
def raise_action(request: PersonRequest, row: NationalRecommendation) -> HttpResponse:
    """Raise an action because of it."""
    place = row.report.partnership_id
    begins = {"what": row.words, "owner_agency": row.agency_id}
    more: dict[str, Any] = {"agencies": agencies_of(request, place), "known": names_here(place)}
    form = ActionForm(typed(request), initial=begins, **more)

    def do(**_: Any) -> Action:
        today = timezone.localdate()
        return services.raise_national_action(row, form.asked(), by=request.user, today=today)

    page, then = _about(row, "Raise an action", "Raise it"), row.get_absolute_url()
    return act(request, form, do, then=then, said=raised, page=page)
