"""Every case by its reference: what is known to those who need not know the case."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from partnership.people.requests import PersonRequest
from reviews.registers import known_cases

A_PAGE = 50


@require_safe
def cases(request: PersonRequest) -> HttpResponse:
    """The references of cases, how far each is, and which of them the reader may open."""
    rows = known_cases(request.user, timezone.localdate())
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "reviews/cases.html", {"page": page})
