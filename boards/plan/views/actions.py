"""Pages of one action of a plan: read it, add it, change it, take it out."""

from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.models import Board
from boards.plan.forms import ActionForm, ChangeActionForm, EndForm, Leads
from boards.plan.models import Plan, PlanAction, Status
from boards.plan.reading import WITH, lines_of
from boards.plan.services import keeping
from boards.plan.services.keeping import Asked
from boards.plan.views.keeping import about, objective_of
from partnership.access.views import right
from partnership.agencies.models import Agency
from partnership.people.models import User
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed

form_page = require_http_methods(["GET", "HEAD", "POST"])
STANDS = ("what", "lead", "due", "due_on", "due_known", "impact", "measure")


def near(action: PlanAction, title: str, submit: str, **more: Any) -> dict[str, Any]:
    """The words around a form about an action."""
    kicker, to = f"{action.plan}, action {action.number}", action.get_absolute_url()
    return around(title, submit, kicker=kicker, back="the action", to=to, **more)


@require_safe
@right("view", PlanAction, lookup="pk")
def action(request: PersonRequest, action: PlanAction) -> HttpResponse:
    """One action: what, by whom, by when, everything told of it, and what it led to."""
    today = timezone.localdate()
    [line] = lines_of(
        PlanAction.objects.filter(pk=action.pk).select_related(*WITH), request.user, today, today
    )
    seen = PlanAction.objects.visible_to(request.user)
    open_plan = action.plan.is_open and not action.ended_on
    context = {
        "line": line,
        "action": line.action,
        "plan": line.action.plan,
        "before": seen.filter(pk=action.continues_id).select_related(*WITH).first(),
        "after": seen.filter(continues=action).select_related(*WITH),
        "rights": request.rights,
        "keeps": "keep" in request.rights,
        "is_open": open_plan,
        "is_agreed": open_plan and action.plan.status == Status.AGREED,
        "reports": "report" in request.rights and open_plan,
    }
    return render(request, "plan/action.html", context)


@form_page
@right("keep", Plan, lookup="pk")
def add(request: PersonRequest, plan: Plan, row: int) -> HttpResponse:
    """Add an action to an objective."""
    found = objective_of(plan, row)
    form = ActionForm(typed(request))
    _offer(form, plan, request)

    def do(**said: Any) -> PlanAction:
        asked = _asked(said, request)
        today = timezone.localdate()
        return keeping.add_action(found, asked, by=request.user, today=today)

    page = about(plan, "Add an action", "Add it", standfirst=str(found))
    return act(request, form, do, then=plan.get_absolute_url(), said="It is added.", page=page)


@form_page
@right("keep", PlanAction, lookup="pk")
def change(request: PersonRequest, action: PlanAction) -> HttpResponse:
    """Change what an action says."""
    initial = {name: getattr(action, name) for name in STANDS}
    initial |= {"agency": action.agency_id, "board": action.board_id}
    initial["person"] = action.person.email if action.person else ""
    form = ChangeActionForm(typed(request), initial=initial)
    _offer(form, action.plan, request, action)

    def do(*, because: str, **said: Any) -> PlanAction:
        asked, today = _asked(said, request, action), timezone.localdate()
        return keeping.change_action(action, asked, because=because, by=request.user, today=today)

    page = near(action, "Change the action", "Save")
    return act(request, form, do, then=action.get_absolute_url(), said="Saved.", page=page)


@form_page
@right("keep", PlanAction, lookup="pk")
def end(request: PersonRequest, action: PlanAction) -> HttpResponse:
    """Take an action out."""
    do = partial(keeping.end_action, action, by=request.user, today=timezone.localdate())
    page = near(action, "Take the action out", "Take it out", standfirst=action.what)
    then, said = action.plan.get_absolute_url(), "It is taken out and stays readable."
    return act(request, EndForm(typed(request)), do, then=then, said=said, page=page)


def _offer(
    form: Leads, plan: Plan, request: PersonRequest, action: PlanAction | None = None
) -> None:
    """Agencies and bodies of the partnership that run today, and those that stand there now."""
    today, here = timezone.localdate(), plan.partnership_id
    agencies = Agency.objects.visible_to(request.user)
    listed = agencies.on(today).filter(listings__partnership=here).distinct()
    boards = Board.objects.visible_to(request.user).filter(partnership=here)
    running = boards.on(today)
    if action is not None:
        listed = listed | agencies.filter(pk=action.agency_id).distinct()
        running = running | boards.filter(pk=action.board_id)
    form.offer(listed, running)


def _asked(said: dict[str, Any], request: PersonRequest, action: PlanAction | None = None) -> Asked:
    """What was typed, with the person in place of the address.

    raises: ValidationError for an address that is nobody's here.
    """
    email, found = said.pop("person").lower(), None
    if email and action and action.person and action.person.email == email:
        found = action.person
    elif email:
        found = User.objects.visible_to(request.user).filter(email=email).first()
        if found is None:
            raise ValidationError({"person": "Nobody with this address sits here"})
    return Asked(person=found, **said)
