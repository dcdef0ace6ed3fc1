"""Pages of boards, groups and agencies."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards import services
from boards.changes import list_days, structure_days
from boards.filling import openings
from boards.forms import AsAtForm, ColleagueForm, EndOfficeForm, MeetingForm
from boards.lists import board_page, pictures
from boards.models import Board, BoardKind, Meeting, Partnership
from boards.registers import agency_page, registers
from boards.rooms import doors_of, on_shelves, parts_of, tasks_at
from boards.tenures import gives_where
from boards.vacancies import vacancies_of
from partnership.access.services import rights_of
from partnership.access.views import right, seen_or_404
from partnership.agencies.models import Agency
from partnership.people.models import User
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed
from partnership.ui.words import asked, plain_day

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def structure(request: HttpRequest) -> HttpResponse:
    """Boards and groups as at a day: who reports to whom."""
    form, today = AsAtForm(request.GET), timezone.localdate()
    day = form.day(today)
    context = {"form": form, "day": day, "today": today}
    context["quick_days"] = structure_days(request.user, today)
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
        "rights": rights,
        "runs": found.runs_on(today),
        "page": board_page(found, request.user, today),
        "doors": doors_of(found, rights),
        "parts": parts_of(found, request.user, today),
        "may_raise_action": "raise_action" in rights,
        "may_record_meeting": "record_meeting" in rights,
        "may_arrange": "arrange" in rights,
        "gives": gives_where(request.user, today).get(found.partnership_id, ()),
        "may_keep_mailboxes": "keep_mailboxes" in rights,
        "may_record_incident": "record_incident" in rights and found.kind == BoardKind.REVIEW,
    }
    return render(request, "boards/board.html", context)


@form_page
@right("record_meeting", Board, lookup="key")
def record_meeting(request: PersonRequest, board: Board) -> HttpResponse:
    """Record that a group met."""
    form, back = MeetingForm(typed(request)), board.get_absolute_url()
    do = partial(services.record_meeting, board, by=request.user)
    page = {"title": "Plan or record a meeting", "kicker": board.name, "cancel_url": back}
    page["submit_label"] = "Save the meeting"
    return act(request, form, do, then=_page_of, said="The meeting is saved.", page=page)


def _page_of(meeting: Meeting) -> str:
    return meeting.get_absolute_url()


@require_safe
def registers_of_work(request: HttpRequest) -> HttpResponse:
    """Plans and registers: the doors of every partnership that the reader may see."""
    seen = list(Partnership.objects.visible_to(request.user))
    found = [(one, on_shelves(doors_of(one, rights_of(request.user, one)))) for one in seen]
    return render(request, "boards/registers.html", {"partnerships": found})


@require_safe
def agencies(request: HttpRequest) -> HttpResponse:
    """The published lists of agencies as at a day; ?q= leaves the entries with these words."""
    form, today = AsAtForm(request.GET), timezone.localdate()
    day, words = form.day(today), asked(request.GET.get("q", ""))
    context = {"form": form, "day": day, "today": today}
    context["quick_days"] = list_days(request.user, today)
    context |= {"words": words, "registers": registers(request.user, day, today, words=words)}
    return render(request, "boards/agencies.html", context)


@require_safe
def agency(request: HttpRequest, key: str) -> HttpResponse:
    """One agency: in which lists, in which seats, what came before and after it."""
    found = seen_or_404(request.user, Agency.objects.all(), key=key)
    today, rights = timezone.localdate(), rights_of(request.user, found)
    context = {
        "agency": found,
        "page": agency_page(found, request.user, today),
        "rights": rights,
        "doors": doors_of(found, rights),
        "parts": parts_of(found, request.user, today),
        "tasks": tasks_at(found, request.user, today),
        "team": services.TEAM_OFFICES,
        "vacant": openings(vacancies_of(found, request.user, today), request.user, today),
        "may_keep_mailboxes": "keep_mailboxes" in rights,
    }
    return render(request, "boards/agency.html", context)


@form_page
@right("invite", Agency, lookup="key")
def invite_colleague(request: PersonRequest, agency: Agency) -> HttpResponse:
    """An agency's lead lets a colleague in."""
    form, now = ColleagueForm(typed(request)), timezone.now()

    def do(*, email: str, name: str, **more: Any) -> User:
        who, today = services.Who(email, name), timezone.localdate(now)
        return services.invite_colleague(agency, who, by=request.user, today=today, now=now, **more)

    page = _about_team(agency, "Invite a colleague", "Send the invitation")
    page["standfirst"] = "They get a letter with a link by which they set their password."
    back = agency.get_absolute_url()
    return act(request, form, do, then=back, said="The letter goes within a minute.", page=page)


@form_page
@right("invite", Agency, lookup="key")
def end_colleague(request: PersonRequest, agency: Agency, tenure: int) -> HttpResponse:
    """An agency's lead ends the office of a colleague."""
    held = seen_or_404(request.user, agency.appointments.select_related("person"), pk=tenure)
    today = timezone.localdate()
    stands = {"ends_on": held.ends_on}
    form = EndOfficeForm(typed(request), initial=stands, may_take_back=held.starts_on >= today)
    do = partial(services.end_colleague, held, by=request.user, today=today)
    page = _about_team(agency, f"End the office of {held.person}", "End it")
    page["standfirst"] = f"{held.get_office_display()}, since {plain_day(held.starts_on)}."
    back = agency.get_absolute_url()
    return act(request, form, do, then=back, said="The office has its last day.", page=page)


def _about_team(agency: Agency, title: str, submit: str) -> dict[str, str]:
    back = {"cancel_url": agency.get_absolute_url(), "cancel_label": f"Back to {agency}"}
    return {"title": title, "kicker": agency.name, "submit_label": submit, **back}
