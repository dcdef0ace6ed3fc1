"""Pages of a group's quorum rules."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.attendance.forms import EndRuleForm, QuorumForm
from boards.attendance.models import QuorumRule
from boards.attendance.quorum import words_of
from boards.attendance.rules import rules_of
from boards.attendance.services.quorum import end_rule, set_rule
from boards.models import Board, Seat
from partnership.access.views import right
from partnership.agencies.models import Agency
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@right("view", Board, lookup="key")
def quorum(request: PersonRequest, board: Board) -> HttpResponse:
    """The rule in force today, and those before and after it."""
    today = timezone.localdate()
    rules = [(rule, words_of(rule), rule.runs_on(today)) for rule in rules_of(board, request.user)]
    context = {"board": board, "rules": rules, "may_arrange": "arrange" in request.rights}
    context["has_one"] = any(runs for _, _, runs in rules)
    return render(request, "attendance/quorum.html", context)


def quorum_page(board: Board) -> str:
    """Where the rules of a group are."""
    return reverse("attendance:quorum", args=[board.key])


def _page(board: Board, title: str, submit: str) -> dict[str, Any]:
    return around(title, submit, kicker=board, back="the quorum", to=quorum_page(board))


@form_page
@right("arrange", Board, lookup="key")
def set_quorum(request: PersonRequest, board: Board) -> HttpResponse:
    """Set a rule from a day on."""
    today = timezone.localdate()
    seats = Seat.objects.visible_to(request.user).on(today).filter(board=board)
    agencies = Agency.objects.visible_to(request.user).filter(pk__in=seats.values("agency"))
    form = QuorumForm(typed(request), agencies=agencies.order_by("name"))
    do = partial(set_rule, board, by=request.user, today=today)
    page = _page(board, "Set the quorum", "Set the rule")
    page["standfirst"] = "All of it must be met. A rule that runs ends the day before."
    back = quorum_page(board)
    return act(request, form, do, then=back, said="The rule is set.", page=page)


@form_page
@right("arrange", QuorumRule, lookup="pk")
def end_quorum(request: PersonRequest, rule: QuorumRule) -> HttpResponse:
    """Give a rule its last day."""
    form = EndRuleForm(typed(request), initial={"ends_on": rule.ends_on})
    do = partial(end_rule, rule, by=request.user, today=timezone.localdate())
    page = _page(rule.board, "End the quorum rule", "End it")
    page["standfirst"] = f"{'; '.join(words_of(rule))}."
    back = quorum_page(rule.board)
    return act(request, form, do, then=back, said="The rule has its last day.", page=page)
