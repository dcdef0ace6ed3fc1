"""Pages of the register of interests."""

from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.interests.forms import (
    ChangeInterestForm,
    EndInterestForm,
    InterestForm,
    SomebodysInterestForm,
)
from boards.interests.models import Interest
from boards.interests.services import standing as services
from boards.interests.showing import PAST, register_of
from boards.models import Membership, Partnership
from partnership.access.views import A_PAGE, right
from partnership.agencies.models import Agency
from partnership.people.models import User
from partnership.people.requests import PersonRequest
from partnership.records.dated import not_over_on
from partnership.ui.acts import act, around, typed
from partnership.ui.words import asked

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def register(request: PersonRequest) -> HttpResponse:
    """Standing interests: of everybody for service and chairs, else one's own."""
    params, today = request.GET.dict(), timezone.localdate()
    words, past = asked(params.get("q", "")), params.get("show") == PAST
    rows = register_of(request.user, params, today)
    page = Paginator(rows, A_PAGE).get_page(params.get("page"))
    keeps = set(
        Interest.objects.visible_to(request.user, "keep").filter(pk__in=[r.pk for r in page])
    )
    said = {"q": words, "show": PAST if past else ""}
    query = urlencode({name: value for name, value in said.items() if value})
    context = {
        "page": page,
        "lines": [(row, row in keeps) for row in page],
        "words": words,
        "past": past,
        "address": f"?{query}" if query else "",
        "tells": Partnership.objects.visible_to(request.user, "tell_interests"),
        "writes": Partnership.objects.visible_to(request.user, "keep_interests"),
        "today": today,
    }
    return render(request, "interests/register.html", context)


def _page(title: str, kicker: str, submit: str) -> dict[str, Any]:
    return around(
        title, submit, kicker=kicker, back="the register", to=reverse("interests:register")
    )


def _agencies(partnership: Partnership) -> Any:
    today = timezone.localdate()
    return Agency.objects.on(today).filter(listings__partnership=partnership).distinct()


def _tell(partnership: Partnership, request: PersonRequest, **facts: Any) -> Interest:
    said = {"person": request.user, **facts}
    today = timezone.localdate()
    return services.tell_interest(partnership, by=request.user, today=today, **said)


@form_page
@right("tell_interests", Partnership, lookup="key")
def tell(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """Tell of an interest of one's own."""
    form = InterestForm(typed(request), agencies=_agencies(partnership))
    page = _page("Tell of an interest", partnership.name, "Put it in the register")
    page["standfirst"] = "The partnership service and those who chair your groups read it."
    said, do = "The interest is in the register.", partial(_tell, partnership, request)
    return act(request, form, do, then=page["cancel_url"], said=said, page=page)


@form_page
@right("keep_interests", Partnership, lookup="key")
def write_down(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """Write down an interest that somebody told the service of."""
    held = Membership.objects.filter(
        not_over_on(timezone.localdate()), board__partnership=partnership
    )
    people = User.objects.filter(pk__in=held.order_by().values("person")).order_by("name", "pk")
    form = SomebodysInterestForm(typed(request), agencies=_agencies(partnership), people=people)
    page = _page("Write down somebody’s interest", partnership.name, "Put it in the register")
    said, do = "The interest is in the register.", partial(_tell, partnership, request)
    return act(request, form, do, then=page["cancel_url"], said=said, page=page)


@form_page
@right("keep", Interest, lookup="pk")
def change(request: PersonRequest, interest: Interest) -> HttpResponse:
    """Correct an interest."""
    names = ("kind", "what", "agency", "body", "starts_on")
    initial = {name: getattr(interest, name) for name in names}
    form = ChangeInterestForm(
        typed(request), initial=initial, agencies=_agencies(interest.partnership)
    )
    do = partial(services.change_interest, interest, by=request.user)
    page = _page("Change an interest", str(interest.person), "Save")
    return act(request, form, do, then=page["cancel_url"], said="Saved.", page=page)


@form_page
@right("keep", Interest, lookup="pk")
def end(request: PersonRequest, interest: Interest) -> HttpResponse:
    """End an interest."""
    do = partial(services.end_interest, interest, by=request.user)
    page = _page("End an interest", str(interest), "End it")
    page["standfirst"] = "It stays in the register as one that was."
    said, form = "The interest has its last day.", EndInterestForm(typed(request))
    return act(request, form, do, then=page["cancel_url"], said=said, page=page)
