"""Forms: an agency was renamed, merged with others, or split."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from boards.models import Listing, Membership
from boards.succession.forms import MergeForm, RenameForm, SplitForm, WithForm
from boards.succession.services import Heir, Moves, succeed
from boards.tenures import managed_agencies
from partnership.access.views import right
from partnership.agencies.models import Agency
from partnership.people.models import Appointment
from partnership.people.requests import PersonRequest
from partnership.records.dated import not_over_on
from partnership.ui.acts import act, typed

form_page = require_http_methods(["GET", "HEAD", "POST"])
GOES_ON = "Its history stays under its old name, and the new one leads to it."


def _page(agency: Agency, title: str, submit: str) -> dict[str, Any]:
    back = {"cancel_url": agency.get_absolute_url(), "cancel_label": f"Back to {agency}"}
    words = f"{GOES_ON} Open actions move to the successor."
    return {
        "title": title,
        "kicker": agency.name,
        "submit_label": submit,
        "standfirst": words,
        **back,
    }


def _offered(agencies: Sequence[Agency], user: Any, today: date) -> dict[str, Any]:
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


def _moves(facts: dict[str, Any]) -> Moves:
    return Moves(**{name: facts.pop(name) for name in ("listings", "seats", "posts")})


def _to_page(made: list[Agency]) -> str:
    return made[0].get_absolute_url()


@form_page
@right("arrange", Agency, lookup="key")
def rename(request: PersonRequest, agency: Agency) -> HttpResponse:
    """It goes on under another name, as another agency."""
    today = timezone.localdate()
    offered = _offered([agency], request.user, today)
    form = RenameForm(typed(request), initial={"kind": agency.kind}, **offered)

    def do(*, name: str, kind: str, **facts: Any) -> list[Agency]:
        moves = _moves(facts)
        return succeed([agency], [Heir(name, kind)], moves, by=request.user, today=today, **facts)

    page = _page(agency, "It was renamed", "Save the new name")
    return act(request, form, do, then=_to_page, said="The new name stands.", page=page)


@form_page
@right("arrange", Agency, lookup="key")
def split(request: PersonRequest, agency: Agency) -> HttpResponse:
    """Several agencies take over from it."""
    today = timezone.localdate()
    offered = _offered([agency], request.user, today)
    form = SplitForm(typed(request), initial={"kind": agency.kind}, **offered)

    def do(*, names: list[str], kind: str, **facts: Any) -> list[Agency]:
        heirs = [Heir(name, kind) for name in names]
        moves = _moves(facts)
        return succeed([agency], heirs, moves, by=request.user, today=today, **facts)

    page = _page(agency, "It was split", "Split it")
    return act(request, form, do, then=_to_page, said="The agencies are there.", page=page)


@form_page
@right("arrange", Agency, lookup="key")
def merge(request: PersonRequest, agency: Agency) -> HttpResponse:
    """First with which others, then into which agency and what goes on."""
    today = timezone.localdate()
    others = managed_agencies(request.user, today).exclude(pk=agency.pk)
    chosen = WithForm(request.GET if "others" in request.GET else None, agencies=others)
    if not chosen.is_valid():
        page = {**_page(agency, "It merged", ""), "form": chosen, "agency": agency}
        return render(request, "succession/merge_with.html", page)
    olds = [agency, *chosen.cleaned_data["others"]]
    heirs = others.exclude(pk__in=[one.pk for one in olds])
    form = MergeForm(typed(request), agencies=heirs, **_offered(olds, request.user, today))
    page = _page(agency, "It merged", "Merge them")
    page["kicker"] = ", ".join(str(one) for one in olds)
    do = partial(_merge, olds, by=request.user, today=today)
    return act(request, form, do, then=_to_page, said="They are merged.", page=page)


def _merge(
    olds: list[Agency], *, into: Agency | None, name: str, kind: str, **facts: Any
) -> list[Agency]:
    moves = _moves(facts)
    return succeed(olds, [into or Heir(name, kind)], moves, **facts)
