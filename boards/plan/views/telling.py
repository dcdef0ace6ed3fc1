"""Pages by which an action of a plan moves: progress, actions of the register, the next plan."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from boards.actions.forms import RaiseActionForm
from boards.actions.services.raising import Asked
from boards.agencies_here import agencies_here
from boards.known_names import names_here
from boards.models import Action, Meeting
from boards.plan.forms import CarryForm, EndForm, JudgeForm, LinkForm, ReportForm
from boards.plan.models import Plan, PlanAction, Raised, Status
from boards.plan.services import telling
from boards.plan.views.actions import near
from partnership.access.views import right
from partnership.people.models import User
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed

form_page = require_http_methods(["GET", "HEAD", "POST"])


def known_in(action: PlanAction) -> Iterable[str]:
    """Names that may stand in words about it."""
    return names_here(action.plan.partnership_id)


@form_page
@right("keep", PlanAction, lookup="pk")
def judge(request: PersonRequest, action: PlanAction) -> HttpResponse:
    """Write how far it is, and judge it."""
    now = timezone.now()
    do = partial(telling.judge, action, by=request.user, today=timezone.localdate(now), now=now)
    page = near(action, "Record progress", "Record it", standfirst=action.what)
    said, form = "The progress is recorded.", JudgeForm(typed(request), known=known_in(action))
    return act(request, form, do, then=action.get_absolute_url(), said=said, page=page)


@form_page
@right("report", PlanAction, lookup="pk")
def report(request: PersonRequest, action: PlanAction) -> HttpResponse:
    """The agency that leads writes how far it is."""
    now = timezone.now()
    do = partial(telling.report, action, by=request.user, today=timezone.localdate(now), now=now)
    page = near(action, "Write how far you are", "Send it", standfirst=action.what)
    said, form = "It stands beside the action.", ReportForm(typed(request), known=known_in(action))
    return act(request, form, do, then=action.get_absolute_url(), said=said, page=page)


@form_page
@right("keep", PlanAction, lookup="pk")
def raise_one(request: PersonRequest, action: PlanAction) -> HttpResponse:
    """Raise an action of the register for it."""
    today = timezone.localdate()
    agencies = agencies_here(request.user, action.plan.partnership_id, today)
    initial = {"what": action.what, "owner_agency": action.agency_id, "raised_on": today}
    offered: dict[str, Any] = {"agencies": agencies, "meetings": Meeting.objects.none()}
    form = RaiseActionForm(typed(request), initial=initial, known=known_in(action), **offered)
    for name in ("came_from", "meeting", "source_kind"):
        del form.fields[name]  # it comes from this plan

    def do(*, owner_email: str, **said: Any) -> Action:
        asked = Asked(owner=_owner(owner_email, request), **said)
        return telling.raise_in_register(action, asked, by=request.user, today=today)

    page = near(action, "Raise an action of the register", "Raise it")
    then, said = action.get_absolute_url(), "The action is raised."
    return act(request, form, do, then=then, said=said, page=page)


def _owner(email: str, request: PersonRequest) -> User | None:
    if not email:
        return None
    found = User.objects.visible_to(request.user).filter(email=email.lower()).first()
    if found is None:
        raise ValidationError({"owner_email": "Nobody with this address holds an office here"})
    return found


@form_page
@right("keep", PlanAction, lookup="pk")
def link(request: PersonRequest, action: PlanAction) -> HttpResponse:
    """Name an action of the register that does part of it."""

    def do(*, reference: str) -> Raised:
        seen = Action.objects.visible_to(request.user)
        row = seen.filter(partnership=action.plan.partnership_id, reference=reference).first()
        if row is None:
            raise ValidationError({"reference": "No action here has this reference"})
        return telling.link(action, row, by=request.user)

    page = near(action, "Link an action of the register", "Link it")
    form, then = LinkForm(typed(request)), action.get_absolute_url()
    return act(request, form, do, then=then, said="It is linked.", page=page)


@form_page
@right("keep", PlanAction, lookup="pk")
def unlink(request: PersonRequest, action: PlanAction, row: int) -> HttpResponse:
    """Say that an action of the register belongs no more."""
    rows = action.raised.filter(action__in=Action.objects.visible_to(request.user))
    found = get_object_or_404(rows, pk=row)
    do = partial(telling.unlink, found, by=request.user)
    page = near(action, f"Take {found.action} away from it", "Take it away")
    form, then = EndForm(typed(request)), action.get_absolute_url()
    return act(request, form, do, then=then, said="It is taken away.", page=page)


@form_page
@right("keep", PlanAction, lookup="pk")
def carry_on(request: PersonRequest, action: PlanAction) -> HttpResponse:
    """Copy an unfinished action into another plan."""
    plans = Plan.objects.visible_to(request.user, "keep").exclude(pk=action.plan_id)
    plans = plans.filter(partnership=action.plan.partnership_id).exclude(status=Status.CLOSED)
    form = CarryForm(typed(request), plans=plans)
    today = timezone.localdate()
    do = partial(telling.carry_on, action, by=request.user, today=today)
    page = near(action, "Carry it on in another plan", "Carry it on", standfirst=action.what)
    said = "It stands in the other plan as well, and each leads to the other."
    return act(request, form, do, then=PlanAction.get_absolute_url, said=said, page=page)
