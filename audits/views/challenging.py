"""Pages of a day of challenge: its timetable, its turns, what came of them."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from audits import forms
from audits.board import turns
from audits.models import ChallengeDay, Cycle, Slot
from audits.services import challenging
from boards.known_names import names_here
from partnership.access.views import right
from partnership.agencies.models import Agency
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed
from partnership.ui.forms import PortalForm

form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
@right("change", Cycle, lookup="pk")
def plan(request: PersonRequest, row: Cycle) -> HttpResponse:
    """Plan a day: every submitted return has a turn, the weakest first."""
    form = forms.DayForm(typed(request))

    def do(**_: Any) -> ChallengeDay:
        today = timezone.localdate()
        return challenging.plan_day(row, form.planned(), by=request.user, today=today)

    to = row.get_absolute_url()
    page = around("Plan a day of challenge", "Plan it", kicker=row, back="the cycle", to=to)
    page["standfirst"] = (
        "Each agency that submitted has its turn, the weakest first, and the next in turn asks it."
        " You change turns afterwards. Nobody is told yet."
    )
    said = "The day is planned. Look at the turns, then tell the agencies."
    return act(request, form, do, then=ChallengeDay.get_absolute_url, said=said, page=page)


@require_safe
@right("view", ChallengeDay, lookup="pk")
def day(request: PersonRequest, row: ChallengeDay) -> HttpResponse:
    """The timetable, as far as the reader sees it."""
    row = ChallengeDay.objects.select_related("cycle__partnership", "cycle__group").get(pk=row.pk)
    user, today = request.user, timezone.localdate()
    context = {
        "day": row,
        "rights": request.rights,
        "lines": turns(user, row),
        "cycle_is_seen": Cycle.objects.visible_to(user).filter(pk=row.cycle_id).exists(),
        "is_to_come": row.held_on >= today,
        "has_come": row.held_on <= today,
    }
    return render(request, "audits/challenge_day.html", context)


@form_page
@right("keep", ChallengeDay, lookup="pk")
def tell(request: PersonRequest, row: ChallengeDay) -> HttpResponse:
    """Write to the agencies."""
    do = partial(challenging.tell_agencies, row, by=request.user, now=timezone.now())

    page = _around(row, "Tell the agencies", "Write to them")
    page["standfirst"] = (
        "The leads of each agency read when it is asked, and whom it asks. Whoever was told the"
        " same before is not written to again."
    )
    then = row.get_absolute_url()
    return act(
        request, PortalForm(typed(request)), do, then=then, said="The agencies are told.", page=page
    )


@form_page
@right("keep", Slot, lookup="pk")
def change(request: PersonRequest, row: Slot) -> HttpResponse:
    """Another time, or another agency that asks."""
    peers = Agency.objects.filter(returns__slots__day=row.day_id).exclude(pk=row.of.agency_id)
    initial = {name: getattr(row, name) for name in ("begins_at", "minutes", "asked_by")}
    form = forms.SlotForm(typed(request), peers=peers.order_by("name"), initial=initial)
    do = partial(challenging.change_slot, row, by=request.user)
    page = _around(row.day, f"Change the turn of {row.of.agency}", "Save it")
    then = row.get_absolute_url()
    return act(request, form, do, then=then, said="The turn is changed.", page=page)


@form_page
@right("keep", Slot, lookup="pk")
def outcome(request: PersonRequest, row: Slot) -> HttpResponse:
    """What came of it; challenges and actions are raised from the answers themselves."""
    known = names_here(row.day.cycle.partnership_id)
    form = forms.OutcomeForm(typed(request), known=known, initial={"outcome": row.outcome})
    today = timezone.localdate()
    do = partial(challenging.say_outcome, row, by=request.user, today=today)
    page = _around(row.day, f"What came of the turn of {row.of.agency}?", "Save it")
    page["standfirst"] = "Raise challenges and actions from the answers themselves."
    then = row.get_absolute_url()
    return act(request, form, do, then=then, said="It is saved.", page=page)


def _around(row: ChallengeDay, title: str, submit: str) -> dict[str, Any]:
    to = row.get_absolute_url()
    return around(title, submit, kicker=row, back="the timetable", to=to)
