"""Reviews: the register, one review with its clock, its decision and its log."""

from functools import partial

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.authority import with_authority
from boards.models import Decision
from partnership.access.services import (
    keeps,
    readings_of,
    tell_readings,
)
from partnership.access.views import right
from partnership.clock.models import Moved
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed
from reviews import services
from reviews.forms import DayForm
from reviews.loglines import files_of, letters_about, log_lines
from reviews.models import Incident, Review
from reviews.presenting import clock_panel
from reviews.views.around import around_review
from reviews.views.incidents import known_hint

A_PAGE = 50
A_FEW = 20  # openings below the log; the rest stands on a page of its own
form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def reviews(request: PersonRequest) -> HttpResponse:
    """The register of reviews the reader may see, newest first."""
    seen = Review.objects.visible_to(request.user)
    rows = seen.select_related("board", "publication")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "reviews/reviews.html", {"page": page})


@require_safe
@right("view", Review, page="the clock")
def review(request: PersonRequest, row: Review) -> HttpResponse:
    """The clock of one review: steps, blockers, proof, every duty."""
    context = around_review(request, row, "clock")
    context["panel"] = clock_panel(row, today=timezone.localdate())
    return render(request, "reviews/review.html", context)


@require_safe
@right("view", Review, page="the decision and files")
def decision(request: PersonRequest, row: Review) -> HttpResponse:
    """Why there is this review, and its files."""
    context = around_review(request, row, "decision")
    seen = Decision.objects.visible_to(request.user).filter(review=row).select_related("taken_by")
    context["decision"] = next(iter(with_authority(seen)), None)
    incident = Incident.objects.visible_to(request.user).filter(review=row).first()
    context["incident"] = incident
    if incident is not None:
        context["answers"] = incident.answers.all()
        context["dissents"] = incident.dissents.select_related("agency")
    context["files"] = files_of(row, request.user)
    return render(request, "reviews/review_decision.html", context)


@form_page
@right("change", Review)
def say_decided(request: PersonRequest, row: Review) -> HttpResponse:
    """The day of the decision turns out; so far only its month was known."""
    label, hint = "When was it decided?", known_hint(row.decided_on)
    form = DayForm(typed(request), label=label, noun="The day of the decision", hint=hint)
    do = partial(services.say_decided, row, by=request.user, today=timezone.localdate())
    page = {"title": "Say the day", "kicker": row.reference, "submit_label": "Record it"}
    page |= {"marking": row.marking, "marked_because": row.marked_because}
    page["cancel_url"] = row.get_absolute_url()
    then = row.get_absolute_url()
    return act(request, form, do, then=then, said="The six months are counted.", page=page)


@require_safe
@right("view", Review, page="the log")
def log(request: PersonRequest, row: Review) -> HttpResponse:
    """Every change of the review and what hangs on it, and the letters that went."""
    context = around_review(request, row, "log")
    context["changes"] = log_lines(row, request.user)
    context["letters"] = letters_about(row, request.user)
    context["moves"] = Moved.objects.about(row)
    if keeps(request.user, row, request.rights):
        context["readings"] = tell_readings(request.user, readings_of(row)[:A_FEW])
    return render(request, "reviews/review_log.html", context)
