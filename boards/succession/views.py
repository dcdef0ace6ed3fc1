"""Forms: an agency was renamed, merged with others, or split."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from boards.heirs import Passing, open_matters, what_passes
from boards.models import Listing, Membership
from boards.succession.forms import MergeForm, RenameForm, SplitForm, WithForm
from boards.succession.models import Planned
from boards.succession.planning import Said, say_succession
from boards.succession.services import Heir, Moves
from boards.tenures import managed_agencies
from partnership.access.views import right
from partnership.agencies.models import Agency
from partnership.people.models import Appointment
from partnership.people.requests import PersonRequest
from partnership.records.dated import not_over_on
from partnership.ui.acts import act, around, typed
from partnership.ui.words import plain_day

form_page = require_http_methods(["GET", "HEAD", "POST"])
FORM = "succession/form.html"
GOES_ON = "Its history stays under its old name, and the new one leads to it."


def _page(agency: Agency, title: str, submit: str) -> dict[str, Any]:
    to = agency.get_absolute_url()
    return around(title, submit, kicker=agency, back=str(agency), to=to, standfirst=GOES_ON)


def passing_of(agencies: Sequence[Agency], user: Any, today: date) -> list[Passing]:
    """What these agencies owe today and their successor takes over without being ticked."""
    return what_passes([one.pk for one in agencies], user, today, today)


def offered_of(agencies: Sequence[Agency], user: Any, today: date) -> dict[str, Any]:
    """What may go on: entries, seats and offices that run or are to come, as the reader sees."""
    these = {"agency__in": [agency.pk for agency in agencies]}
    found = {}
    for name, model, others in (
        ("listings", Listing, ("agency",)),
        ("seats", Membership, ("person", "board")),
        ("posts", Appointment, ("person",)),
    ):
        rows: Any = model
        seen = rows.objects.visible_to(user, on=today).filter(not_over_on(today), **these)
        found[name] = seen.select_related(*others)
    return found


def moves_in(facts: dict[str, Any]) -> Moves:
    """What a form says goes on, taken out of its facts."""
    ticked = {name: facts.pop(name) for name in ("listings", "seats", "posts")}
    return Moves(**ticked, to=facts.pop("to", {}))


def _to_page(made: list[Agency] | Planned) -> str:
    return (made if isinstance(made, Planned) else made[0]).get_absolute_url()


def _told(words: str) -> Callable[[list[Agency] | Planned], str]:
    """What is said when it is done; of a plan, that nothing changed yet."""

    def told(made: list[Agency] | Planned) -> str:
        if isinstance(made, Planned):
            return f"It is planned for {plain_day(made.on)}. Nothing changes before that day."
        return words

    return told


def _say(
    request: PersonRequest,
    olds: list[Agency],
    heirs: list[Heir | Agency],
    facts: dict[str, Any],
) -> list[Agency] | Planned:
    moves = moves_in(facts)
    said = Said(olds, heirs, moves, **facts)
    return say_succession(said, by=request.user, today=timezone.localdate())


@form_page
@right("arrange", Agency, lookup="key")
def rename(request: PersonRequest, agency: Agency) -> HttpResponse:
    """It goes on under another name, as another agency."""
    today = timezone.localdate()
    offered = offered_of([agency], request.user, today)
    form = RenameForm(typed(request), initial={"kind": agency.kind}, **offered)

    def do(*, name: str, kind: str, **facts: Any) -> list[Agency] | Planned:
        return _say(request, [agency], [Heir(name, kind)], facts)

    page = _page(agency, "It is renamed", "Save the new name")
    page["passing"] = passing_of([agency], request.user, today)
    said = _told("The new name stands.")
    return act(request, form, do, then=_to_page, said=said, page=page, template=FORM)


@form_page
@right("arrange", Agency, lookup="key")
def split(request: PersonRequest, agency: Agency) -> HttpResponse:
    """Several agencies take over from it."""
    today = timezone.localdate()
    offered = offered_of([agency], request.user, today)
    matters = open_matters([agency.pk], request.user, today, today)
    kind = {"kind": agency.kind}
    form = SplitForm(typed(request), initial=kind, matters=matters, **offered)

    def do(*, names: list[str], kind: str, **facts: Any) -> list[Agency] | Planned:
        return _say(request, [agency], [Heir(name, kind) for name in names], facts)

    page = _page(agency, "It is split", "Split it")
    page["passing"] = passing_of([agency], request.user, today)
    said = _told("The agencies are there.")
    return act(request, form, do, then=_to_page, said=said, page=page, template=FORM)


@form_page
@right("arrange", Agency, lookup="key")
def merge(request: PersonRequest, agency: Agency) -> HttpResponse:
    """First with which others, then into which agency and what goes on."""
    today = timezone.localdate()
    others = managed_agencies(request.user, today).exclude(pk=agency.pk)
    chosen = WithForm(request.GET if "others" in request.GET else None, agencies=others)
    if not chosen.is_valid():
        page = {**_page(agency, "It merges", ""), "form": chosen, "agency": agency}
        return render(request, "succession/merge_with.html", page)
    olds = [agency, *chosen.cleaned_data["others"]]
    heirs = others.exclude(pk__in=[one.pk for one in olds])
    form = MergeForm(typed(request), agencies=heirs, **offered_of(olds, request.user, today))
    page = _page(agency, "It merges", "Merge them")
    page["kicker"] = ", ".join(str(one) for one in olds)
    page["passing"] = passing_of(olds, request.user, today)
    do, said = partial(_merge, request, olds), _told("They are merged.")
    return act(request, form, do, then=_to_page, said=said, page=page, template=FORM)


def _merge(
    request: PersonRequest,
    olds: list[Agency],
    *,
    into: Agency | None,
    name: str,
    kind: str,
    **facts: Any,
) -> list[Agency] | Planned:
    return _say(request, olds, [into or Heir(name, kind)], facts)
