"""Pages of people and the offices they hold."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards import resets, services
from boards.filling import filling_of, wanted_in
from boards.forms import (
    CoverForm,
    EndOfficeForm,
    EnterPersonForm,
    GiveOfficeForm,
    ReasonForm,
    ReplaceForm,
)
from boards.models import Partnership
from boards.seating import vacant_seats
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
from partnership.ui.forms import PortalForm
from partnership.ui.words import asked, plain_day

A_PAGE = 50
form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def people(request: PersonRequest) -> HttpResponse:
    """The people whom the reader may see, with their offices today; ?q= leaves those so called."""
    words = asked(request.GET.get("q", ""))
    found = people_with_offices(request.user, timezone.localdate())
    page = Paginator(found.called(words), A_PAGE).get_page(request.GET.get("page"))
    wanted = wanted_in(request.GET)
    address = f"?{urlencode({**wanted.said, **({'q': words} if words else {})})}"
    context = {"page": page, "words": words, "address": address, "wanted": wanted}
    context["filling"] = filling_of(wanted, request.user, timezone.localdate())
    return render(request, "people/list.html", context)


@require_safe
def person(request: PersonRequest, pk: int) -> HttpResponse:
    """One person and the offices they hold and held."""
    found = seen_or_404(request.user, User.objects.all(), pk=pk)
    rights, today = rights_of(request.user, found), timezone.localdate()
    manages = "manage" in rights
    context = {
        "person": found,
        "rights": rights,
        "may_give": manages and found != request.user,
        "may_end": manages,
        "may_invite": manages and not found.has_usable_password(),
        "wanted": wanted_in(request.GET),
        "may_reset": manages and resets.may_reset(found, request.user, today),
        "offices": offices_of(found, request.user, today, manages=manages),
    }
    return render(request, "people/person.html", context)


@form_page
@right("arrange", Partnership, lookup="key")
def enter(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """Enter somebody new, with their first office and an invitation."""
    now = timezone.now()
    today = timezone.localdate(now)
    wanted = wanted_in(request.GET)
    form = EnterPersonForm(typed(request), initial=wanted.initial, **_places(request.user, today))

    def do(*, email: str, name: str, because: str, **grant: Any) -> User:
        return services.enter_person(
            services.Who(email, name),
            services.Grant(**grant, serves=partnership),
            because=because,
            by=request.user,
            today=today,
            now=now,
        )

    back = wanted.back_to(form.places, "")
    page: dict[str, Any] = {"title": "Enter a person", "kicker": partnership.name}
    page |= {"submit_label": "Enter and invite", "wanted": wanted}
    page["cancel_url"] = back or reverse("boards:arrangements")
    page["standfirst"] = "They get a letter with a link by which they set their password."
    then, said = back or _page_of, "Entered. The letter goes within a minute."
    return act(request, form, do, then=then, said=said, page=page, template="people/enter.html")


def _page_of(person: User) -> str:
    return reverse("people:person", args=[person.pk])


def _places(user: User, today: date) -> dict[str, Any]:
    """What the forms of offices offer this reader."""
    boards = managed_boards(user, today)
    return {
        "offices": offices_to_give(user, today),
        "boards": boards,
        "vacant": vacant_seats(boards.order_by().values("pk"), today),
        "agencies": managed_agencies(user, today),
    }


@form_page
@right("manage", User, lookup="pk")
def invite_again(request: PersonRequest, person: User) -> HttpResponse:
    """Send the invitation anew to somebody who has not set a password."""
    now = timezone.now()
    do = partial(services.invite_again, person, by=request.user, now=now)
    page = _about(person, "Invite again", "Send the letter")
    page["standfirst"] = f"A new letter with a new link goes to {person.email}."
    said = "The letter goes within a minute."
    return act(
        request, PortalForm(typed(request)), do, then=page["cancel_url"], said=said, page=page
    )


@form_page
@right("manage", User, lookup="pk")
def replace(request: PersonRequest, person: User, sort: str, tenure: int) -> HttpResponse:
    """Hand an office of this person over to another."""
    held, do = _handing_over(request, person, sort, tenure, services.replace_holder)
    page = _about(person, "Hand the office over", "Hand it over")
    page["standfirst"] = f"{held}, held from {plain_day(held.starts_on)}."
    said = "Handed over. The new holder gets a letter."
    return act(request, ReplaceForm(typed(request)), do, then=_page_of, said=said, page=page)


@form_page
@right("manage", User, lookup="pk")
def cover(request: PersonRequest, person: User, sort: str, tenure: int) -> HttpResponse:
    """Let another hold an office of this person while they are away."""
    held, do = _handing_over(request, person, sort, tenure, services.cover_absence)
    page = _about(person, "Cover an absence", "Save the cover")
    page["standfirst"] = f"{held}. {person} keeps the office and comes back to it."
    said = "The absence is covered. The one who covers gets a letter."
    return act(request, CoverForm(typed(request)), do, then=_page_of, said=said, page=page)


def _handing_over(
    request: PersonRequest, person: User, sort: str, pk: int, service: Callable[..., User]
) -> tuple[services.Tenure, Callable[..., User]]:
    """The office in question, and the act that gives it to another. raises: Http404; NotAllowed."""
    held, now = _tenure_or_404(request, person, sort, pk), timezone.now()
    today = timezone.localdate(now)
    place = services.place_of(held)
    services.refuse_not_ours(held, request.user, today)
    services.refuse_above_oneself(held.office, place, today, by=request.user, today=today)

    def do(*, email: str, name: str, **more: Any) -> User:
        who = services.Who(email, name)
        return service(held, who, by=request.user, today=today, now=now, **more)

    return held, do


@form_page
@right("manage", User, lookup="pk")
def give(request: PersonRequest, person: User) -> HttpResponse:
    """Give a person an office."""
    services.refuse_oneself(person, request.user)
    today = timezone.localdate()
    wanted = wanted_in(request.GET)
    places = _places(request.user, today)
    form = GiveOfficeForm(typed(request), initial=wanted.initial, **places)
    do = partial(_give, person, by=request.user, today=today)
    page = _about(person, "Give an office", "Give the office")
    page["standfirst"] = "What the office opens is open from its first day until its last."
    then = wanted.back_to(form.places, page["cancel_url"])
    return act(request, form, do, then=then, said="The office is given.", page=page)


@form_page
@right("manage", User, lookup="pk")
def end(request: PersonRequest, person: User, sort: str, tenure: int) -> HttpResponse:
    """End one office of a person."""
    held, today = _tenure_or_404(request, person, sort, tenure), timezone.localdate()
    place = services.place_of(held)
    services.refuse_not_ours(held, request.user, today)
    services.refuse_above_oneself(held.office, place, today, by=request.user, today=today)
    do = partial(_end, held, by=request.user, today=today)
    stands = {"ends_on": held.ends_on}
    form = EndOfficeForm(typed(request), initial=stands, may_take_back=held.starts_on >= today)
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
