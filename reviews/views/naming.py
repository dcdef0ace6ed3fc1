"""Who reads a review: its panel by name, everybody else by office, and what they opened."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from partnership.access.services import keeps, open_to, readings_of, tell_readings
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed
from reviews import services
from reviews.forms import BecauseForm, NamingForm
from reviews.models import Review, ReviewException
from reviews.views.around import around_review, on_review

A_FEW = 20
form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@right("view", Review, page="who can read it")
def panel(request: PersonRequest, row: Review) -> HttpResponse:
    """The panel, everybody else who can read it, and who opened it lately."""
    today = timezone.localdate()
    named = ReviewException.objects.filter(content_object=row).select_related("user", "given_by")
    context = around_review(request, row, "panel")
    context["named"] = named.on(today).order_by("part", "user__name")
    context["over"] = named.exclude(pk__in=named.on(today).values("pk")).order_by("-ends_on")
    context["offices"] = open_to(row, on=today)
    if keeps(request.user, row, request.rights):
        context["readings"] = tell_readings(request.user, readings_of(row)[:A_FEW])
    return render(request, "reviews/review_panel.html", context)


@form_page
@right("name_exception", Review)
def name_person(request: PersonRequest, row: Review) -> HttpResponse:
    """Name somebody for the panel, or who has to know otherwise."""
    form = NamingForm(typed(request), by=request.user)

    def do(**fields: Any) -> object:
        naming, today = form.naming(), timezone.localdate()
        return services.name_for_review(row, naming, by=request.user, today=today)

    page, then = _page(row, "Name somebody for this review", "Name them")
    return act(request, form, do, then=then, said="They are named.", page=page)


@form_page
@right("name_exception", Review)
def end_naming(request: PersonRequest, row: Review, pk: int) -> HttpResponse:
    """Somebody is named no longer."""
    naming = get_object_or_404(ReviewException, content_object=row, pk=pk)
    form = BecauseForm(typed(request))
    do = partial(services.end_naming, naming, by=request.user, today=timezone.localdate())
    page, then = _page(row, f"{naming.user}: named no longer", "End it")
    return act(request, form, do, then=then, said="They can read it no more.", page=page)


def _page(row: Review, title: str, submit: str) -> tuple[dict[str, Any], str]:
    to = reverse("reviews:panel", args=[row.address])
    return on_review(row, title, submit, cancel_url=to, cancel_label="Back to the panel"), to
