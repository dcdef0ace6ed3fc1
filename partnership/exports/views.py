"""Give out a list as a file, at once or later; and one's own downloads."""

from datetime import datetime
from io import BytesIO
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.http import (
    FileResponse,
    Http404,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partnership.access.rates import too_often
from partnership.access.services import note_readings
from partnership.access.views import right, seen_or_404
from partnership.documents.pdf import NoPdf
from partnership.exports import services
from partnership.exports.formats import Format, write
from partnership.exports.models import KEPT_FOR, Export
from partnership.exports.portions import portion_of
from partnership.exports.wanted import NoSuchList, Wanted, count, sheet_of, wanted
from partnership.people.requests import PersonRequest


@require_http_methods(["GET", "HEAD", "POST"])
def download(request: PersonRequest, code: str, format: str, of: str = "") -> HttpResponseBase:
    """One list as a file: at once when it is short, else by a POST that has it made."""
    now = timezone.now()
    try:
        what = wanted(code, format, of, request.GET)
    except NoSuchList:
        raise Http404 from None
    if too_often("exports", request.user.pk, most=settings.EXPORTS_A_MINUTE, now=now):
        return _slow_down(request)
    if request.method == "POST":
        return _have_it_made(request, what, now)
    if by_token(request):
        return portion_of(what, request.GET.get("rows_from", ""), by=request.user, now=now)
    return _at_once(request, what, now)


def by_token(request: PersonRequest) -> bool:
    """Whether a key of the person asks, not their browser."""
    return getattr(request, "token", None) is not None


def _at_once(request: PersonRequest, what: Wanted, now: datetime) -> HttpResponseBase:
    today = timezone.localdate(now)
    rows = what.rows_for(request.user, today, now)
    total = count(rows)
    if total > what.at_once:
        return render(request, "exports/long.html", _long(request, what, total))
    sheet, seen = sheet_of(what, rows, total=total, by=request.user, today=today)
    file = BytesIO()
    try:
        write(sheet, what.format, file)
    except NoPdf as missing:
        return render(request, "clock/no_pdf.html", {"words": str(missing)}, status=503)
    name = what.file_name(today)
    note_readings(request.user, seen, f"exported in {name}", now=now)
    return as_attachment(HttpResponse(file.getvalue()), name, what.format)


def _long(request: PersonRequest, what: Wanted, total: int) -> dict[str, Any]:
    most = what.too_long_for_paper
    return {
        "title": what.list.title_for(request.user, what.params),
        "format": what.format.label,
        "total": total,
        "action": what.address,
        "never": most is not None and total > most,
        "days": KEPT_FOR.days,
    }


def _have_it_made(request: PersonRequest, what: Wanted, now: datetime) -> HttpResponse:
    what.rows_for(request.user, timezone.localdate(now), now)  # refuses what is not theirs
    try:
        services.ask(what, by=request.user, now=now)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, "It is being made. You get a letter when it is ready.")
    return HttpResponseRedirect(reverse("exports:mine"))


def _slow_down(request: PersonRequest) -> HttpResponse:
    most = settings.EXPORTS_A_MINUTE
    response: HttpResponse
    if by_token(request):
        words = f"More than {most} lists in a minute. Wait a minute, then go on."
        response = JsonResponse({"error": words}, status=429)
    else:
        response = render(request, "exports/too_many.html", {"most": most}, status=429)
    response["Retry-After"] = "60"
    return response


def as_attachment(answer: HttpResponseBase, name: str, format: str) -> HttpResponseBase:
    """A download of a fixed type that no browser opens in our name and no cache keeps."""
    answer["Content-Type"] = Format(format).content_type
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "no-store, private"
    return answer


@require_safe
def downloads(request: PersonRequest) -> HttpResponse:
    """What I asked for: being made, ready, or not made and why."""
    found = list(Export.objects.visible_to(request.user).kept(timezone.now()))
    return render(request, "exports/mine.html", {"exports": found, "days": KEPT_FOR.days})


@require_safe
def fetch(request: PersonRequest, pk: int) -> HttpResponseBase:
    """One of my downloads, while my offices are those under which it was made."""
    now = timezone.now()
    ready = Export.objects.kept(now).filter(ready_at__isnull=False).select_related("person")
    export = seen_or_404(request.user, ready, pk=pk)
    if services.lost_since(export, today=timezone.localdate(now)):
        return render(request, "exports/changed.html", {"export": export}, status=403)
    try:
        file = default_storage.open(export.path)
    except FileNotFoundError:
        return render(request, "exports/changed.html", {"export": export, "gone": True}, status=404)
    return as_attachment(FileResponse(file), export.name, export.format)


@require_POST
@right("view", Export, lookup="pk")
def remove(request: PersonRequest, export: Export) -> HttpResponse:
    """Throw one of my downloads away."""
    services.remove(export)
    messages.success(request, "The download is removed.")
    return HttpResponseRedirect(reverse("exports:mine"))
