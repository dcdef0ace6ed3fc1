"""Pages by which the service keeps a plan: begin, change, agree and close it, and its lines."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from boards.known_names import names_here
from boards.models import Board, BoardKind, Partnership
from boards.plan.forms import (
    AgreeForm,
    BeginForm,
    ChangeObjectiveForm,
    ChangePlanForm,
    ChangePriorityForm,
    CloseForm,
    EndForm,
    ObjectiveForm,
    PriorityForm,
)
from boards.plan.models import Objective, Plan
from boards.plan.services import agreeing, keeping
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed
from partnership.ui.words import plain_day

form_page = require_http_methods(["GET", "HEAD", "POST"])
OBJECTIVE = ("words", "criterion", "measure", "target", "impact")


def about(plan: Plan, title: str, submit: str, **more: Any) -> dict[str, Any]:
    """The words around a form about a plan."""
    to = plan.get_absolute_url()
    return around(title, submit, kicker=plan, back="the plan", to=to, **more)


@form_page
@right("keep_plans", Partnership, lookup="key")
def begin(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """Begin a plan as a draft."""
    kinds = (BoardKind.SERVICE, BoardKind.STATUTORY)
    boards = Board.objects.visible_to(request.user).on(timezone.localdate())
    boards = boards.filter(partnership=partnership).exclude(kind__in=kinds)
    form = BeginForm(typed(request), boards=boards)
    do = partial(keeping.begin_plan, partnership, by=request.user)
    page = {"title": "Begin a business plan", "kicker": partnership.name}
    page |= {"submit_label": "Begin it", "standfirst": DRAFT}
    said = "The plan is begun as a draft."
    return act(request, form, do, then=Plan.get_absolute_url, said=said, page=page)


DRAFT = "A draft is seen by the partnership service and those who chair, until a board agrees it."


@form_page
@right("keep", Plan, lookup="pk")
def change(request: PersonRequest, plan: Plan) -> HttpResponse:
    """Change name, days or words."""
    names = ("name", "starts_on", "ends_on", "about")
    form = ChangePlanForm(typed(request), initial={name: getattr(plan, name) for name in names})
    do = partial(keeping.change_plan, plan, by=request.user)
    page = about(plan, "Change the plan", "Save")
    return act(request, form, do, then=plan.get_absolute_url(), said="Saved.", page=page)


@form_page
@right("keep", Plan, lookup="pk")
def agree(request: PersonRequest, plan: Plan) -> HttpResponse:
    """Say by which decision the board agreed it."""
    grounds = agreeing.grounds(plan, request.user)
    offered = [
        (key, f"{plain_day(agreeing.day_of(row))}: {str(row)[:90]}") for key, row in grounds.items()
    ]
    form, today = AgreeForm(typed(request), grounds=offered), timezone.localdate()

    def do(*, ground: str) -> Plan:
        return agreeing.agree_plan(plan, grounds[ground], by=request.user, today=today)

    page = about(plan, "Agree the plan", "Agree it", standfirst=AGREED)
    said = "The plan is agreed: the whole partnership reads it."
    return act(request, form, do, then=plan.get_absolute_url(), said=said, page=page)


AGREED = (
    "From then on everybody in the partnership reads it. Offered are decisions of the board that "
    "owns it, recorded on its page or as lines of its minutes: record the decision first."
)


@form_page
@right("keep", Plan, lookup="pk")
def close(request: PersonRequest, plan: Plan) -> HttpResponse:
    """Close the plan."""
    form = CloseForm(typed(request), known=names_here(plan.partnership_id))
    today = timezone.localdate()
    do = partial(agreeing.close_plan, plan, by=request.user, today=today)
    page = about(plan, "Close the plan", "Close it", standfirst=CLOSING)
    return act(request, form, do, then=plan.get_absolute_url(), said="It is closed.", page=page)


CLOSING = "Nothing in it changes afterwards. Carry unfinished actions on to the next plan."


@form_page
@right("keep", Plan, lookup="pk")
def reopen(request: PersonRequest, plan: Plan) -> HttpResponse:
    """Open a plan again that was closed by mistake."""
    form = EndForm(typed(request))
    do = partial(agreeing.reopen_plan, plan, by=request.user)
    page = about(plan, "Open the plan again", "Open it")
    return act(request, form, do, then=plan.get_absolute_url(), said="It is open again.", page=page)


@form_page
@right("keep", Plan, lookup="pk")
def add_priority(request: PersonRequest, plan: Plan) -> HttpResponse:
    """Add a priority."""
    form, do = PriorityForm(typed(request)), partial(keeping.add_priority, plan, by=request.user)
    page = about(plan, "Add a priority", "Add it")
    return act(request, form, do, then=plan.get_absolute_url(), said="It is added.", page=page)


@form_page
@right("keep", Plan, lookup="pk")
def change_priority(request: PersonRequest, plan: Plan, row: int) -> HttpResponse:
    """Change a priority."""
    found = get_object_or_404(plan.priorities, pk=row)
    form = ChangePriorityForm(typed(request), initial={"name": found.name, "about": found.about})
    do = partial(keeping.change_line, found, by=request.user)
    page = about(plan, f"Change priority {found.number}", "Save")
    return act(request, form, do, then=plan.get_absolute_url(), said="Saved.", page=page)


@form_page
@right("keep", Plan, lookup="pk")
def end_priority(request: PersonRequest, plan: Plan, row: int) -> HttpResponse:
    """Take a priority out."""
    found = get_object_or_404(plan.priorities, pk=row)
    return _end(request, plan, found, f"Take priority {found.number} out")


def _end(request: PersonRequest, plan: Plan, row: Any, title: str) -> HttpResponse:
    today = timezone.localdate()
    do = partial(keeping.end_line, row, by=request.user, today=today)
    page = about(plan, title, "Take it out", standfirst=str(row))
    then, said = plan.get_absolute_url(), "It is taken out and stays readable."
    return act(request, EndForm(typed(request)), do, then=then, said=said, page=page)


def objective_of(plan: Plan, row: int) -> Objective:
    """One objective of the plan. raises: Http404."""
    rows = Objective.objects.select_related("priority__plan")
    return get_object_or_404(rows, pk=row, priority__plan=plan)


@form_page
@right("keep", Plan, lookup="pk")
def add_objective(request: PersonRequest, plan: Plan, row: int) -> HttpResponse:
    """Add an objective to a priority."""
    found = get_object_or_404(plan.priorities, pk=row)
    do = partial(keeping.add_objective, found, by=request.user)
    page = about(plan, "Add an objective", "Add it", standfirst=str(found))
    form, then = ObjectiveForm(typed(request)), plan.get_absolute_url()
    return act(request, form, do, then=then, said="It is added.", page=page)


@form_page
@right("keep", Plan, lookup="pk")
def change_objective(request: PersonRequest, plan: Plan, row: int) -> HttpResponse:
    """Change an objective."""
    found = objective_of(plan, row)
    initial = {name: getattr(found, name) for name in OBJECTIVE}
    form = ChangeObjectiveForm(typed(request), initial=initial)
    do = partial(keeping.change_line, found, by=request.user)
    page = about(plan, f"Change objective {found.number}", "Save")
    return act(request, form, do, then=plan.get_absolute_url(), said="Saved.", page=page)


@form_page
@right("keep", Plan, lookup="pk")
def end_objective(request: PersonRequest, plan: Plan, row: int) -> HttpResponse:
    """Take an objective out."""
    found = objective_of(plan, row)
    return _end(request, plan, found, f"Take objective {found.number} out")
