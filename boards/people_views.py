"""Pages of people and the offices they hold."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards import services
from boards.forms import EndOfficeForm, GiveOfficeForm
from boards.tenures import (
    SORTS,
    managed_agencies,
    managed_boards,
    offices_of,
    people_with_offices,
)
from partnership.access.services import rights_of
from partnership.access.views import right, seen_or_404
from partnership.people.models import User

Tenure = services.Tenure


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """The people whom the reader may see, with their offices today."""
    found = people_with_offices(request.user, timezone.localdate())
    return render(request, "people/list.html", {"people": list(found)})


@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person and the offices they hold and held."""
    found = seen_or_404(request.user, User.objects.all(), pk=pk)
    rights, today = rights_of(request.user, found), timezone.localdate()
    manages = "manage" in rights
    held = offices_of(found, request.user, today, manages=manages)
    context = {
        "person": found,
        "may_read_email": "view" in rights,
        "may_give": manages and found != request.user,
        "now": [one for one in held if one.tenure.runs_on(today)],
        "later": [one for one in held if one.tenure.starts_on > today],
        "before": [one for one in held if one.tenure.ends_on and one.tenure.ends_on < today],
    }
    return render(request, "people/person.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@right("manage", User, lookup="pk")
def give(request: HttpRequest, person: User) -> HttpResponse:
    """Give a person an office."""
    form = _give_form(request)
    if form.is_valid():
        try:
            said: dict[str, Any] = {**form.why, "by": request.user, "today": timezone.localdate()}
            tenure = services.give_office(person, services.Grant(**form.grant), **said)
            messages.success(request, f"{person} holds the office: {tenure}.")
            return redirect("people:person", pk=person.pk)
        except ValidationError as error:
            form.refuse(error)
    return render(request, "people/give.html", {"form": form, "person": person})


@require_http_methods(["GET", "HEAD", "POST"])
@right("manage", User, lookup="pk")
def end(request: HttpRequest, person: User, sort: str, tenure: int) -> HttpResponse:
    """End one office of a person."""
    held = _tenure_or_404(request, person, sort, tenure)
    form = EndOfficeForm(request.POST or None)
    if form.is_valid():
        try:
            said = {**form.cleaned_data, "by": request.user, "today": timezone.localdate()}
            services.end_office(held, **said)
            messages.success(request, f"The last day is recorded: {held}.")
            return redirect("people:person", pk=person.pk)
        except ValidationError as error:
            form.refuse(error)
    return render(request, "people/end.html", {"form": form, "person": person, "held": held})


def _give_form(request: HttpRequest) -> GiveOfficeForm:
    today = timezone.localdate()
    places = managed_boards(request.user, today), managed_agencies(request.user, today)
    return GiveOfficeForm(request.POST or None, boards=places[0], agencies=places[1])


def _tenure_or_404(request: HttpRequest, person: User, sort: str, pk: int) -> Tenure:
    """The office in question, if the reader may see it. raises: Http404."""
    if sort not in SORTS:
        raise Http404
    tenures = SORTS[sort].objects.filter(person=person).select_related("person", sort)
    return seen_or_404(request.user, tenures, pk=pk)
