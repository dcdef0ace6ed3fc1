"""Who reads a case: whoever is named, who reads by office, and what they opened."""

from datetime import date
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from partnership.access.services import can, keeps, open_to, readings_of, tell_readings
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed
from reviews import services
from reviews.forms import BecauseForm, NamingForm
from reviews.models import CaseNaming, Incident, Review
from reviews.views.around import around_review, on_incident

A_FEW = 20
form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@right("view", Review, page="who can read it")
def panel(request: PersonRequest, row: Review) -> HttpResponse:
    """The panel, everybody else who can read the review, and who opened it lately."""
    context = around_review(request, row, "panel") | _who(request, row.incident, row)
    return render(request, "reviews/review_panel.html", context)


@require_safe
@right("view", Incident, page="who can read it")
def readers(request: PersonRequest, row: Incident) -> HttpResponse:
    """The same of an incident, before there is a review and after."""
    context = {"incident": row, "rights": request.rights} | _who(request, row, row)
    return render(request, "reviews/readers.html", context)


def _who(request: PersonRequest, incident: Incident, row: Incident | Review) -> dict[str, Any]:
    """Who is named for the case, and who reads and read this row of it."""
    today: date = timezone.localdate()
    named = CaseNaming.objects.filter(content_object=incident).select_related("user", "given_by")
    running = named.on(today)
    context: dict[str, Any] = {
        "case": incident,
        "named": running.order_by("part", "user__name"),
        "over": named.exclude(pk__in=running.values("pk")).order_by("-ends_on"),
        "offices": open_to(row, on=today),
        "of": row,
        "label": row._meta.label,
        "may_name": can(request.user, "name_exception", incident),
    }
    if keeps(request.user, row, request.rights):
        context["readings"] = tell_readings(request.user, readings_of(row)[:A_FEW])
    return context


@form_page
@right("name_exception", Incident)
def name_person(request: PersonRequest, row: Incident) -> HttpResponse:
    """Name somebody for the panel, to work on the case, or who has to know otherwise."""
    form = NamingForm(typed(request), by=request.user)

    def do(**fields: Any) -> object:
        naming, today = form.naming(), timezone.localdate()
        return services.name_for_case(row, naming, by=request.user, today=today)

    page, then = _page(row, "Name who has to know this case", "Name them")
    return act(request, form, do, then=then, said="They are named.", page=page)


@form_page
@right("name_exception", Incident)
def end_naming(request: PersonRequest, row: Incident, pk: int) -> HttpResponse:
    """Somebody is named no longer."""
    naming = get_object_or_404(CaseNaming, content_object=row, pk=pk)
    form = BecauseForm(typed(request))
    do = partial(services.end_naming, naming, by=request.user, today=timezone.localdate())
    page, then = _page(row, f"{naming.user}: named no longer", "End it")
    return act(request, form, do, then=then, said="They can read it no more.", page=page)


def _page(row: Incident, title: str, submit: str) -> tuple[dict[str, Any], str]:
    """The page around a form, and where it leads: the review's panel once there is a review."""
    review = getattr(row, "review", None)
    to = reverse("reviews:readers", args=[row.address])
    if review is not None:
        to = reverse("reviews:panel", args=[review.address])
    back = {"cancel_url": to, "cancel_label": "Back to who can read it"}
    return on_incident(row, title, submit) | back, to
