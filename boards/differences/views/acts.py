"""Pages of acts on a difference: next stage, resolve, safety, action, agenda item."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from boards.actions.services.raising import Asked
from boards.differences import services
from boards.differences.forms import ActionForm, ItemForm, MoveForm, ResolveForm, SafetyForm
from boards.differences.models import Difference, Safety
from boards.differences.services.raising import listed_agencies
from boards.meetings.models import AgendaItem
from boards.models import Action, Board
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed

form_page = require_http_methods(["GET", "HEAD", "POST"])


def _page(row: Difference, title: str, submit: str) -> dict[str, Any]:
    return around(title, submit, kicker=row, back="the difference", to=row.get_absolute_url())


@form_page
@right("view", Difference, lookup="pk")
def move_on(request: PersonRequest, difference: Difference, stage: int) -> HttpResponse:
    """Take it from this stage to the next."""
    form, said = MoveForm(typed(request)), "It is at the next stage. Whoever is next has a letter."
    page = _page(difference, f"Move it on from stage {stage}", "Move it on")
    page["standfirst"] = (
        "It can go on at any time: no stage has to run its days. Act for somebody’s safety first."
    )
    do = partial(_move, difference, request, stage)
    return act(request, form, do, then=difference.get_absolute_url(), said=said, page=page)


def _move(row: Difference, request: PersonRequest, stage: int, *, because: str) -> Any:
    now = timezone.now()
    today = timezone.localdate(now)
    return services.move_on(
        row, stage=stage, because=because, by=request.user, today=today, now=now
    )


@form_page
@right("view", Difference, lookup="pk")
def resolve(request: PersonRequest, difference: Difference) -> HttpResponse:
    """Say how it ended and what is learned."""
    form, page = ResolveForm(typed(request)), _page(difference, "Resolve it", "Save")
    do, then = partial(_resolve, difference, request), difference.get_absolute_url()
    said = "It is resolved. The agencies have a letter."
    return act(request, form, do, then=then, said=said, page=page)


def _resolve(
    row: Difference, request: PersonRequest, *, outcome: str, theme: str, learning: str
) -> Difference:
    now = timezone.now()
    today, by = timezone.localdate(now), request.user
    said = {"outcome": outcome, "theme": theme, "learning": learning}
    return services.resolve_difference(row, by=by, today=today, now=now, **said)


@form_page
@right("view", Difference, lookup="pk")
def record_safety(request: PersonRequest, difference: Difference) -> HttpResponse:
    """Somebody is at risk: what to do at once, and what was done."""
    form, page = SafetyForm(typed(request)), _page(difference, "Somebody is at risk now", "Save")
    page["at_risk"] = True
    do, then = partial(_record_safety, difference, request), difference.get_absolute_url()
    said = "It is written down. The stage and its days stay as they are."
    template = "differences/raise.html"
    return act(request, form, do, then=then, said=said, page=page, template=template)


def _record_safety(row: Difference, request: PersonRequest, *, words: str) -> Safety:
    now = timezone.now()
    today = timezone.localdate(now)
    return services.record_safety(row, words=words, by=request.user, today=today, now=now)


def _boards(row: Difference, request: PersonRequest, right_: str) -> Any:
    seen: Any = Board.objects.visible_to(request.user, right_).on(timezone.localdate())
    return seen.filter(partnership=row.partnership)


@form_page
@right("follow", Difference, lookup="pk")
def raise_action(request: PersonRequest, difference: Difference) -> HttpResponse:
    """Raise an action because of what was learned."""
    boards = _boards(difference, request, "raise_action")
    agencies = listed_agencies(difference.partnership, timezone.localdate())
    form = ActionForm(typed(request), boards=boards, agencies=agencies)
    page = _page(difference, "Raise an action", "Raise it")
    page["standfirst"] = "The whole group and the agency that owns it read the action."
    do, said = partial(_raise_action, difference, request), "The action is raised."
    return act(request, form, do, then=Action.get_absolute_url, said=said, page=page)


def _raise_action(row: Difference, request: PersonRequest, *, board: Board, **said: Any) -> Action:
    today = timezone.localdate()
    asked = Asked(raised_on=today, **said)
    return services.raise_action_from(row, board, asked, by=request.user, today=today)


@form_page
@right("follow", Difference, lookup="pk")
def propose(request: PersonRequest, difference: Difference) -> HttpResponse:
    """Propose an item for an agenda."""
    begins = {"title": f"What is learned from professional difference {difference}"}
    boards = _boards(difference, request, "propose")
    form = ItemForm(typed(request), initial=begins, boards=boards)
    page = _page(difference, "Propose an agenda item", "Propose it")
    do, said = partial(_propose, difference, request), "The item waits for the next agenda."
    return act(request, form, do, then=AgendaItem.get_absolute_url, said=said, page=page)


def _propose(row: Difference, request: PersonRequest, *, board: Board, title: str) -> AgendaItem:
    today, by = timezone.localdate(), request.user
    return services.propose_item_from(row, board, title=title, by=by, today=today)
