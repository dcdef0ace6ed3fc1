"""Pages of one meeting: its papers, who is invited, who comes."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards import services
from boards.attending import members_and_replies, papers_of
from boards.invited import words_after, words_before
from boards.meeting_forms import (
    CallOffForm,
    ChangeMeetingForm,
    InviteForm,
    PutBackForm,
    ReplyForm,
)
from boards.models import Meeting, Reply
from boards.replying import fields_for
from boards.rooms import doors_of, told_of
from boards.services.meetings import RSVP
from boards.services.replying import deputies_for
from partnership.access.views import right
from partnership.links.services import DeadLink, open_link
from partnership.links.views import dead_link, unlogged
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed
from partnership.ui.times import plain_time

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@right("view", Meeting, lookup="pk")
def meeting(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """When and where, its papers, and who comes."""
    members, today = members_and_replies(meeting), timezone.localdate()
    context = {
        "meeting": meeting,
        "rights": request.rights,
        "doors": doors_of(meeting, request.rights),
        "is_over": meeting.held_on < today,
        "may_come": not meeting.is_called_off and meeting.held_on >= today,
        "papers": papers_of(meeting, request.user),
        "members": members,
        "told": told_of(meeting, timezone.localdate()),
        "mine": meeting.replies.filter(person=request.user).first(),
    }
    return render(request, "boards/meeting.html", context)


def _page(meeting: Meeting, title: str, submit: str) -> dict[str, Any]:
    to = meeting.get_absolute_url()
    return around(title, submit, kicker=meeting, back="the meeting", to=to)


@form_page
@right("keep", Meeting, lookup="pk")
def change_meeting(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """Correct day, times and place."""
    names = ("held_on", "starts_at", "ends_at", "place")
    initial = {name: getattr(meeting, name) for name in names}
    form = ChangeMeetingForm(typed(request), initial=initial)
    do = partial(services.change_meeting, meeting, by=request.user, now=timezone.now())
    page = _page(meeting, "Change a meeting", "Save")
    page["standfirst"] = (
        "Once members were written to about it, whoever sits in the group gets a letter of the new "
        "day, time or place."
    )
    back = meeting.get_absolute_url()
    return act(request, form, do, then=back, said="The change is saved.", page=page)


@form_page
@right("keep", Meeting, lookup="pk")
def call_off(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """Say that it is not held, and why."""
    now = timezone.now()
    do = partial(
        services.call_off, meeting, by=request.user, today=timezone.localdate(now), now=now
    )
    page = _page(meeting, "This meeting is not held", "Record that it is not held")
    page["standfirst"] = (
        "It stays counted as planned. Before its day, whoever sits in the group gets a letter."
    )
    back, said = meeting.get_absolute_url(), "The meeting is recorded as not held."
    return act(request, CallOffForm(typed(request)), do, then=back, said=said, page=page)


@form_page
@right("keep", Meeting, lookup="pk")
def put_back(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """Say that it is held after all."""
    do = partial(services.put_back, meeting, by=request.user)
    page = _page(meeting, "The meeting is held after all", "Record that it is held")
    page["standfirst"] = "Nobody gets a letter of this: invite the members again."
    back, said = meeting.get_absolute_url(), "The meeting stands again."
    return act(request, PutBackForm(typed(request)), do, then=back, said=said, page=page)


@form_page
@right("keep", Meeting, lookup="pk")
def invite(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """Write to the members: a preview of who, then the letters."""
    now = timezone.now()
    do = partial(
        services.invite_members, meeting, by=request.user, today=timezone.localdate(now), now=now
    )
    page = _page(meeting, "Invite the members", "Send the letters")
    page["standfirst"] = words_before(meeting, now)
    back, said = meeting.get_absolute_url(), partial(words_after, meeting, now)
    return act(request, InviteForm(typed(request)), do, then=back, said=said, page=page)


@form_page
@right("reply", Meeting, lookup="pk")
def reply(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """Say whether one comes, signed in."""
    now = timezone.now()
    do = partial(services.reply, meeting, by=request.user, today=timezone.localdate(now), now=now)
    page = _page(meeting, "Are you coming?", "Send the answer")
    back = meeting.get_absolute_url()
    deputies = deputies_for(meeting, request.user)
    more = fields_for(meeting, request.user, by_link=False)
    form = ReplyForm(typed(request), deputies=deputies, more=more)
    return act(request, form, do, then=back, said=_noted, page=page)


@login_not_required
@form_page
def reply_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Say whether one comes, by the link of the letter: opening it changes nothing."""
    now = timezone.now()
    try:
        link = open_link(token, RSVP, now=now)
        assert link.person is not None  # a link of this purpose names one
        do = partial(
            services.reply,
            link.subject,
            by=link.person,
            today=timezone.localdate(now),
            now=now,
            link=link,
        )
        page = {"title": "Are you coming?", "kicker": str(link.subject)}
        page |= {
            "submit_label": "Send the answer",
            "standfirst": _when_and_where(link.subject, link.person),
        }
        then = f"{reverse('boards:answered')}?meeting={link.subject.pk}"
        deputies = deputies_for(link.subject, link.person)
        more = fields_for(link.subject, link.person, by_link=True)
        form = ReplyForm(typed(request), deputies=deputies, more=more)
        return unlogged(act(request, form, do, then=then, said=_noted, page=page))
    except DeadLink:
        return unlogged(dead_link(request))


def _noted(reply: Reply) -> str:
    """What was answered, by whom, about which meeting."""
    deputy = f": {reply.deputy}" if reply.deputy else ""
    return f"{reply.person}: “{reply.get_answer_display()}{deputy}”, for {reply.meeting}."


def _when_and_where(meeting: Meeting, person: Any) -> str:
    hours = " to ".join(plain_time(one) for one in (meeting.starts_at, meeting.ends_at) if one)
    parts = [part for part in (hours, meeting.place) if part]
    return f"{', '.join(parts)}{'. ' if parts else ''}You answer as {person}."


@login_not_required
@require_safe
def answered(request: HttpRequest) -> HttpResponse:
    """The answer by a link is written down; the words of the act stand above it."""
    asked = request.GET.get("meeting", "")
    known = asked.isascii() and asked.isdigit() and len(asked) < 10
    page = reverse("boards:meeting", args=[asked]) if known else "/"
    return render(request, "boards/answered.html", {"page": page})
