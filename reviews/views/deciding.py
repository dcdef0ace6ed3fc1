"""The decision on an incident: the legal test, what would follow, and then the decision itself."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.weighing import weigh
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import typed
from reviews import services
from reviews.foresight import foresee
from reviews.forms import DecisionForm
from reviews.models import Incident, Kind, Outcome
from reviews.services.deciding import kind_of, what_follows

form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
@right("decide", Incident)
def decide(request: PersonRequest, row: Incident) -> HttpResponse:
    """Answer the test and decide; what would follow is shown before anything is written."""
    form = DecisionForm(typed(request), incident=row)
    today = timezone.localdate()

    def do(**fields: Any) -> Any:
        return services.decide(row, form.verdict(), by=request.user, today=today)

    def look(**fields: Any) -> dict[str, Any]:
        verdict = form.verdict()
        reading = what_follows(row, verdict, today=today)
        seen = None
        if verdict.outcome != Outcome.NO_REVIEW:
            kind = kind_of(row, verdict.outcome)
            seen = foresee(row, kind, decided_on=verdict.taken_on, user=request.user)
        return {"reading": reading, "foresight": seen, "outcome": form.outcome_words}

    page = {
        "incident": row,
        "law": form.law,
        "title": "Decide on a review",
        "kicker": row.reference,
        "marking": row.marking,
        "marked_because": row.marked_because,
        "submit_label": "See what would follow",
        "cancel_url": row.get_absolute_url(),
        "cancel_label": "Back to the incident",
    }
    return weigh(
        request,
        form,
        do,
        look,
        then=lambda review: (review or row).get_absolute_url(),
        said="Decision recorded.",
        page=page,
        template="reviews/decide.html",
        looked="reviews/decide_look.html",
    )


@require_safe
@right("decide", Incident, page="what would follow")
def what_if(request: PersonRequest, row: Incident) -> HttpResponse:
    """What would follow if each review that is open were decided on today."""
    today = timezone.localdate()
    kinds = (kind_of(row, Outcome.REVIEW), Kind.MULTI_AGENCY)
    seen = [foresee(row, kind, decided_on=today, user=request.user) for kind in kinds]
    context = {"incident": row, "foresights": seen, "today": today}
    return render(request, "reviews/what_if.html", context)
