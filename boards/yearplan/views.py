"""The year on one page, and the page that plans a group's year."""

from datetime import date
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.models import Board, Meeting, Partnership
from boards.words import count_of
from boards.yearplan.forms import DaysForm, RhythmForm
from boards.yearplan.page import warnings_for, year_page
from boards.yearplan.proposing import moved_from, propose_days
from boards.yearplan.services import plan_meetings
from boards.yearplan.years import financial_year, years_of
from partnership.access.views import right, seen_or_404
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed
from partnership.ui.words import plain_day

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def year(request: HttpRequest, key: str) -> HttpResponse:
    """Every meeting of a year, what speaks against its day, and what was held of the plan."""
    partnership = seen_or_404(request.user, Partnership.objects.all(), key=key)
    page = year_page(partnership, request.user, request.GET.get("year", ""), timezone.localdate())
    return render(request, "yearplan/year.html", {"partnership": partnership, "page": page})


@form_page
@right("record_meeting", Board, lookup="key")
def plan(request: PersonRequest, board: Board) -> HttpResponse:
    """First how often the group meets, then its days with what speaks against each."""
    rhythm = RhythmForm(request.GET if "first" in request.GET else None)
    days, hours, moved = _proposed(rhythm)
    warned = warnings_for(board, days, hours, request.user)
    says = [". ".join(filter(None, told)) for told in zip(warned, moved, strict=True)]
    form = DaysForm(typed(request), initial=hours | _named(days), says=says)
    page = {"board": board, "rhythm": rhythm, "year_url": _year_url(board, timezone.localdate())}
    page["shows_days"] = bool(days) or request.method == "POST"
    do = partial(plan_meetings, board, by=request.user)
    return act(request, form, do, then=_then, said=_said, page=page, template="yearplan/plan.html")


def _proposed(rhythm: RhythmForm) -> tuple[list[date], dict[str, Any], list[str]]:
    if not rhythm.is_valid():
        return [], {}, []
    asked = rhythm.cleaned_data
    rhythm_of: dict[str, int] = {name: asked[name] for name in ("every", "times")}
    days = propose_days(asked["first"], **rhythm_of)
    hours = {name: asked[name] for name in ("starts_at", "ends_at", "place")}
    return days, hours, moved_from(asked["first"], **rhythm_of)


def _named(days: list[date]) -> dict[str, str]:
    return {f"day_{number}": plain_day(day) for number, day in enumerate(days, start=1)}


def _said(made: list[Meeting]) -> str:
    return f"{count_of(len(made), 'meeting')} planned.".capitalize()


def _then(made: list[Meeting]) -> str:
    return _year_url(made[0].board, made[0].held_on)


def _year_url(board: Board, day: date) -> str:
    """The year that holds a day."""
    years = years_of(board.partnership, timezone.localdate())
    held = next((one for one in years if one.holds(day)), financial_year(day))
    return f"{reverse('yearplan:year', args=[board.partnership.key])}?year={held.name}"
