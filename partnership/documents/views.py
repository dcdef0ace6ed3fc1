"""Give out a file: the right is asked at every fetch, and the browser is told to keep it."""

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from partnership.access.querysets import about_visible
from partnership.access.services import note_reading
from partnership.documents.models import Document


def as_attachment(document: Document) -> FileResponse:
    """The file as a download of a fixed type that no browser opens in our name."""
    response = FileResponse(
        document.file.open("rb"),
        as_attachment=True,
        filename=document.name,
        content_type=document.content_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


@require_safe
def fetch(request: HttpRequest, pk: int) -> FileResponse:
    """One file, if its subject is visible to the reader."""
    document = get_object_or_404(about_visible(Document.objects.filter(pk=pk), request.user))
    what = f"the file “{document.title}”"
    note_reading(request.user, document.subject, what, now=timezone.now())
    return as_attachment(document)
