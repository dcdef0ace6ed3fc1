"""Pages of reports owed to boards: the year, one board's year, one report."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.agencies_here import agencies_here
from boards.known_names import names_here
from boards.models import Board, Meeting, Partnership
from boards.owed import services
from boards.owed.figures import Owed, owed_between, owed_in
from boards.owed.forms import (
    ChangeExpectationForm,
    ExpectationForm,
    HandInForm,
    MeetingForm,
    NotNeededForm,
)
from boards.owed.models import Expectation, OwedReport
from boards.yearplan.years import years_of
from partnership.access.querysets import about_visible
from partnership.access.services import rights_of
from partnership.access.views import right, seen_or_404
from partnership.documents.models import Document
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed

form_page = require_http_methods(["GET", "HEAD", "POST"])
BACK, AHEAD = timedelta(days=730), timedelta(days=730)


@require_safe
def year(request: HttpRequest, key: str) -> HttpResponse:
    """What every board is owed in a year."""
    partnership = seen_or_404(request.user, Partnership.objects.all(), key=key)
    return _year(request, partnership, None)


@require_safe
@right("view", Board, lookup="key")
def board(request: PersonRequest, board: Board) -> HttpResponse:
    """What one board is owed in a year."""
    return _year(request, board.partnership, board)


def _year(request: HttpRequest, partnership: Partnership, board: Board | None) -> HttpResponse:
    today = timezone.localdate()
    shown, found = owed_in(partnership, request.user, request.GET.get("year", ""), today)
    if board is not None:
        found = [one for one in found if one.expectation.board_id == board.pk]
    context = {
        "partnership": partnership,
        "board": board,
        "years": years_of(partnership, today),
        "year": shown,
        "owed": found,
        "late": sum(one.state == "late" for one in found),
        "may_keep": "keep_owed" in rights_of(request.user, partnership),
    }
    return render(request, "owed/year.html", context)


@require_safe
@right("view", Expectation, lookup="pk")
def expectation(request: PersonRequest, expectation: Expectation) -> HttpResponse:
    """One report with its due days and the files that came."""
    today = timezone.localdate()
    found = _near(expectation, today)
    context = {
        "expectation": expectation,
        "lines": _lines(found, request.user),
        "rights": request.rights,
        "may_hand_in": "hand_in" in request.rights and any(one.is_open for one in found),
    }
    return render(request, "owed/expectation.html", context)


def _lines(found: list[Owed], user: Any) -> list[tuple[Owed, list[Document], Meeting | None]]:
    """Each due day with its files and, for whoever sees it, the meeting that takes it."""
    rows = [one.row for one in found if one.row]
    kind = ContentType.objects.get_for_model(OwedReport)
    files = Document.objects.filter(subject_type=kind, subject_id__in=[row.pk for row in rows])
    by_row: dict[int, list[Document]] = {}
    for file in about_visible(files, user):
        by_row.setdefault(file.subject_id, []).append(file)
    meetings = Meeting.objects.visible_to(user).select_related("board")
    seen = meetings.in_bulk([row.meeting_id for row in rows if row.meeting_id])
    return [
        (one, by_row.get(one.row.pk, []), seen.get(one.row.meeting_id or 0))
        if one.row
        else (one, [], None)
        for one in found
    ]


def _near(expectation: Expectation, today: date) -> list[Owed]:
    """Its due days from two years ago until two years from now."""
    rows = Expectation.objects.filter(pk=expectation.pk)
    return owed_between(rows, today - BACK, today + AHEAD, today)


def _open_days(expectation: Expectation, today: date) -> list[date]:
    return [one.due_on for one in _near(expectation, today) if one.is_open]


def _choices(request: PersonRequest, board: Board) -> dict[str, Any]:
    """The agencies and groups of the board's partnership."""
    today, pk = timezone.localdate(), board.partnership_id
    groups = Board.objects.visible_to(request.user).on(today).filter(partnership=pk)
    return {
        "agencies": agencies_here(request.user, pk, today),
        "groups": groups.exclude(pk=board.pk),
    }


@form_page
@right("keep_owed", Partnership, lookup="key")
def expect(request: PersonRequest, partnership: Partnership, board: str) -> HttpResponse:
    """Add a report that a board is owed."""
    found = seen_or_404(request.user, partnership.boards, key=board)
    form = ExpectationForm(typed(request), **_choices(request, found))
    do = partial(services.expect, found, by=request.user, today=timezone.localdate())
    page = {"title": "Add a report that it is owed", "kicker": found.name}
    page |= {"submit_label": "Add it", "cancel_url": found.get_absolute_url()}
    then = Expectation.get_absolute_url
    return act(request, form, do, then=then, said="The report is in the list.", page=page)


def _page(expectation: Expectation, title: str, submit: str) -> dict[str, Any]:
    row = expectation
    return around(title, submit, kicker=row, back="the report", to=row.get_absolute_url())


@form_page
@right("keep", Expectation, lookup="pk")
def change(request: PersonRequest, expectation: Expectation) -> HttpResponse:
    """Correct what is expected, or end it."""
    names = ("title", "agency", "group", "every", "first_due_on", "why", "ends_on")
    initial = {name: getattr(expectation, name) for name in names}
    form = ChangeExpectationForm(
        typed(request), initial=initial, **_choices(request, expectation.board)
    )
    do = partial(services.change_expectation, expectation, by=request.user)
    page, then = _page(expectation, "Change it", "Save"), expectation.get_absolute_url()
    return act(request, form, do, then=then, said="The change is saved.", page=page)


@form_page
@right("hand_in", Expectation, lookup="pk")
def hand_in(request: PersonRequest, expectation: Expectation) -> HttpResponse:
    """Hand in the report of one due day."""
    now = timezone.now()
    today = timezone.localdate(now)
    form = HandInForm(
        typed(request),
        request.FILES or None,
        person=request.user,
        days=_open_days(expectation, today),
    )
    do = partial(services.hand_in, expectation, by=request.user, today=today, now=now)
    page, then = _page(expectation, "Hand the report in", "Hand it in"), expectation
    said = "The report is handed in."
    return act(request, form, do, then=then.get_absolute_url(), said=said, page=page)


@form_page
@right("keep", Expectation, lookup="pk")
def not_needed(request: PersonRequest, expectation: Expectation) -> HttpResponse:
    """Say that one is not needed this time."""
    days = _open_days(expectation, timezone.localdate())
    known = names_here(expectation.board.partnership_id)
    form = NotNeededForm(typed(request), days=days, known=known)
    do = partial(services.say_not_needed, expectation, by=request.user)
    page, then = _page(expectation, "It is not needed this time", "Save"), expectation
    said = "It is recorded as not needed."
    return act(request, form, do, then=then.get_absolute_url(), said=said, page=page)


@form_page
@right("keep", OwedReport, lookup="pk")
def put_before(request: PersonRequest, owedreport: OwedReport) -> HttpResponse:
    """Choose the meeting that takes it."""
    row = owedreport
    meetings = row.expectation.board.meetings.standing().order_by("-held_on")
    form = MeetingForm(typed(request), meetings=meetings)
    do = partial(services.put_before, row, by=request.user)
    page = _page(row.expectation, "Put it before a meeting", "Save")
    then, said = row.get_absolute_url(), "The meeting is noted."
    return act(request, form, do, then=then, said=said, page=page)
