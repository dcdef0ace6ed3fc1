"""The portal's clock: who looks after the portal sees when it ran, what it missed, what fails."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from boards.health import clock_for
from boards.permissions import MANAGERS
from partnership.people.requests import PersonRequest


@require_safe
def clock(request: PersonRequest) -> HttpResponse:
    """Last run, next run, missed runs, failing jobs and letters that do not go."""
    context = {"clock": clock_for(request.user, timezone.now())}
    return render(request, "boards/clock.html", context)


def clock_page(user: Any) -> str:
    """The address of this page for those who may see it, for the foot of each page. No query."""
    return reverse("boards:clock") if set(user.offices_now) & set(MANAGERS) else ""
