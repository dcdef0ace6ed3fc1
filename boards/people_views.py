"""Pages of people and the offices they hold."""

from datetime import date
from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards import resets, services
from boards.forms import EndOfficeForm, GiveOfficeForm, ReasonForm
from boards.tenures import (
    SORTS,
    managed_agencies,
    managed_boards,
    offices_of,
    offices_to_give,
    people_with_offices,
)
from partnership.access.services import rights_of
from partnership.access.views import right, seen_or_404
from partnership.people.models import User
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed
from partnership.ui.words import plain_day

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def people(request: PersonRequest) -> HttpResponse:
    """The people whom the reader may see, with their offices today."""
    found = people_with_offices(request.user, timezone.localdate())
    return render(request, "people/list.html", {"people": list(found)})


@require_safe
def person(request: PersonRequest, pk: int) -> HttpResponse:
    """One person and the offices they hold and held."""
    found = seen_or_404(request.user, User.objects.all(), pk=pk)
    rights, today = rights_of(request.user, found), timezone.localdate()
    manages = "manage" in rights
    context = {
        "person": found,
        "may_give": manages and found != request.user,
        "may_end": manages,
        "may_reset": manages and resets.may_reset(found, request.user, today),
        "offices": offices_of(found, request.user, today, manages=manages),
    }
    return render(request, "people/person.html", context)


@form_page
@right("manage", User, lookup="pk")
def give(request: PersonRequest, person: User) -> HttpResponse:
    """Give a person an office."""
    services.refuse_oneself(person, request.user)
    today = timezone.localdate()
    places = managed_boards(request.user, today), managed_agencies(request.user, today)
    offices = offices_to_give(request.user, today)
    form = GiveOfficeForm(typed(request), offices=offices, boards=places[0], agencies=places[1])
    do = partial(_give, person, by=request.user, today=today)
    page = _about(person, "Give an office", "Give the office")
    page["standfirst"] = "What the office opens is open from its first day until its last."
    return act(request, form, do, then=page["cancel_url"], said="The office is given.", page=page)


@form_page
@right("manage", User, lookup="pk")
def end(request: PersonRequest, person: User, sort: str, tenure: int) -> HttpResponse:
    """End one office of a person."""
    held, today = _tenure_or_404(request, person, sort, tenure), timezone.localdate()
    place = services.place_of(held)
    services.refuse_above_oneself(held.office, place, today, by=request.user, today=today)
    do = partial(_end, held, by=request.user, today=today)
    form = EndOfficeForm(typed(request), may_take_back=held.starts_on >= today)
    page = _about(person, "End an office", "End it")
    page["standfirst"] = f"{held}, held from {plain_day(held.starts_on)}."
    return act(
        request,
        form,
        do,
        then=page["cancel_url"],
        said="The office is closed.",
        page=page,
    )


@form_page
@right("manage", User, lookup="pk")
def reset_factors(request: PersonRequest, person: User) -> HttpResponse:
    """Reset the second step of a colleague who lost their phone."""
    now = timezone.now()
    resets.refuse_oneself(person, request.user)
    resets.refuse_above(person, request.user, timezone.localdate(now))
    do = partial(resets.reset_factors, person, by=request.user, now=now)
    page = _about(person, "Reset the second step of signing in", "Reset it")
    page["standfirst"] = (
        "Ring the person back on a number you know before you do this. They are signed out "
        "everywhere, and set up an app or a passkey again after their password."
    )
    said = f"Reset. {person} is told by letter."
    form = ReasonForm(typed(request))
    return act(request, form, do, then=page["cancel_url"], said=said, page=page)


@form_page
@right("manage", User, lookup="pk")
def free_address(request: PersonRequest, person: User) -> HttpResponse:
    """Let somebody else have the address of a colleague who has left."""
    resets.refuse_oneself(person, request.user)
    do = partial(resets.free_address, person, by=request.user, today=timezone.localdate())
    page = _about(person, "Free the address", "Free it")
    page["standfirst"] = (
        f"{person.email} can then be given to somebody else. This account is closed for good: "
        "nothing of it passes to the next person."
    )
    said = "The address is free."
    form = ReasonForm(typed(request))
    return act(request, form, do, then=page["cancel_url"], said=said, page=page)


def _end(
    held: services.Tenure, *, ends_on: date, take_back: bool, because: str, by: User, today: date
) -> None:
    if take_back:
        services.take_office_back(held, because=because, by=by, today=today)
    else:
        services.end_office(held, ends_on=ends_on, because=because, by=by, today=today)


def _give(person: User, *, because: str, by: User, today: date, **grant: Any) -> services.Tenure:
    return services.give_office(
        person, services.Grant(**grant), because=because, by=by, today=today
    )


def _about(person: User, title: str, submit_label: str) -> dict[str, str]:
    """What every form about a person shows."""
    back = reverse("people:person", args=[person.pk])
    return {
        "title": title,
        "kicker": person.name,
        "submit_label": submit_label,
        "cancel_url": back,
        "cancel_label": f"Back to {person.name}",
    }


def _tenure_or_404(request: PersonRequest, person: User, sort: str, pk: int) -> services.Tenure:
    """The office in question, if the reader may see it. raises: Http404."""
    if sort not in SORTS:
        raise Http404
    tenures = SORTS[sort].objects.filter(person=person).select_related("person", sort)
    return seen_or_404(request.user, tenures, pk=pk)
