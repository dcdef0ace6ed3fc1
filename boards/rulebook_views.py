"""Pages of the rulebook: read by everybody signed in, kept by a Head of Service.

The law is one for the deployment; an act on it names the partnership whose right it uses. Local
values belong to the partnership itself.
"""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.law import keep_law, moved_by_law
from boards.models import Partnership
from boards.rulebook import local_rules, reminder_moves, rulebook
from boards.rulebook_forms import EditionForm, HolidayForm, ValueForm, WithdrawForm
from boards.weighing import weigh
from partnership.access.querysets import about_visible
from partnership.access.views import right
from partnership.clock import keeping, local
from partnership.clock.law import Added
from partnership.clock.models import AdoptedEdition, Holiday
from partnership.clock.models.local import in_unit
from partnership.clock.previews import preview
from partnership.clock.rules import has_rule, local_of, local_values, rule_for
from partnership.people.requests import PersonRequest
from partnership.ui.acts import typed
from partnership.ui.words import day_words, plain_day

form_page = require_http_methods(["GET", "HEAD", "POST"])
keeper = right("keep_clock", Partnership, lookup="key")
COUNTED = "Every deadline is counted anew within a minute, and owners get a letter."


@require_safe
def index(request: PersonRequest) -> HttpResponse:
    """The law as the portal holds it."""
    mine = Partnership.objects.visible_to(request.user)
    keeps = Partnership.objects.visible_to(request.user, "keep_clock").first()
    context = {"book": rulebook(request.user), "partnerships": mine, "keeps": keeps}
    return render(request, "boards/rulebook/index.html", context)


@form_page
@keeper
def add_holiday(request: PersonRequest, place: Partnership) -> HttpResponse:
    """A bank holiday was proclaimed."""
    today, now = timezone.localdate(), timezone.now()
    form = HolidayForm(typed(request))

    def look(**fields: Any) -> dict[str, Any]:
        row = keeping.drafted_holiday(by=request.user, today=today, **fields)
        what = f"{row.name} on {day_words(row.day)}, announced on {plain_day(row.announced_on)}."
        return {"what": what, **_moves(request, None, row.as_law())}

    do = partial(keep_law, keeping.add_holiday, place, by=request.user, today=today, now=now)
    page = _page("Add a bank holiday", "Add this holiday")
    page["reaches"] = page["standfirst"] = moved_by_law(place, today)
    said = f"The bank holiday is added. {COUNTED}"
    return weigh(request, form, do, look, then=page["cancel_url"], said=said, page=page)


@form_page
@keeper
def withdraw_holiday(request: PersonRequest, place: Partnership, pk: int) -> HttpResponse:
    """It was added by mistake."""
    row = get_object_or_404(Holiday, pk=pk, withdrawn_on=None)
    return _withdraw(request, place, row, row.day, keeping.withdraw_holiday)


@form_page
@keeper
def adopt_edition(request: PersonRequest, place: Partnership, code: str) -> HttpResponse:
    """A new text sets a rule."""
    if not has_rule(code):
        raise Http404
    today, now, rule = timezone.localdate(), timezone.now(), rule_for(code)
    form = EditionForm(typed(request), rule=rule)

    def look(**fields: Any) -> dict[str, Any]:
        row = keeping.drafted_edition(code=code, by=request.user, today=today, **fields)
        length, since = row.as_law().edition.length, plain_day(row.in_force_from)
        what = f"{row.key}: {length} {row.counts_from}, for cases triggered from {since} on."
        return {"what": what, **_moves(request, None, row.as_law())}

    who = {"by": request.user, "today": today, "now": now}
    do = partial(keep_law, keeping.adopt_edition, place, code=code, **who)
    page = _page(f"Adopt an edition: {rule.title}", "Adopt this edition")
    page["reaches"] = page["standfirst"] = moved_by_law(place, today)
    page["kicker"] = f"{rule.code}, now {rule.editions[-1].length} ({rule.editions[-1].key})"
    said = f"The edition is adopted. {COUNTED}"
    return weigh(request, form, do, look, then=page["cancel_url"], said=said, page=page)


@form_page
@keeper
def withdraw_edition(request: PersonRequest, place: Partnership, pk: int) -> HttpResponse:
    """It was adopted by mistake."""
    row = get_object_or_404(AdoptedEdition, pk=pk, withdrawn_on=None)
    return _withdraw(request, place, row, row.in_force_from, keeping.withdraw_edition)


@require_safe
@right("view", Partnership, lookup="key")
def local_values_of(request: PersonRequest, place: Partnership) -> HttpResponse:
    """What this partnership has set for itself, and where the defaults come from."""
    context = {
        "place": place,
        "groups": local_rules(place, request.user, timezone.localdate()),
        "may_change": "keep_clock" in request.rights,
        "today": timezone.localdate(),
    }
    return render(request, "boards/rulebook/local.html", context)


@form_page
@keeper
def change_local(request: PersonRequest, place: Partnership, code: str) -> HttpResponse:
    """Set one value from a day on."""
    if code not in {value.code for value in local_values()}:
        raise Http404
    today, value = timezone.localdate(), local_of(code)
    stands = local.value_of(code, place, on=today)
    form = ValueForm(typed(request), local=value, initial={"number": stands, "starts_on": today})

    def look(**fields: Any) -> dict[str, Any]:
        row = local.drafted_value(place, code, by=request.user, today=today, **fields)
        moves = reminder_moves(place, code, row.number, row.starts_on, request.user)
        now = in_unit(stands, value.unit)
        what = f"{row.words} from {day_words(row.starts_on)}; today it is {now}"
        return {"what": what, "reminders": moves}

    do = partial(local.set_value, place, code, by=request.user, today=today)
    back = reverse("rulebook:local", args=[place.key])
    page = {**_page(value.title, "Set this value"), "kicker": place.name, "cancel_url": back}
    page["cancel_label"] = "Back to the local rules"
    page["standfirst"] = f"Where the default comes from: {value.source}."
    return weigh(request, form, do, look, then=back, said="The value is set.", page=page)


def _withdraw(request: PersonRequest, place: Partnership, row: Any, day: Any, do: Any) -> Any:
    """The page on which a holiday or an edition is taken back."""
    today, now = timezone.localdate(), timezone.now()

    def look(because: str) -> dict[str, Any]:
        stands = row.as_law()
        gone = keeping.without(stands, today)
        return {
            "what": f"{row} would count no more from today on.",
            **_moves(request, stands, gone),
        }

    page = _page(f"Withdraw: {row}", "Withdraw it")
    page["reaches"] = moved_by_law(place, today)
    page["standfirst"] = (
        f"{plain_day(day)}. What was met or excused while it stood keeps counting with it. "
        f"{page['reaches']}"
    )
    act = partial(keep_law, do, place, row, by=request.user, today=today, now=now)
    said = f"It is withdrawn. {COUNTED}"
    form = WithdrawForm(typed(request))
    return weigh(request, form, act, look, then=page["cancel_url"], said=said, page=page)


def _moves(request: PersonRequest, was: Added | None, now: Added) -> dict[str, Any]:
    """What would move, of what this reader may see."""
    seen = partial(about_visible, user=request.user)
    return {"preview": preview(was, now, seen=seen, today=timezone.localdate())}


def _page(title: str, submit_label: str) -> dict[str, Any]:
    return {
        "title": title,
        "submit_label": "See what it would move",
        "confirm_label": submit_label,
        "cancel_url": reverse("rulebook:index"),
        "cancel_label": "Back to the rulebook",
    }
