"""Pages of the seats of a board or group: who fills them, who filled them, their deputies."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards import services
from boards.models import Board, Deputy, Seat
from boards.seat_forms import ChangeSeatForm, DeputyForm, LastDayOfSeatForm, OpenSeatForm
from boards.seating import seat_page, sittings
from boards.services.seats import people_to_deputise
from boards.tenures import managed_agencies
from partnership.access.services import require, rights_of
from partnership.access.views import right, seen_or_404
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def seats(request: HttpRequest, key: str) -> HttpResponse:
    """The seats of a board today."""
    board, today = seen_or_404(request.user, Board.objects.all(), key=key), timezone.localdate()
    context = {"board": board, "sittings": sittings(board, request.user, today)}
    context["may_arrange"] = "arrange" in rights_of(request.user, board)
    return render(request, "boards/seats.html", context)


@require_safe
@right("view", Seat, lookup="pk")
def seat(request: PersonRequest, seat: Seat) -> HttpResponse:
    """One seat: who fills it, who filled it, and its standing deputies."""
    today = timezone.localdate()
    context = {"seat": seat, "page": seat_page(seat, request.user, today), "today": today}
    context |= {"rights": request.rights, "runs": seat.runs_on(today)}
    return render(request, "boards/seat.html", context)


def _page(of: Any, title: str, submit: str, cancel_url: str) -> dict[str, Any]:
    return {"title": title, "kicker": str(of), "submit_label": submit, "cancel_url": cancel_url}


def _seat_url(seat: Seat) -> str:
    return seat.get_absolute_url()


@form_page
@right("arrange", Board, lookup="key")
def open_seat(request: PersonRequest, board: Board) -> HttpResponse:
    """Open a seat."""
    today = timezone.localdate()
    agencies = managed_agencies(request.user, today).filter(
        listings__partnership=board.partnership_id
    )
    form = OpenSeatForm(typed(request), agencies=agencies.distinct().order_by("name"))
    do = partial(services.open_seat, board, by=request.user, today=today)
    page = _page(board, "Open a seat", "Open the seat", reverse("boards:seats", args=[board.key]))
    page["standfirst"] = "It is vacant until somebody is put there, and is told of as vacant."
    return act(request, form, do, then=_seat_url, said="The seat is open.", page=page)


@form_page
@right("arrange", Seat, lookup="pk")
def change_seat(request: PersonRequest, seat: Seat) -> HttpResponse:
    """Correct what a seat is meant for."""
    initial = {name: getattr(seat, name) for name in ("part", "title", "order")}
    form = ChangeSeatForm(typed(request), initial=initial)
    do = partial(services.change_seat, seat, by=request.user, today=timezone.localdate())
    page = _page(seat.board, f"Change the seat “{seat}”", "Save", seat.get_absolute_url())
    return act(request, form, do, then=_seat_url, said="The change is saved.", page=page)


@form_page
@right("arrange", Seat, lookup="pk")
def end_seat(request: PersonRequest, seat: Seat) -> HttpResponse:
    """Give a seat its last day."""
    form = LastDayOfSeatForm(typed(request), initial={"ends_on": seat.ends_on})
    do = partial(services.end_seat, seat, by=request.user, today=timezone.localdate())
    page = _page(seat.board, f"End the seat “{seat}”", "End it", seat.get_absolute_url())
    page["standfirst"] = "Who sat there, and when, stays on its page."
    return act(request, form, do, then=_seat_url, said="The seat has its last day.", page=page)


@form_page
@right("arrange", Seat, lookup="pk")
def add_deputy(request: PersonRequest, seat: Seat) -> HttpResponse:
    """Name a standing deputy."""
    today = timezone.localdate()
    form = DeputyForm(typed(request), people=people_to_deputise(seat, request.user, today))
    do = partial(services.add_deputy, seat, by=request.user, today=today)
    page = _page(seat, "Name a standing deputy", "Name the deputy", seat.get_absolute_url())
    page["standfirst"] = _whom(seat)
    back, said = seat.get_absolute_url(), "The deputy is named."
    return act(request, form, do, then=back, said=said, page=page)


def _whom(seat: Seat) -> str:
    """Who is offered, and what being a deputy opens."""
    who = f"People of {seat.of} who have an account" if seat.of else "People who have an account"
    return (
        f"{who} are offered. When the member sends a deputy to a meeting, the deputy reads that "
        "meeting’s agenda and papers as the seat does, until its day is over."
    )


@form_page
@right("view", Deputy, lookup="pk")
def end_deputy(request: PersonRequest, deputy: Deputy) -> HttpResponse:
    """Give a standing deputy their last day."""
    require(request.user, "arrange", deputy.seat)
    now = timezone.now()
    form = LastDayOfSeatForm(typed(request), initial={"ends_on": deputy.ends_on})
    today, back = timezone.localdate(now), deputy.seat.get_absolute_url()
    do = partial(services.end_deputy, deputy, by=request.user, today=today, now=now)
    page = _page(deputy.seat, f"End {deputy.person} as a deputy", "End it", back)
    return act(request, form, do, then=back, said="The deputy has a last day.", page=page)
