"""Pages of one meeting's agenda: what is on it, put it in order, issue the pack."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from boards.meetings.agendas import due_back_seen, shown, waiting
from boards.meetings.forms import DeclineForm, ItemForm, ProposalForm, TimesForm
from boards.meetings.models import AgendaItem
from boards.meetings.packs import NUMBERS_RUN_ON
from boards.meetings.preview import not_yet_seated, who_opens_what
from boards.meetings.services import agenda as services
from boards.meetings.services import papers, proposals, suggestions
from boards.meetings.services.holding import is_closed
from boards.meetings.suggesting import suggested, waiting_for_a_word
from boards.models import Board, Meeting
from boards.services.meetings import readers_of_pack
from partnership.access.services import rights_of
from partnership.access.views import right, seen_or_404
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, take_errors, typed
from partnership.ui.forms import PortalForm

form_page = require_http_methods(["GET", "HEAD", "POST"])


def agenda_page(meeting: Meeting) -> str:
    """Where the agenda of a meeting is."""
    return reverse("meetings:agenda", args=[meeting.pk])


def _page(meeting: Meeting, title: str, submit: str, **more: Any) -> dict[str, Any]:
    to = agenda_page(meeting)
    return around(title, submit, kicker=meeting, back="the agenda", to=to, **more)


@require_safe
@right("view", Meeting, lookup="pk")
def agenda(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """The items that the reader may see, with their papers; for those who prepare it, in order."""
    return _agenda(request, meeting, None)


def _agenda(request: PersonRequest, meeting: Meeting, form: TimesForm | None) -> HttpResponse:
    today = timezone.localdate()
    agenda = shown(meeting, request.user, today)
    prepares = "prepare" in request.rights and not is_closed(meeting)
    form = form or TimesForm(lines=agenda.lines)
    boxes = {line.item.pk: form[f"minutes_{line.item.pk}"] for line in agenda.lines}
    context = {
        "meeting": meeting,
        "rights": request.rights,
        "agenda": agenda,
        "issue": getattr(meeting, "issue", None),
        "prepares": prepares,
        "may_issue": prepares and not meeting.is_called_off and meeting.held_on >= today,
        "may_propose": "propose" in rights_of(request.user, meeting.board),
        "form": form,
        "note": NUMBERS_RUN_ON,
        "overdue_back": due_back_seen(meeting, request.user) if prepares else [],
        "lines": [(line, boxes[line.item.pk]) for line in agenda.lines],
        "waiting": waiting(meeting.board, request.user, today) if prepares else [],
        "suggested": suggested(meeting, request.user, today) if prepares else [],
    }
    return render(request, "meetings/agenda.html", context)


@require_POST
@right("prepare", Meeting, lookup="pk")
def save_times(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """Set the minutes of every item."""
    lines = shown(meeting, request.user, timezone.localdate()).lines
    form = TimesForm(typed(request), lines=lines)
    if form.is_valid():
        try:
            services.save_times(meeting, **form.cleaned_data, by=request.user)
        except ValidationError as error:
            take_errors(form, error)
        else:
            messages.success(request, "The times are saved.")
            return HttpResponseRedirect(agenda_page(meeting))
    return _agenda(request, meeting, form)


@form_page
@right("prepare", Meeting, lookup="pk")
def draw_up(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """Begin the agenda with what is always on it and what comes back."""
    do = partial(services.draw_up, meeting, by=request.user)
    page = _page(meeting, "Draw up the agenda", "Draw it up")
    page["standfirst"] = (
        "Puts in the standing items, first and last, and what comes back by itself. "
        "Nobody is told until you issue the pack."
    )
    said, form = "The agenda is drawn up.", PortalForm(typed(request))
    return act(request, form, do, then=agenda_page(meeting), said=said, page=page)


@form_page
@right("prepare", Meeting, lookup="pk")
def add_item(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """Add an item."""
    do = partial(services.add_item, meeting, by=request.user)
    page, form = _page(meeting, "Add an item", "Add the item"), ItemForm(typed(request))
    then = AgendaItem.get_absolute_url
    return act(request, form, do, then=then, said="The item is on the agenda.", page=page)


@form_page
@right("propose", Board, lookup="key")
def propose(request: PersonRequest, board: Board) -> HttpResponse:
    """Propose an item for a meeting to come."""
    do = partial(services.propose_item, board, by=request.user)
    page = {"title": "Propose an item", "kicker": board.name, "submit_label": "Send the proposal"}
    page |= {"cancel_url": board.get_absolute_url()}
    page["standfirst"] = "The partnership service takes it onto an agenda."
    form, said = ProposalForm(typed(request)), "The proposal is with the partnership service."
    return act(request, form, do, then=board.get_absolute_url(), said=said, page=page)


@form_page
@right("prepare", Meeting, lookup="pk")
def take_in(request: PersonRequest, meeting: Meeting, item: int) -> HttpResponse:
    """Take an item that waits onto this agenda."""
    found = seen_or_404(request.user, AgendaItem.objects.filter(board=meeting.board), pk=item)
    do = partial(services.take_in, found, meeting, by=request.user, now=timezone.now())
    page = _page(meeting, f"Take “{found}” onto the agenda", "Take it in")
    said, form = "The item is on the agenda.", PortalForm(typed(request))
    return act(request, form, do, then=agenda_page(meeting), said=said, page=page)


@require_POST
@right("prepare", Meeting, lookup="pk")
def take_suggestion(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """Put on the agenda what the portal suggests."""
    return _say(request, meeting, suggestions.take_suggestion, "It is on the agenda.")


@require_POST
@right("prepare", Meeting, lookup="pk")
def leave_suggestion(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """Leave out what the portal suggests."""
    return _say(request, meeting, suggestions.leave_suggestion, "It is left out of this agenda.")


def _say(request: PersonRequest, meeting: Meeting, act_on: Any, said: str) -> HttpResponse:
    """Do it, and back to what is suggested next."""
    code = request.POST.get("code", "")
    try:
        act_on(meeting, code=code, by=request.user, today=timezone.localdate())
        messages.success(request, said)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return HttpResponseRedirect(f"{agenda_page(meeting)}#suggested")


@form_page
@right("keep", AgendaItem, lookup="pk")
def decline(request: PersonRequest, item: AgendaItem) -> HttpResponse:
    """Decline what a member proposed."""
    do = partial(proposals.decline_item, item, by=request.user, now=timezone.now())
    back = item.board.get_absolute_url()
    page = {"title": f"Decline “{item}”", "kicker": item.board.name, "submit_label": "Decline it"}
    page |= {"cancel_url": item.get_absolute_url(), "cancel_label": "Back to the item"}
    page["standfirst"] = "Who proposed it gets a letter and reads this reason with the proposal."
    said, form = "The proposal is declined.", DeclineForm(typed(request))
    return act(request, form, do, then=back, said=said, page=page)


@form_page
@right("prepare", Meeting, lookup="pk")
def issue(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """Show exactly who gets a letter and what each can open; then send."""
    now = timezone.now()
    today = timezone.localdate(now)
    do = partial(papers.issue_pack, meeting, by=request.user, today=today, now=now)
    page = _page(meeting, "Issue the pack", "Issue it and write to the members")
    page["mailed"] = readers_of_pack(meeting)
    page["opens"] = who_opens_what(meeting, page["mailed"], request.user)
    page["later"] = not_yet_seated(meeting, today)
    page["missing"] = shown(meeting, request.user, today).missing
    page["overdue_back"] = due_back_seen(meeting, request.user)
    page["suggested"] = waiting_for_a_word(suggested(meeting, request.user, today))
    said, form = "The pack is issued and the letters are written.", PortalForm(typed(request))
    return act(
        request,
        form,
        do,
        then=agenda_page(meeting),
        said=said,
        page=page,
        template="meetings/issue.html",
    )
