"""Registers over all reviews of a partnership: recommendations, findings, the grid."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from boards.models import Partnership
from partnership.access.views import A_PAGE, right
from partnership.people.requests import PersonRequest
from reviews.findings import counting, looking
from reviews.findings.models import Finding, Sort


@require_safe
@right("view", Partnership, lookup="key")
def register(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """The recommendations that the reader may see, filtered."""
    found = looking.register(request.user, partnership, request.GET.dict())
    page = Paginator(found.rows, A_PAGE).get_page(request.GET.get("page"))
    lines = looking.register_lines(page, request.user)
    context = {"partnership": partnership, "found": found, "page": page, "lines": lines}
    context |= {"shows": looking.SHOWS, "sorts": Sort.choices, "address": found.address}
    return render(request, "findings/register.html", context)


@require_safe
@right("view", Partnership, lookup="key")
def findings(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """The findings that the reader may see, filtered."""
    found = counting.findings(request.user, partnership, request.GET.dict())
    page = Paginator(found.rows, A_PAGE).get_page(request.GET.get("page"))
    context = {"partnership": partnership, "found": found, "page": page, "address": found.address}
    context |= {"nobodies": counting.NAMED.items(), "marked": Finding}
    return render(request, "findings/findings.html", context)


@require_safe
@right("view", Partnership, lookup="key")
def grid(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """Findings counted by theme, agency and year."""
    made = counting.grid_of(request.user, partnership)
    context = {"partnership": partnership, "grid": made, "rights": request.rights}
    return render(request, "findings/grid.html", context)
