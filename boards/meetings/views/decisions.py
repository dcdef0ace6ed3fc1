"""The page of the register of decisions."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from boards.meetings.decisions import groups_of, register_of
from partnership.access.services import note_readings
from partnership.access.views import A_PAGE
from partnership.people.requests import PersonRequest


@require_safe
def decisions(request: PersonRequest) -> HttpResponse:
    """What every group decided, as far as the reader may see it; ?q= and ?group= leave a part."""
    found = register_of(request.user, request.GET.dict())
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    shown = [one.item for one in page.object_list if one.item is not None]
    note_readings(request.user, shown, "the register of decisions", now=timezone.now())
    said = {"q": found.words, "group": found.board}
    query = urlencode({name: value for name, value in said.items() if value})
    context = {"page": page, **said, "address": f"?{query}" if query else ""}
    context["groups"] = groups_of(request.user)
    return render(request, "meetings/decisions.html", context)
