"""Pages that show plans: the list, one plan on a day, two days beside each other, its log."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from boards.forms import AsAtForm
from boards.models import Board, Partnership
from boards.plan.asking import asked_of, days_of
from boards.plan.forms import TwoDaysForm
from boards.plan.models import Plan
from boards.plan.reading import DUES, compared, led_by, plan_page, plans_seen
from boards.plan.standing import STATES
from boards.plan.tracing import changes_in, ground_seen
from partnership.access.services import rights_of
from partnership.access.views import right, seen_or_404
from partnership.agencies.models import Agency
from partnership.people.requests import PersonRequest


@require_safe
@right("view", Partnership, lookup="key")
def plans(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """The business plans of a partnership that the reader may see, newest first."""
    found = plans_seen(request.user, partnership=partnership)
    may_begin = "keep_plans" in request.rights
    context = {"partnership": partnership, "plans": found, "may_begin": may_begin}
    return render(request, "plan/plans.html", context)


@require_safe
@right("view", Plan, lookup="pk")
def plan(request: PersonRequest, plan: Plan) -> HttpResponse:
    """One plan: what is late first, then priority, objective and action, as told by a day."""
    form, today = AsAtForm(request.GET), timezone.localdate()
    day, asked = form.day(today), asked_of(request.GET)
    context = {
        "plan": plan,
        "page": plan_page(plan, request.user, day, today, asked),
        "asked": asked,
        "form": form,
        "day": day,
        "today": today,
        "states": STATES,
        "dues": DUES,
        "keeps": "keep" in request.rights,
        "ground": ground_seen(plan, request.user),
        "rights": request.rights,
    }
    return render(request, "plan/plan.html", context)


@require_safe
@right("view", Plan, lookup="pk")
def compare(request: PersonRequest, plan: Plan) -> HttpResponse:
    """Two days of a plan beside each other."""
    today, form = timezone.localdate(), TwoDaysForm(request.GET)
    whole = days_of(plan, today)
    before, after = form.days(*whole)
    rows = compared(plan, request.user, before, after, today)
    context: dict[str, Any] = {"plan": plan, "rows": rows, "before": before, "after": after}
    context |= {"form": form, "boxes": form.shown(*whole)}
    context["moved"] = sum(row.moved for row in rows)
    return render(request, "plan/compare.html", context)


@require_safe
@right("keep", Plan, lookup="pk")
def log(request: PersonRequest, plan: Plan) -> HttpResponse:
    """Who changed what in a plan, newest first."""
    context = {"plan": plan, "changes": changes_in(plan, request.user)}
    return render(request, "plan/log.html", context)


@require_safe
def of_agency(request: PersonRequest, key: str) -> HttpResponse:
    """What the plans ask of an agency."""
    found = seen_or_404(request.user, Agency.objects.all(), key=key)
    return _led(request, found, "plan-of-agency")


@require_safe
def of_board(request: PersonRequest, key: str) -> HttpResponse:
    """The plans that a board owns, and what plans ask of it."""
    found = seen_or_404(request.user, Board.objects.all(), key=key)
    owned = plans_seen(request.user, board=found)
    return _led(request, found, "plan-of-board", plans=owned)


def _led(request: PersonRequest, place: Any, code: str, **more: Any) -> HttpResponse:
    lines = partial(led_by, place, request.user, timezone.localdate())
    context = {"place": place, "lines": lines(), "code": code, **more}
    context["rights"] = rights_of(request.user, place)
    return render(request, "plan/led.html", context)
