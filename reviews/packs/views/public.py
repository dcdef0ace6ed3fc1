"""What everybody may read of a pack once its review is published."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from partnership.access.views import seen_or_404
from partnership.documents.views import as_attachment
from reviews.packs.drawing import from_data
from reviews.packs.models import PackEdition


def _out(request: HttpRequest, slug: str, kind: str) -> Any:
    """The edition at a public address: never one that only the readers of the review may see."""
    rows = PackEdition.objects.out().select_related("pack__review__publication", "document")
    return seen_or_404(request.user, rows, pack__review__publication__slug=slug, kind=kind)


@login_not_required
@require_safe
def published(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """One document, as it was approved."""
    row = _out(request, slug, kind)
    context = {"edition": row, "page": row.pack.review.publication, "blocks": from_data(row.blocks)}
    return render(request, "packs/published.html", context)


@login_not_required
@require_safe
def published_paper(request: HttpRequest, slug: str, kind: str) -> FileResponse:
    """The same as a PDF, where one was made."""
    row = _out(request, slug, kind)
    if row.document is None:
        raise Http404
    return as_attachment(row.document)
