"""Pages of actions: the register, one action, raise one, close one."""

from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.action_forms import CloseActionForm, RaiseActionForm
from boards.actions import FILTERS, Asked, change_action, raise_action, shown
from boards.models import Action, Board
from partnership.access.services import offices_as_seen, rights_of
from partnership.access.views import right, seen_or_404
from partnership.agencies.models import Agency
from partnership.people.models import User
from partnership.people.requests import PersonRequest
from partnership.records.history import changes_of
from partnership.ui.acts import act, typed

A_PAGE = 50
form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def actions(request: PersonRequest) -> HttpResponse:
    """The register of actions that the reader may see, soonest due first."""
    today = timezone.localdate()
    show, rows = shown(request.user, request.GET.get("show", ""), today)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    lines = [(row, row.is_late_on(today)) for row in page]
    context = {"page": page, "lines": lines, "show": show, "filters": FILTERS}
    return render(request, "boards/actions.html", {**context, "address": f"?show={show}"})


@require_safe
def action(request: PersonRequest, pk: int) -> HttpResponse:
    """One action: what, whose, by when, what came of it, and its log."""
    rows = Action.objects.select_related("board", "owner_agency", "owner")
    found = seen_or_404(request.user, rows, pk=pk)
    context = {
        "action": found,
        "late": found.is_late_on(timezone.localdate()),
        "may_close": "change" in rights_of(request.user, found) and not found.closed_on,
        "changes": changes_of(found, as_seen=partial(offices_as_seen, request.user)),
    }
    return render(request, "boards/action.html", context)


@form_page
@right("raise_action", Board, lookup="key")
def raise_one(request: PersonRequest, board: Board) -> HttpResponse:
    """A board or group asks an agency to do something."""
    agencies = Agency.objects.visible_to(request.user).on(timezone.localdate())
    agencies = agencies.filter(listings__partnership=board.partnership_id).distinct()
    form = RaiseActionForm(typed(request), agencies=agencies)
    do = partial(_raise, board, request)
    page = {"title": "Raise an action", "kicker": board.name, "submit_label": "Raise it"}
    page["cancel_url"] = board.get_absolute_url()
    said = "The action is raised."
    return act(request, form, do, then=Action.get_absolute_url, said=said, page=page)


@form_page
@right("change", Action, lookup="pk")
def close(request: PersonRequest, action: Action) -> HttpResponse:
    """Say when an action was closed and what came of it."""
    do = partial(_close, action, request)
    page = {"title": "Close the action", "kicker": f"{action}: {action.what}"}
    page |= {"submit_label": "Close it", "cancel_url": action.get_absolute_url()}
    then, form = action.get_absolute_url(), CloseActionForm(typed(request))
    return act(request, form, do, then=then, said="The action is closed.", page=page)


def _raise(board: Board, request: PersonRequest, *, owner: str, **asked: Any) -> Action:
    today, person = timezone.localdate(), None
    if owner:
        person = User.objects.visible_to(request.user).filter(email=owner.lower()).first()
        if person is None:
            raise ValidationError({"owner": "Nobody with this address holds an office here"})
    return raise_action(board, Asked(owner=person, **asked), by=request.user, today=today)


def _close(action: Action, request: PersonRequest, **changes: Any) -> Action:
    if action.closed_on:
        raise ValidationError("It is closed already.")
    today = timezone.localdate()
    return change_action(action, changes, because="closed", by=request.user, today=today)
