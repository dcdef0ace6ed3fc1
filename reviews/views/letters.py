"""Letters that a review calls for: read, and taken away as Word or PDF."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from partnership.access.services import note_readings
from partnership.access.views import right
from partnership.documents.giving import CONTENT_TYPES, give_out
from partnership.people.requests import PersonRequest
from reviews.letters import document_of, letters_for
from reviews.models import Review
from reviews.views.around import around_review


@require_safe
@right("change", Review)
def letters(request: PersonRequest, row: Review) -> HttpResponse:
    """Each letter as it would be written today."""
    context = around_review(request, row, "letters")
    context["letters"] = letters_for(row, timezone.localdate())
    return render(request, "reviews/review_letters.html", context)


@require_safe
@right("change", Review)
def letter(request: PersonRequest, row: Review, code: str, format: str) -> HttpResponse:
    """One of them as a file."""
    now = timezone.now()
    today = timezone.localdate(now)
    drafts = {one.code: one for one in letters_for(row, today)}
    if code not in drafts or format not in CONTENT_TYPES:
        raise Http404
    written = document_of(row, drafts[code], request.user, today)
    name = f"{code}-{row.address}"
    note_readings(request.user, [row], f"letter taken away as {name}.{format}", now=now)
    return give_out(request, written, format, name, now=now)
