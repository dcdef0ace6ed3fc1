"""Pages of what follows from a return: prompts for a day of challenge, challenges, actions."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from audits import forms
from audits.figures import compare, weak_answers, weak_counts
from audits.gap import gap_prompts
from audits.models import Answer, Cycle, Return
from audits.services import following
from boards.known_names import names_here
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed

form_page = require_http_methods(["GET", "HEAD", "POST"])
OVER = 6  # cycles beside each other


@require_safe
@right("view", Cycle, lookup="pk")
def prompts(request: PersonRequest, row: Cycle) -> HttpResponse:
    """What to ask on a day of challenge: one agency at a time."""
    seen = Return.objects.visible_to(request.user).filter(cycle=row)
    weak = weak_counts(seen)
    rows = list(seen.filter(pk__in=weak).select_related("agency", "cycle"))
    wanted = request.GET.get("of", "")
    chosen = next((one for one in rows if str(one.pk) == wanted), None)
    context: dict[str, Any] = {"cycle": row, "chosen": chosen}
    context["agencies"] = [(one, weak[one.pk]) for one in rows]
    if chosen is not None:
        context["rows"] = [(one, following.prompt(one)) for one in weak_answers(chosen)]
        context["gaps"] = gap_prompts(row, seen.filter(pk=chosen.pk))
    return render(request, "audits/prompts.html", context)


@require_safe
@right("view", Cycle, lookup="pk")
def over_time(request: PersonRequest, row: Cycle) -> HttpResponse:
    """This cycle beside earlier ones of the same framework."""
    cycles = Cycle.objects.visible_to(request.user).filter(
        edition__framework=row.edition.framework_id,
        launched_at__isnull=False,
        launched_at__lte=row.launched_at or timezone.now(),
    )
    shown = list(reversed(cycles.order_by("-launched_at", "-pk")[:OVER]))
    table = compare(shown, Return.objects.visible_to(request.user))
    return render(request, "audits/over_time.html", {"cycle": row, "cycles": shown, "table": table})


@form_page
@right("moderate", Answer, lookup="pk", page="challenging an answer")
def challenge(request: PersonRequest, row: Answer) -> HttpResponse:
    """The group challenges the agency."""
    initial = {"what": following.prompt(row)}
    known = names_here(row.of.cycle.partnership_id)
    form = forms.ChallengeForm(typed(request), known=known, initial=initial)
    now = timezone.now()
    do = partial(following.challenge, row, by=request.user, today=timezone.localdate(now), now=now)
    page = _around(row, f"Challenge {row.of.agency}", "Send the challenge")
    page["standfirst"] = "It stands in the group’s challenge log, and the agency is written to."
    said = "The challenge is sent."
    return act(request, form, do, then=_url, said=said, page=page)


@form_page
@right("raise_action", Answer, lookup="pk", page="an action from an answer")
def action(request: PersonRequest, row: Answer) -> HttpResponse:
    """The group asks for an action."""
    known = names_here(row.of.cycle.partnership_id)
    form = forms.ActionForm(typed(request), known=known, initial={"what": row.action})
    do = partial(following.ask_for_action, row, by=request.user, today=timezone.localdate())
    page = _around(row, f"Ask {row.of.agency} for an action", "Raise it")
    said = "The action is raised."
    return act(request, form, do, then=_url, said=said, page=page)


def _url(made: Any) -> str:
    return str(made.get_absolute_url())


def _around(row: Answer, title: str, submit: str) -> dict[str, Any]:
    to = row.get_absolute_url()
    return around(title, submit, kicker=row, back="the answer", to=to)
