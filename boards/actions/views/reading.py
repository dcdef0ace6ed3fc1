"""Pages to read: the register, one action, the actions of a group or an agency."""

from functools import partial
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from boards.actions.owners import fallen
from boards.actions.page import page_of
from boards.actions.rag import rule_in_words, why_computed, with_state
from boards.actions.register import Line, choices, found, lines, wanted
from boards.models import Action, Board, Meeting
from boards.rooms import parts_of
from partnership.access.services import offices_as_seen, rights_of
from partnership.access.views import right, seen_or_404
from partnership.agencies.models import Agency
from partnership.people.requests import PersonRequest
from partnership.records.history import changes_of

A_PAGE = 50


@require_safe
def register(request: PersonRequest) -> HttpResponse:
    """The register of actions that the reader may see, worst first."""
    today, want = timezone.localdate(), wanted(request.GET)
    rows, offered = found(request.user, want, today), choices(request.user, today)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": lines(list(page), today, request.user),
        "want": want,
        "show": want.show,
        "choices": offered,
        "chosen": offered.chosen(want),
        "address": want.address,
    }
    return render(request, "actions/register.html", context)


@require_safe
def action(request: PersonRequest, pk: int) -> HttpResponse:
    """One action: where it came from, how it stands, and everything said and done about it."""
    today = timezone.localdate()
    whole = with_state(Action.objects.select_related("board", "owner_agency", "owner"), today)
    row = seen_or_404(request.user, whole.select_related("partnership"), pk=pk)
    left = fallen(Action.objects.filter(pk=row.pk), today).exists()
    context = {
        "action": row,
        "line": Line(row, row.is_late_on(today), left),
        "rights": rights_of(request.user, row),
        "why": why_computed(row, today),
        "rule": rule_in_words(row.partnership, today),
        "here": page_of(row, request.user, today),
        "parts": parts_of(row, request.user, today),
        "changes": changes_of(row, as_seen=partial(offices_as_seen, request.user)),
    }
    return render(request, "actions/action.html", context)


@require_safe
@right("view", Board, lookup="key")
def of_board(request: PersonRequest, board: Board) -> HttpResponse:
    """The register, of one board or group."""
    query = urlencode({"group": board.key})
    return HttpResponseRedirect(f"{reverse('actions:register')}?{query}")


@require_safe
@right("view", Agency, lookup="key")
def of_agency(request: PersonRequest, agency: Agency) -> HttpResponse:
    """The register, of one agency."""
    query = urlencode({"agency": agency.key})
    return HttpResponseRedirect(f"{reverse('actions:register')}?{query}")


@require_safe
@right("view", Meeting, lookup="pk")
def of_meeting(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """The register, of what a meeting raised or spoke of."""
    query = urlencode({"meeting": meeting.pk, "show": "all"})
    return HttpResponseRedirect(f"{reverse('actions:register')}?{query}")
