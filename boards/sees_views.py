"""What can this person see? Read-only, within what the reader sees, and written down."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from boards.sees import FIRST, what_both_see
from partnership.access.services import write_readings
from partnership.access.views import right
from partnership.people.models import User
from partnership.people.requests import PersonRequest


@require_safe
@right("manage", User, lookup="pk")
def sees(request: PersonRequest, person: User) -> HttpResponse:
    """Every kind of thing, how many of it, the first of them and the office that opens them."""
    now = timezone.now()
    write_readings(request.user, [person], "what this person can see", now=now)
    kinds = what_both_see(person, request.user, timezone.localdate(now))
    context = {"person": person, "kinds": kinds, "most": FIRST}
    return render(request, "people/sees.html", context)
