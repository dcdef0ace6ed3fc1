"""Forms: the day to finish by, the report, its pack, sending, accepting."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from boards.closing import services
from boards.closing.choosing import accept_form, report_form
from boards.closing.forms import BecauseForm, ResourceForm, TermForm
from boards.closing.letters import page_of
from boards.closing.models import ClosingReport, Resource
from boards.models import Board
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed
from partnership.ui.forms import PortalForm

form_page = require_http_methods(["GET", "HEAD", "POST"])


def _page(board: Board, title: str, submit: str, **more: Any) -> dict[str, Any]:
    return around(title, submit, kicker=board, back=str(board), to=page_of(board), **more)


@form_page
@right("set_term", Board, lookup="key")
def set_term(request: PersonRequest, board: Board) -> HttpResponse:
    """Say by when a group is meant to finish."""
    do = partial(services.set_term, board, by=request.user, today=timezone.localdate())
    page = _page(board, "Say by when it finishes", "Save the day")
    page["standfirst"] = "Days that were said before stay readable, each with its reason."
    said = "The day is saved."
    return act(request, TermForm(typed(request)), do, then=page_of(board), said=said, page=page)


@form_page
@right("write_closing", Board, lookup="key")
def write(request: PersonRequest, board: Board) -> HttpResponse:
    """Write the closing report, or change its draft."""
    today = timezone.localdate()
    form = report_form(board, request.user, today, typed(request))

    def do(**words: Any) -> ClosingReport:
        said = services.Words(**words)
        return services.write_report(board, said, by=request.user, today=today)

    page = _page(board, "Closing report", "Save the report")
    page["standfirst"] = "It can be changed until it is sent to the board above."
    return act(request, form, do, then=page_of(board), said="The report is saved.", page=page)


@form_page
@right("write", ClosingReport, lookup="pk")
def add_resource(request: PersonRequest, report: ClosingReport) -> HttpResponse:
    """Put a document into the resource pack."""
    form = ResourceForm(typed(request), request.FILES or None, person=request.user)
    do = partial(services.add_resource, report, by=request.user, now=timezone.now())
    page = _page(report.board, "Add to the resource pack", "Add it")
    then = page_of(report.board)
    return act(request, form, do, then=then, said="It is in the pack.", page=page)


@form_page
@right("keep", Resource, lookup="pk")
def withdraw_resource(request: PersonRequest, row: Resource) -> HttpResponse:
    """Take a document of the pack back."""
    board = row.report.board
    do = partial(services.withdraw_resource, row, by=request.user)
    page = _page(board, f"Take back “{row.title}”", "Take it back")
    form = BecauseForm(typed(request))
    return act(request, form, do, then=page_of(board), said="It is taken back.", page=page)


@form_page
@right("write", ClosingReport, lookup="pk")
def send(request: PersonRequest, report: ClosingReport) -> HttpResponse:
    """Send the report to the board above."""
    board, now = report.board, timezone.now()
    today = timezone.localdate(now)
    do = partial(services.send_report, report, by=request.user, today=today, now=now)
    page = _page(board, f"Send it to {report.above}", "Send the report")
    page["standfirst"] = "Its words cannot be changed afterwards, unless that board gives it back."
    form = PortalForm(typed(request))
    return act(request, form, do, then=page_of(board), said="The report is sent.", page=page)


@form_page
@right("accept", ClosingReport, lookup="pk")
def give_back(request: PersonRequest, report: ClosingReport) -> HttpResponse:
    """The board above wants more."""
    board, now = report.board, timezone.now()
    today = timezone.localdate(now)
    do = partial(services.give_back, report, by=request.user, today=today, now=now)
    page = _page(board, "Give the report back", "Give it back")
    form = BecauseForm(typed(request))
    return act(request, form, do, then=page_of(board), said="It can be written on.", page=page)


@form_page
@right("accept", ClosingReport, lookup="pk")
def accept(request: PersonRequest, report: ClosingReport) -> HttpResponse:
    """The board above accepted it: the group closes."""
    board, today = report.board, timezone.localdate()
    form = accept_form(report, request.user, today, typed(request))

    def do(**said: Any) -> ClosingReport:
        made = services.Acceptance(**said)
        return services.accept(report, made, by=request.user, today=today)

    page = _page(board, "Record that it was accepted", "Close the group")
    page["standfirst"] = "Seats and lines of the group end with its last day. Its history stays."
    return act(request, form, do, then=page_of(board), said="The group is closed.", page=page)
