"""What stands in a cell: the same value in every format, and no formula in any."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.utils import timezone

from partnership.exports.lists import Cell
from partnership.ui.words import plain_day

# A cell that starts so is worked out by spreadsheet programs (OWASP, CSV injection; ASVS 1.2.10).
STARTS = frozenset("=+-@\t\r\n＝＋－＠")
# Signs that a reader does not see before them.
UNSEEN = "\ufeff\u200b\u200c\u200d\u2060"


def settled(value: Any) -> Cell:
    """A value as files hold it: yes or no in words, moments in local time, text as text."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return local.replace(tzinfo=None, microsecond=0)
    if value is None or isinstance(value, int | float | Decimal | date | time):
        return value
    return printable(str(value))


def printable(text: str) -> str:
    """Without the control signs that no file format takes; tabs and line ends stay."""
    return "".join(sign for sign in text if sign >= " " or sign in "\t\r\n")


def neutral(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula."""
    seen = text.lstrip(UNSEEN).lstrip().lstrip(UNSEEN)
    if text[:1] in STARTS or seen[:1] in STARTS:
        return f"'{text}"
    return text


def as_text(value: Cell) -> str:
    """For CSV and JSON: days and times as ISO 8601 writes them, nothing for nothing."""
    if value is None:
        return ""
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def as_words(value: Cell) -> str:
    """For paper: days in words."""
    if isinstance(value, datetime):
        return f"{plain_day(value)}, {value:%H:%M}"
    if isinstance(value, date):
        return plain_day(value)
    return f"{value:%H:%M}" if isinstance(value, time) else as_text(value)
