"""Pages of one meeting's register: mark it, read it, print a sheet to sign."""

from functools import partial

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.attendance.forms import RegisterForm
from boards.attendance.registers import register_of
from boards.attendance.services.registers import hold, is_frozen, save_register
from boards.models import Meeting
from partnership.access.services import require
from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed


@require_http_methods(["GET", "HEAD", "POST"])
@right("view", Meeting, lookup="pk")
def register(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """Before the day what the answers let expect; from the day on the register."""
    if request.method == "POST":
        with transaction.atomic():
            return _mark(request, meeting)
    return _shown(request, meeting)


def _shown(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    found = register_of(meeting, timezone.localdate())
    frozen = is_frozen(meeting)
    wanted = "correct" if frozen else "mark"
    marks = wanted in request.rights and not found.is_forecast
    form = RegisterForm(None, register=found) if marks else None
    context = {"meeting": meeting, "register": found, "form": form, "frozen": frozen}
    return render(request, "attendance/register.html", context)


def _mark(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """Held still from reading what stands until it is written: a second save waits for the first.

    raises: NotAllowed.
    """
    require(request.user, "mark", meeting)
    hold(meeting)
    now = timezone.now()
    today = timezone.localdate(now)
    found = register_of(meeting, today)
    form = RegisterForm(typed(request), register=found)
    do = partial(save_register, meeting, by=request.user, today=today, now=now)
    then, page = register_page(meeting), {"meeting": meeting, "register": found}
    page["frozen"] = is_frozen(meeting)
    template = "attendance/register.html"
    return act(request, form, do, then=then, said=_saved, page=page, template=template)


def _saved(changed: int) -> str:
    if not changed:
        return "Nothing was changed."
    return f"The register is saved: {changed} change{'' if changed == 1 else 's'}."


def register_page(meeting: Meeting) -> str:
    """Where the register of a meeting is."""
    return reverse("attendance:register", args=[meeting.pk])


@require_safe
@right("view", Meeting, lookup="pk")
def sheet(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """The same seats on paper, with a place to sign."""
    found = register_of(meeting, timezone.localdate())
    return render(request, "attendance/sheet.html", {"meeting": meeting, "register": found})
