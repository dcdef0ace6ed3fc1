"""The page of figures, and the letter that follows from an empty seat."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.challenges.models import Challenge
from boards.challenges.services import draft_attendance_challenge
from boards.in_numbers.attendance import of_agencies, of_seats, poor
from boards.in_numbers.forms import PeriodForm
from boards.in_numbers.numbers import numbers
from boards.models import Board, Partnership
from boards.words import count_of
from boards.yearplan.years import chosen, years_of
from partnership.access.views import right, seen_or_404
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed
from partnership.ui.forms import PortalForm

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def figures(request: HttpRequest, key: str) -> HttpResponse:
    """Attendance, meetings, actions, challenges and differences of a period."""
    partnership = seen_or_404(request.user, Partnership.objects.all(), key=key)
    today, user = timezone.localdate(), request.user
    years = years_of(partnership, today)
    year, form = chosen(years, request.GET.get("year", ""), today), PeriodForm(request.GET)
    first, last = form.days(year)
    context = {"partnership": partnership, "form": form, "typed": form.shown(year)}
    context |= {"years": years, "year": year, "first": first, "last": last}
    context["numbers"] = numbers(partnership, user, first, last, today)
    context["agencies"] = of_agencies(partnership, user, first, last)
    context["seats"] = of_seats(partnership, user, first, last)
    context["poor"] = poor(partnership, user, today)
    return render(request, "figures/figures.html", context)


@form_page
@right("challenge", Board, lookup="key")
def write_to(request: PersonRequest, board: Board, agency: str) -> HttpResponse:
    """Draft the chair's letter to an agency whose seat stays empty."""
    today = timezone.localdate()
    found = poor(board.partnership, request.user, today)
    mine = next((one for one in found if (one.board, one.agency.key) == (board, agency)), None)
    if mine is None:
        raise Http404
    do = partial(
        draft_attendance_challenge,
        board,
        mine.agency,
        absences=mine.meetings,
        by=request.user,
        today=today,
    )
    page: dict[str, Any] = {"title": "Draft the chair’s letter", "kicker": board.name}
    page["standfirst"] = (
        f"{mine.agency}: nobody came for its seat at "
        f"{count_of(len(mine.meetings), 'meeting')}. The chair reads the letter before it goes."
    )
    page |= {"submit_label": "Draft it", "cancel_label": "Back to the figures"}
    page["cancel_url"] = reverse("figures:figures", args=[board.partnership.key])
    said, form = "The letter is drafted: read it and send it.", PortalForm(typed(request))
    return act(request, form, do, then=Challenge.get_absolute_url, said=said, page=page)
