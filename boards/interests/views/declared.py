"""Pages of the interests declared for a meeting."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.interests.forms import DeclareForm, RuleForm, TakeBackForm, WriteDownForm
from boards.interests.models import Declaration, How, Interest, Ruling
from boards.interests.services import declaring as services
from boards.interests.showing import declared_for, standing_at
from boards.interests.sitting import items_seen, those_at
from boards.models import Meeting
from partnership.access.services import note_readings
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@right("view", Meeting, lookup="pk")
def of_meeting(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """What was declared for a meeting, what was decided on it, and standing interests."""
    declared = declared_for(meeting, request.user)
    shown = [one.item for one in declared if one.item is not None]
    note_readings(request.user, shown, "the interests declared", now=timezone.now())
    known = {one.declaration.interest_id for one in declared}
    context = {
        "meeting": meeting,
        "rights": request.rights,
        "declared": declared,
        "standing": [(one, one.pk in known) for one in standing_at(meeting, request.user)],
    }
    return render(request, "interests/meeting.html", context)


def _page(meeting: Meeting, title: str, submit: str) -> dict[str, Any]:
    return around(
        title,
        submit,
        kicker=meeting,
        back="the interests",
        to=reverse("interests:of_meeting", args=[meeting.pk]),
    )


@form_page
@right("reply", Meeting, lookup="pk")
def declare(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """Declare an interest of one's own."""
    form = DeclareForm(
        typed(request), items=items_seen(meeting, request.user), initial=_asked(request)
    )
    me: dict[str, Any] = {"person": request.user, "by": request.user, "now": timezone.now()}
    do = partial(services.declare, meeting, **me)
    page = _page(meeting, "Declare an interest", "Declare it")
    page["standfirst"] = "The chair and the partnership service read it and decide what follows."
    said, then = "Your interest is declared.", page["cancel_url"]
    return act(request, form, do, then=then, said=said, page=page)


def _asked(request: PersonRequest) -> dict[str, Any]:
    """What a link to the form has filled in."""
    found = {name: request.GET.get(name, "") for name in ("item", "person", "what")}
    return {name: value[:300] for name, value in found.items() if value}


@form_page
@right("prepare", Meeting, lookup="pk")
def write_down(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """Write down an interest that somebody declares at the meeting."""
    items, people = items_seen(meeting, request.user), those_at(meeting)
    form = WriteDownForm(typed(request), items=items, people=people, initial=_asked(request))
    interest = _standing(request, meeting)
    more: dict[str, Any] = {
        "interest": interest,
        "how": How.MEETING,
        "by": request.user,
        "now": timezone.now(),
    }
    do = partial(services.declare, meeting, **more)
    page = _page(meeting, "Write down an interest", "Write it down")
    said, then = "The interest is written down.", page["cancel_url"]
    return act(request, form, do, then=then, said=said, page=page)


def _standing(request: PersonRequest, meeting: Meeting) -> Interest | None:
    """The standing interest from which the form was opened, if it names one."""
    asked = request.GET.get("standing", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 16 else 0
    return next((one for one in standing_at(meeting, request.user) if one.pk == number), None)


@form_page
@right("rule", Declaration, lookup="pk")
def rule(request: PersonRequest, declaration: Declaration) -> HttpResponse:
    """Decide what follows from it."""
    meeting = declaration.meeting
    items = items_seen(meeting, request.user)
    items = items.filter(pk=declaration.item_id) if declaration.item_id else items
    minuted = f"{declaration.person} declared an interest."
    initial = {"item": declaration.item_id, "minuted": minuted}
    form = RuleForm(typed(request), items=items, initial=initial)
    do = partial(services.rule, declaration, by=request.user, now=timezone.now())
    page = _page(meeting, "Decide on an interest", "Decide")
    page["standfirst"] = f"{declaration.person} declared: {declaration.what}"
    said, then = "It is decided.", page["cancel_url"]
    return act(request, form, do, then=then, said=said, page=page)


@form_page
@right("rule", Declaration, lookup="pk")
def take_back(request: PersonRequest, declaration: Declaration, row: int) -> HttpResponse:
    """Take a decision back."""
    seen = Ruling.objects.visible_to(request.user).filter(declaration=declaration)
    found = get_object_or_404(seen.filter(ended_at__isnull=True), pk=row)
    do = partial(services.take_back, found, by=request.user, now=timezone.now())
    page = _page(declaration.meeting, "Take the decision back", "Take it back")
    page["standfirst"] = f"{declaration.person}: {found.get_outcome_display()}."
    said, form = "The decision is taken back.", TakeBackForm(typed(request))
    return act(request, form, do, then=page["cancel_url"], said=said, page=page)
