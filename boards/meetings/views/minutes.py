"""Pages of minutes: read them, write lines under an item, send, check, approve, correct."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from boards.agencies_here import agencies_here
from boards.known_names import names_here
from boards.meetings.beside import head_of
from boards.meetings.forms import (
    AddendumForm,
    ApproveForm,
    ChangeLineForm,
    DropForm,
    LineActionForm,
    LineForm,
    ReadForm,
    SendBackForm,
)
from boards.meetings.minuting import Part, approving_item, counted, parts
from boards.meetings.models import AgendaItem, MinuteLine, Minutes
from boards.meetings.services import minutes as services
from boards.meetings.services import sending_back as returning
from boards.models import Meeting
from partnership.access.services import note_readings, rights_of
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, take_errors, typed
from partnership.ui.forms import PortalForm

SENT = "The chair is asked to check them: on the first page now, and by letter."
NO_LATER = "No later meeting of this group has been held: its next one can approve them."
form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@right("view", Meeting, lookup="pk")
def minutes(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """The minutes as far as the reader may see them."""
    seen = Minutes.objects.visible_to(request.user).filter(meeting=meeting).first()
    found = parts(meeting, request.user) if seen else []
    _note(request, found)
    context = {
        "meeting": meeting,
        "minutes": seen,
        "rights": rights_of(request.user, seen) if seen else frozenset(),
        "may_begin": "prepare" in request.rights and meeting.was_held_by(timezone.localdate()),
        "head": head_of(meeting, timezone.localdate()) if seen else [],
        "parts": found,
        "counted": counted(found),
        "lines": [told for part in found for told in part.lines],
        "has_actions": any(told.line.action_id for part in found for told in part.lines),
        "untouched": seen is not None and (not seen.digest or seen.digest == seen.digest_now()),
        "may_approve": seen is not None and _approving(seen).exists(),
        "approved_in": approving_item(seen, request.user) if seen else None,
    }
    return render(request, "meetings/minutes.html", context)


def _note(request: PersonRequest, found: list[Part]) -> None:
    """Whoever is shown a line under a restricted item stands in its log."""
    shown = [part.item for part in found if part.anything]
    note_readings(request.user, shown, "the minutes", now=timezone.now())


@form_page
@right("keep", AgendaItem, lookup="pk")
def minute_item(request: PersonRequest, item: AgendaItem) -> HttpResponse:
    """The lines under one item, and the box for the next."""
    meeting = get_object_or_404(Meeting, pk=item.meeting_id)
    here = agencies_here(request.user, meeting.board.partnership_id, timezone.localdate())
    has_actions = not item.is_closed_to_some
    form = LineForm(typed(request), agencies=here, has_actions=has_actions)
    if request.method == "POST" and form.is_valid():
        said = services.Said(**form.cleaned_data)
        try:
            services.write_line(item, said, by=request.user, today=timezone.localdate())
        except ValidationError as error:
            take_errors(form, error)
        else:
            messages.success(request, "The line is written.")
            # On to the box for the next: whoever types does not leave the keys.
            return HttpResponseRedirect(f"{_of_item(item)}#id_words")
    found = parts(meeting, request.user)
    at = next((place for place, part in enumerate(found) if part.item.pk == item.pk), None)
    context = {
        "meeting": meeting,
        "item": item,
        "minutes": Minutes.objects.filter(meeting=meeting).first(),
        "parts": found,
        "part": None if at is None else found[at],
        "following": None if at is None else next(iter(found[at + 1 :]), None),
        "form": form,
        "has_actions": has_actions,
    }
    return render(request, "meetings/minute_item.html", context)


def _of_item(item: AgendaItem) -> str:
    return reverse("meetings:minute_item", args=[item.pk])


def _page(minutes: Minutes, title: str, submit: str, **more: Any) -> dict[str, Any]:
    kicker, to = minutes.meeting, minutes.get_absolute_url()
    return around(title, submit, kicker=kicker, back="the minutes", to=to, **more)


@require_POST
@right("prepare", Meeting, lookup="pk")
def begin(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """Begin the minutes."""
    try:
        services.begin_minutes(meeting, by=request.user, today=timezone.localdate())
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return HttpResponseRedirect(reverse("meetings:minutes", args=[meeting.pk]))


@form_page
@right("keep", MinuteLine, lookup="pk")
def change_line(request: PersonRequest, line: MinuteLine) -> HttpResponse:
    """Correct the words of a line."""
    form = ChangeLineForm(typed(request), initial={"words": line.words})
    do = partial(services.change_line, line, by=request.user, today=timezone.localdate())
    back = {"cancel_url": _of_item(line.item), "cancel_label": "Back to the item"}
    page = {"title": "Change the line", "kicker": str(line.item), "submit_label": "Save", **back}
    return act(request, form, do, then=_of_item(line.item), said="The line is saved.", page=page)


@form_page
@right("keep", MinuteLine, lookup="pk")
def drop_line(request: PersonRequest, line: MinuteLine) -> HttpResponse:
    """Strike a line out."""
    do = partial(services.drop_line, line, by=request.user, today=timezone.localdate())
    back = {"cancel_url": _of_item(line.item), "cancel_label": "Back to the item"}
    page = {"title": "Strike the line out", "kicker": str(line), "submit_label": "Strike it out"}
    if line.action_id:
        page["standfirst"] = f"Action {line.action} stays in the register: close it there."
    form, said = DropForm(typed(request)), "The line is struck out."
    return act(request, form, do, then=_of_item(line.item), said=said, page={**page, **back})


@form_page
@right("keep", MinuteLine, lookup="pk")
def make_action(request: PersonRequest, line: MinuteLine) -> HttpResponse:
    """Raise an action from a line."""
    whole = line.item.board.partnership_id
    here, known = agencies_here(request.user, whole, timezone.localdate()), names_here(whole)
    begins = {"words": line.words}
    form = LineActionForm(typed(request), initial=begins, agencies=here, known=known)
    do = partial(services.make_action, line, by=request.user, today=timezone.localdate())
    back = {"cancel_url": _of_item(line.item), "cancel_label": "Back to the item"}
    page = {"title": "Make it an action", "kicker": str(line), "submit_label": "Raise the action"}
    said = "The action is raised: the line leads to it, and it to the line."
    return act(request, form, do, then=_of_item(line.item), said=said, page={**page, **back})


@form_page
@right("keep", Minutes, lookup="pk")
def send(request: PersonRequest, minutes: Minutes) -> HttpResponse:
    """Send the draft to the chair."""
    now = timezone.now()
    today = timezone.localdate(now)
    do = partial(services.send_to_chair, minutes, by=request.user, today=today, now=now)
    page = _page(minutes, "Send the minutes to the chair", "Send them")
    page["standfirst"] = "Members read them once the chair has checked them."
    form, said = PortalForm(typed(request)), SENT
    return act(request, form, do, then=minutes.get_absolute_url(), said=said, page=page)


@form_page
@right("keep", Minutes, lookup="pk")
def take_back(request: PersonRequest, minutes: Minutes) -> HttpResponse:
    """Make a draft of them again."""
    do = partial(services.take_back, minutes, by=request.user)
    page = _page(minutes, "Take the minutes back to change them", "Take them back")
    form, said = DropForm(typed(request)), "The minutes are a draft again."
    return act(request, form, do, then=minutes.get_absolute_url(), said=said, page=page)


@form_page
@right("check", Minutes, lookup="pk")
def check(request: PersonRequest, minutes: Minutes) -> HttpResponse:
    """The chair says that they are right."""
    do = partial(services.check_minutes, minutes, by=request.user, now=timezone.now())
    page = _page(minutes, "Are these minutes right?", "They are right")
    page["standfirst"] = "Members may then read them."
    page["send_back"] = reverse("meetings:send_back_minutes", args=[minutes.pk])
    said = "The minutes are checked and the members are told."
    return _read(request, minutes, ReadForm(typed(request), minutes=minutes), do, said, page)


@form_page
@right("check", Minutes, lookup="pk")
def send_back(request: PersonRequest, minutes: Minutes) -> HttpResponse:
    """The chair says what is to be changed."""
    form = SendBackForm(typed(request), known=names_here(minutes.meeting.board.partnership_id))
    do = partial(returning.send_back, minutes, by=request.user, now=timezone.now())
    page = _page(minutes, "Send the minutes back", "Send them back")
    page["standfirst"] = "They are a draft again, and whoever sent them to you is told."
    said = "The minutes are sent back."
    return act(request, form, do, then=minutes.meeting.get_absolute_url(), said=said, page=page)


def _read(
    request: PersonRequest, minutes: Minutes, form: ReadForm, do: Any, said: Any, page: Any
) -> HttpResponse:
    """An act on minutes that the same page shows."""
    found = parts(minutes.meeting, request.user)
    _note(request, found)
    page["parts"], template = found, "meetings/read.html"
    page["meeting"], page["head"] = minutes.meeting, head_of(minutes.meeting, timezone.localdate())
    then = minutes.get_absolute_url()
    return act(request, form, do, then=then, said=said, page=page, template=template)


def _approving(minutes: Minutes) -> QuerySet[Meeting]:
    """The meetings that can have approved them: later ones of the group that have been held."""
    held: QuerySet[Meeting] = minutes.meeting.board.meetings.held_by(timezone.localdate())
    return held.filter(held_on__gt=minutes.meeting.held_on)


@form_page
@right("keep", Minutes, lookup="pk")
def approve(request: PersonRequest, minutes: Minutes) -> HttpResponse:
    """A later meeting approved them."""
    today, later = timezone.localdate(), _approving(minutes)
    form = ApproveForm(typed(request), meetings=later, minutes=minutes)
    do = partial(services.approve_minutes, minutes, by=request.user, today=today)
    page = _page(minutes, "Approve the minutes", "Approve and freeze them")
    page["standfirst"] = "Their words stay as they are from then on; corrections are added below."
    if not later.exists():
        page["standfirst"] = NO_LATER

    def said(done: Minutes) -> str:
        return f"The minutes are approved and frozen. SHA-256 of their words: {done.digest}"

    return _read(request, minutes, form, do, said, page)


@form_page
@right("keep", AgendaItem, lookup="pk")
def correct(request: PersonRequest, item: AgendaItem) -> HttpResponse:
    """Add a correction to approved minutes."""
    do = partial(services.add_addendum, item, by=request.user, now=timezone.now())
    back = reverse("meetings:minutes", args=[item.meeting_id]) if item.meeting_id else "/"
    page = {"title": "Add a correction", "kicker": str(item), "submit_label": "Add it"}
    page |= {"cancel_url": back, "cancel_label": "Back to the minutes"}
    form, said = AddendumForm(typed(request)), "The correction is added."
    return act(request, form, do, then=back, said=said, page=page)
