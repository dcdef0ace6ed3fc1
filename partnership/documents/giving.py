"""Give out a document that is written at this moment, as Word or PDF; nothing of it is stored."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from partnership.access.rates import too_often
from partnership.documents.blocks import Written
from partnership.documents.pdf import NoPdf, render_pdf
from partnership.documents.validators import WORD
from partnership.documents.word import as_word

PDF = "application/pdf"
CONTENT_TYPES = {"docx": WORD, "pdf": PDF}


def as_pdf(written: Written) -> bytes:
    """The document as a tagged PDF. raises: NoPdf."""
    return render_pdf("documents/written.html", {"written": written})


def give_out(
    request: HttpRequest, written: Written, format: str, name: str, *, now: datetime
) -> HttpResponse:
    """The document as a download that no browser opens in our name and no cache keeps.

    in: `name`, of the file without its ending. The caller has asked the gate and noted the reading.
    raises: Http404 for a format that is not known.
    """
    if format not in CONTENT_TYPES:
        raise Http404
    if too_often("exports", request.user.pk, most=settings.EXPORTS_A_MINUTE, now=now):
        page = {"most": settings.EXPORTS_A_MINUTE}
        return render(request, "exports/too_many.html", page, status=429)
    try:
        body = as_word(written) if format == "docx" else as_pdf(written)
    except NoPdf as missing:
        return render(request, "clock/no_pdf.html", {"words": str(missing)}, status=503)
    headers: dict[str, Any] = {
        "Content-Disposition": f'attachment; filename="{name}.{format}"',
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store, private",
    }
    return HttpResponse(body, content_type=CONTENT_TYPES[format], headers=headers)
