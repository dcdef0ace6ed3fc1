"""Pages of the challenge log: the register, one challenge, raise one."""

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from boards.agencies_here import agencies_here
from boards.challenges.figures import counted, raised_in
from boards.challenges.forms import FromLineForm, RaiseForm
from boards.challenges.looking import SHOWS, WITH, Line, register
from boards.challenges.models import Challenge, DueMove, Origin, Round, Source
from boards.challenges.people import responder_called
from boards.challenges.services import Asked, raise_challenge
from boards.known_names import names_here
from boards.meetings.models import MinuteLine
from boards.models import Board, Partnership
from partnership.access.querysets import about_visible
from partnership.access.services import require
from partnership.access.views import right
from partnership.agencies.models import Agency
from partnership.clock.calendar import months_before
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed

A_PAGE = 50
A_YEAR = 12  # months
form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@right("view", Partnership, lookup="key")
def log(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """The challenges of a partnership that the reader may see, filtered."""
    today = timezone.localdate()
    found = register(request.user, partnership, request.GET.dict(), today)
    page = Paginator(found.rows, A_PAGE).get_page(request.GET.get("page"))
    lines = [Line(row, today) for row in page]
    year = raised_in(request.user, partnership, months_before(today, A_YEAR), today)
    context = {"partnership": partnership, "found": found, "page": page, "lines": lines}
    context |= {"shows": SHOWS, "sources": Source.choices, "count": counted(year, today)}
    context["address"] = f"?{urlencode({name: one for name, one in found.chosen.items() if one})}"
    return render(request, "challenges/register.html", context)


@require_safe
@right("view", Board, lookup="key")
def of_board(request: PersonRequest, board: Board) -> HttpResponse:
    """The challenges of one group: the register under that filter."""
    path = reverse("challenges:register", args=[board.partnership.key])
    return HttpResponseRedirect(f"{path}?{urlencode({'group': board.key, 'show': 'all'})}")


@require_safe
@right("view", Challenge, lookup="pk")
def challenge(request: PersonRequest, challenge: Challenge) -> HttpResponse:
    """One challenge: what is asked, what came, what was made of it."""
    rows = Challenge.objects.select_related(*WITH, "partnership", "raised_by")
    people = Round.objects.select_related("answered_by", "judged_by")
    people = people.prefetch_related(Prefetch("moves", DueMove.objects.select_related("moved_by")))
    row = rows.prefetch_related(Prefetch("rounds", people)).get(pk=challenge.pk)
    line = row.line
    context = {
        "challenge": row,
        "line": Line(row, timezone.localdate()),
        "rounds": row.rounds.all(),
        "rights": request.rights,
        "origin": about_visible(Origin.objects.filter(challenge=row), request.user).first(),
        "from_line": line
        and MinuteLine.objects.visible_to(request.user).filter(pk=line.pk).first(),
    }
    return render(request, "challenges/challenge.html", context)


def agencies_of(board: Board, request: PersonRequest) -> QuerySet[Agency]:
    """The agencies that may be asked."""
    here = agencies_here(request.user, board.partnership_id, timezone.localdate())
    return here.filter(is_category=False)


@form_page
@right("challenge", Board, lookup="key")
def raise_one(request: PersonRequest, board: Board) -> HttpResponse:
    """Raise a challenge between meetings."""
    known = names_here(board.partnership_id)
    form = RaiseForm(typed(request), agencies=agencies_of(board, request), known=known)
    do = partial(_raise, board, request, None)
    page = {"title": "Raise a challenge", "kicker": board.name, "submit_label": "Raise it"}
    page |= {"cancel_url": board.get_absolute_url(), "cancel_label": f"Back to {board}"}
    said = "The challenge is raised and the agency is written to."
    return act(request, form, do, then=Challenge.get_absolute_url, said=said, page=page)


@form_page
@right("view", MinuteLine, lookup="pk")
def raise_line(request: PersonRequest, line: MinuteLine) -> HttpResponse:
    """Put a challenge of the minutes to an agency."""
    board = line.item.board
    require(request.user, "challenge", board)
    agencies = agencies_of(board, request)
    begins: dict[str, Any] = {
        "what": line.words,
        "agency": agencies.filter(name=line.owner).first(),
    }
    if line.due_on and line.due_on >= timezone.localdate():
        begins["due_on"] = line.due_on
    known = names_here(board.partnership_id)
    form = FromLineForm(typed(request), initial=begins, agencies=agencies, known=known)
    do = partial(_raise, board, request, line)
    page = {"title": "Put the challenge to an agency", "kicker": str(line.item)}
    page |= {"submit_label": "Send it", "cancel_url": line.get_absolute_url()}
    said = "The agency is written to. The minutes link to the challenge."
    return act(request, form, do, then=Challenge.get_absolute_url, said=said, page=page)


def _raise(
    board: Board, request: PersonRequest, line: MinuteLine | None, *, responder: str, **asked: Any
) -> Challenge:
    now = timezone.now()
    what = Asked(responder=responder_called(responder, asked["agency"]), **asked)
    today = timezone.localdate(now)
    return raise_challenge(board, what, by=request.user, today=today, now=now, line=line)
