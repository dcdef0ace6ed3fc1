"""The portal's clock: who looks after the portal sees when it ran, what it missed, what fails."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from boards.models import Partnership
from boards.permissions import MANAGERS
from partnership.access.services import NotAllowed, Refusal
from partnership.jobs.health import clock_now
from partnership.people.requests import PersonRequest

NOT_YOURS = Refusal(
    heading="You cannot see the portal's clock",
    standfirst="That belongs to: the partnership service and its Administrator.",
    detail="The foot of each page says when the clock last ran.",
)


@require_safe
def clock(request: PersonRequest) -> HttpResponse:
    """Last run, next run, missed runs, failing jobs and letters that do not go."""
    if not Partnership.objects.visible_to(request.user, "see_health").exists():
        raise NotAllowed(NOT_YOURS)
    # An error may quote a row of another partnership.
    alone = Partnership.objects.count() == 1
    context = {"clock": clock_now(timezone.now(), quotes=alone)}
    return render(request, "boards/clock.html", context)


def clock_page(user: Any) -> str:
    """The address of this page for those who may see it, for the foot of each page. No query."""
    return reverse("boards:clock") if set(user.offices_now) & set(MANAGERS) else ""
