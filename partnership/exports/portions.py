"""What a program is given: a list as JSON, a portion of its rows at a time."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone

from partnership.access.services import note_readings
from partnership.exports.formats import write
from partnership.exports.wanted import Wanted, count, sheet_of


def portion_of(what: Wanted, rows_from: str, *, by: Any, now: datetime) -> HttpResponse:
    """So many rows from a number on, and the address of those that follow. raises: Http404."""
    today, size = timezone.localdate(now), settings.EXPORT_ROWS_AT_ONCE
    start = _start(rows_from)
    rows = what.rows_for(by, today, now)
    total, few = count(rows), rows[start : start + size]
    sheet, seen = sheet_of(what, few, total=total, by=by, today=today, portion=True)
    if start + size < total:
        sheet = replace(sheet, following=_address(what, start + size))
    file = BytesIO()
    write(sheet, what.format, file)
    note_readings(by, seen, f"exported in {what.file_name(today)}", now=now)
    answer = HttpResponse(file.getvalue(), content_type=what.format.content_type)
    answer["Cache-Control"] = "no-store, private"
    return answer


def _start(typed: str) -> int:
    """Rows are counted from 0; what is no number means the first."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else 0


def _address(what: Wanted, start: int) -> str:
    more = urlencode({"rows_from": start})
    return f"{what.address}{'&' if what.query else '?'}{more}"
