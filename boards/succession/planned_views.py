"""Pages of a planned succession: what it will do, choose again what goes on, call it off."""

from datetime import date
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.heirs import Matter, open_matters
from boards.succession import planning
from boards.succession.forms import CallOffForm, ChooseForm
from boards.succession.models import Planned
from boards.succession.views import FORM, moves_in, offered_of, passing_of
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed
from partnership.ui.words import plain_day

form_page = require_http_methods(["GET", "HEAD", "POST"])


def _page(planned: Planned, title: str, submit: str) -> dict[str, Any]:
    kicker, to = f"{planned}, from {plain_day(planned.on)}", planned.get_absolute_url()
    return around(title, submit, kicker=kicker, back="the plan", to=to)


def _matters(planned: Planned, user: Any, today: date) -> dict[str, list[Matter]]:
    """What is open today of agencies that several will follow; no query where one will."""
    if len(planned.heirs) < 2 or not planned.is_waiting:
        return {}
    return open_matters([one.pk for one in planning.agencies_of(planned)], user, today, today)


def _to_others(planned: Planned, user: Any, today: date) -> list[tuple[str, list[Matter]]]:
    """What goes to another than the first, as far as the reader sees it, by who takes it."""
    to = planned.goes_on.get("to", {})
    lines = [one for few in _matters(planned, user, today).values() for one in few]
    others = list(enumerate(planned.heirs))[1:]
    parts = [(name, [one for one in lines if to.get(one.key) == n]) for n, name in others]
    return [(name, few) for name, few in parts if few]


@require_safe
@right("view", Planned, lookup="pk")
def planned(request: PersonRequest, planned: Planned) -> HttpResponse:
    """What is planned, and what began since and was chosen by nobody."""
    today = timezone.localdate()
    olds = planning.agencies_of(planned)
    context = {
        "planned": planned,
        "olds": olds,
        "goes_on": planning.what_goes_on(planned),
        "since": planning.begun_since([planned], today),
        "passing": passing_of(olds, request.user, today) if planned.is_waiting else [],
        "to_others": _to_others(planned, request.user, today),
        "may_keep": "keep" in request.rights and planned.is_waiting,
    }
    return render(request, "succession/planned.html", context)


@form_page
@right("keep", Planned, lookup="pk")
def choose(request: PersonRequest, planned: Planned) -> HttpResponse:
    """Choose again what goes on."""
    today = timezone.localdate()
    offered = offered_of(planning.agencies_of(planned), request.user, today)
    form = ChooseForm(typed(request), chosen=planned.goes_on, **offered)
    form.ask_to_whom(_matters(planned, request.user, today), planned.heirs, planned.goes_on)

    def do(*, because: str, **facts: Any) -> Planned:
        who: dict[str, Any] = {"by": request.user, "today": today}
        return planning.choose_again(planned, moves=moves_in(facts), because=because, **who)

    page, then = _page(planned, "Choose again what goes on", "Save"), planned.get_absolute_url()
    said = "The choice is saved."
    return act(request, form, do, then=then, said=said, page=page, template=FORM)


@form_page
@right("keep", Planned, lookup="pk")
def call_off(request: PersonRequest, planned: Planned) -> HttpResponse:
    """It will not happen."""
    do = partial(planning.call_off, planned, by=request.user, today=timezone.localdate())
    page, form = _page(planned, "Call it off", "Call it off"), CallOffForm(typed(request))
    page["standfirst"] = "The agencies stay as they are. The plan stays readable with your reason."
    then = planned.get_absolute_url()
    return act(request, form, do, then=then, said="It is called off.", page=page)
