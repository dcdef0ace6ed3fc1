"""Pages of boards, groups and agencies."""

from datetime import date
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards import services
from boards.forms import AsAtForm, MeetingForm
from boards.lists import board_page, pictures
from boards.models import Board, BoardKind, Partnership
from boards.registers import agency_page, registers
from partnership.access.services import rights_of
from partnership.access.views import right, seen_or_404
from partnership.agencies.models import Agency
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed

QUICK_DAYS = (("April 2016", date(2016, 4, 1)), ("1 May 2019", date(2019, 5, 1)))


@require_safe
def structure(request: HttpRequest) -> HttpResponse:
    """Boards and groups as at a day: who reports to whom."""
    form, today = AsAtForm(request.GET), timezone.localdate()
    day = form.day(today)
    context = {"form": form, "day": day, "today": today, "quick_days": QUICK_DAYS}
    context["pictures"] = pictures(request.user, day)
    context["importable"] = Partnership.objects.visible_to(request.user, "import")
    return render(request, "boards/structure.html", context)


@require_safe
def board(request: HttpRequest, key: str) -> HttpResponse:
    """One board or group: what it is for, who sits there, what hangs from it."""
    boards = Board.objects.select_related("partnership")
    found = seen_or_404(request.user, boards, key=key)
    today, rights = timezone.localdate(), rights_of(request.user, found)
    context = {
        "board": found,
        "runs": found.runs_on(today),
        "page": board_page(found, request.user, today),
        "may_raise_action": "raise_action" in rights,
        "may_record_meeting": "record_meeting" in rights,
        "may_record_incident": "record_incident" in rights and found.kind == BoardKind.REVIEW,
    }
    return render(request, "boards/board.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@right("record_meeting", Board, lookup="key")
def record_meeting(request: PersonRequest, board: Board) -> HttpResponse:
    """Record that a group met."""
    form, back = MeetingForm(typed(request)), board.get_absolute_url()
    do = partial(services.record_meeting, board, by=request.user, today=timezone.localdate())
    page = {"title": "Record a meeting", "kicker": board.name, "cancel_url": back}
    page["submit_label"] = "Record the meeting"
    return act(request, form, do, then=back, said="The meeting is recorded.", page=page)


@require_safe
def agencies(request: HttpRequest) -> HttpResponse:
    """The published lists of agencies as at a day."""
    form, today = AsAtForm(request.GET), timezone.localdate()
    day = form.day(today)
    context = {"form": form, "day": day, "today": today, "quick_days": QUICK_DAYS[1:]}
    context["registers"] = registers(request.user, day, today)
    return render(request, "boards/agencies.html", context)


@require_safe
def agency(request: HttpRequest, key: str) -> HttpResponse:
    """One agency: in which lists, in which seats, what came before and after it."""
    found = seen_or_404(request.user, Agency.objects.all(), key=key)
    page = agency_page(found, request.user, timezone.localdate())
    return render(request, "boards/agency.html", {"agency": found, "page": page})
