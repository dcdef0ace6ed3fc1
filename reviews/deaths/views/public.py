"""What everybody may read of the panel: the public editions of its reports."""

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from partnership.access.views import seen_or_404
from partnership.documents.views import as_attachment
from reviews.deaths.editions import from_data
from reviews.deaths.models import PublishedPanelReport


@login_not_required
@require_safe
def published(request: HttpRequest) -> HttpResponse:
    """Every published edition, newest first."""
    rows = PublishedPanelReport.objects.visible_to(request.user).select_related(
        "report__partnership"
    )
    return render(request, "deaths/published.html", {"rows": rows})


@login_not_required
@require_safe
def publication(request: HttpRequest, slug: str) -> HttpResponse:
    """One of them, as it was published."""
    rows = PublishedPanelReport.objects.select_related("document", "report__partnership")
    page = seen_or_404(request.user, rows, slug=slug)
    context = {"page": page, "blocks": from_data(page.blocks)}
    return render(request, "deaths/publication.html", context)


@login_not_required
@require_safe
def paper(request: HttpRequest, slug: str) -> FileResponse:
    """The same as a PDF, where one was made."""
    page = seen_or_404(
        request.user, PublishedPanelReport.objects.select_related("document"), slug=slug
    )
    if page.document is None:
        raise Http404
    return as_attachment(page.document)
