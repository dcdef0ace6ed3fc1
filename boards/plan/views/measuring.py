"""Pages of measures: what each objective's measure read, add a reading, strike one."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.known_names import names_here
from boards.plan.measure_forms import ReadingForm, StrikeForm
from boards.plan.measures import measures_of
from boards.plan.models import Plan, Reading, Status
from boards.plan.services import measuring
from boards.plan.services.measuring import Read
from boards.plan.views.keeping import objective_of
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@right("view", Plan, lookup="pk")
def measures(request: PersonRequest, plan: Plan) -> HttpResponse:
    """Every objective with what its measure read."""
    found = measures_of(plan, timezone.localdate())
    context = {
        "plan": plan,
        "measured": found,
        "without": sum(one.newest is None for one in found),
        "keeps": "keep" in request.rights and plan.status == Status.AGREED,
    }
    return render(request, "plan/measures.html", context)


def _page(plan: Plan, title: str, submit: str, **more: Any) -> dict[str, Any]:
    to = _measures(plan)
    return around(title, submit, kicker=plan, back="the measures", to=to, **more)


def _measures(plan: Plan) -> str:
    return reverse("plan:measures", args=[plan.pk])


@form_page
@right("keep", Plan, lookup="pk")
def add(request: PersonRequest, plan: Plan, row: int) -> HttpResponse:
    """Add a reading."""
    objective, now = objective_of(plan, row), timezone.now()
    who: dict[str, Any] = {"by": request.user, "today": timezone.localdate(now), "now": now}

    def do(*, figure: Any, **said: Any) -> Reading:
        return measuring.add_reading(objective, Read(figure=figure, **said), **who)

    page = _page(plan, f"Reading for objective {objective.number}", "Add the reading")
    page["standfirst"] = objective.measure or objective.words
    form = ReadingForm(typed(request), known=names_here(plan.partnership_id))
    return act(request, form, do, then=_measures(plan), said="The reading is added.", page=page)


@form_page
@right("keep", Plan, lookup="pk")
def strike(request: PersonRequest, plan: Plan, row: int) -> HttpResponse:
    """Strike a reading that was a slip."""
    rows = Reading.objects.select_related("objective__priority__plan")
    found = get_object_or_404(rows, pk=row, objective__priority__plan=plan)
    do = partial(measuring.strike_reading, found, by=request.user)
    page = _page(plan, "Strike the reading", "Strike it", standfirst=found.shown)
    form = StrikeForm(typed(request), known=names_here(plan.partnership_id))
    said = "It is struck and stays readable with your reason."
    return act(request, form, do, then=_measures(plan), said=said, page=page)
