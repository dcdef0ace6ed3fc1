"""What everybody may read: published reviews."""

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from boards.rooms import parts_of
from partnership.access.views import seen_or_404
from partnership.documents.views import as_attachment
from reviews.models import Publication, Scope


@login_not_required
@require_safe
def published(request: HttpRequest) -> HttpResponse:
    """Every published review, newest first."""
    rows = Publication.objects.visible_to(request.user).select_related("review")
    return render(request, "reviews/published.html", {"rows": rows})


@login_not_required
@require_safe
def publication(request: HttpRequest, slug: str) -> HttpResponse:
    """One published review."""
    rows = Publication.objects.select_related("document", "review")
    page = seen_or_404(request.user, rows, slug=slug)
    parts = parts_of(page, request.user, timezone.localdate())
    context = {"page": page, "Scope": Scope, "parts": parts}
    return render(request, "reviews/publication.html", context)


@login_not_required
@require_safe
def report(request: HttpRequest, slug: str) -> FileResponse:
    """The report itself, if the full report was published."""
    page = seen_or_404(request.user, Publication.objects.select_related("document"), slug=slug)
    if page.document is None:
        raise Http404
    return as_attachment(page.document)
