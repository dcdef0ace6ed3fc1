"""Which list somebody wants, in which format and with which filter; and its rows for them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.db.models import Model, QuerySet
from django.urls import reverse

from partnership.exports.cells import settled
from partnership.exports.filled import Sheet
from partnership.exports.formats import Format
from partnership.exports.lists import Cell, ListExport, Rows, list_of
from partnership.records.sets import in_order

LONGEST_PARAM = 100


class NoSuchList(LookupError):
    """No list is offered at this address."""


@dataclass(frozen=True)
class Wanted:
    """A list in a format, as its page's query narrows it."""

    list: ListExport
    format: Format
    of: str
    query: str  # only the names that the list takes, always in the same order

    @property
    def params(self) -> dict[str, str]:
        """What the list reads."""
        found = dict(parse_qsl(self.query))
        return {**found, "of": self.of} if self.of else found

    @property
    def address(self) -> str:
        """Where it is asked for."""
        args = [self.list.code, *([self.of] if self.of else []), str(self.format)]
        path = reverse("exports:download_of" if self.of else "exports:download", args=args)
        return f"{path}?{self.query}" if self.query else path

    @property
    def at_once(self) -> int:
        """How many rows are written while the person waits."""
        if self.format == Format.PDF:
            return settings.EXPORT_PDF_ROWS_AT_ONCE
        return settings.EXPORT_ROWS_AT_ONCE

    @property
    def too_long_for_paper(self) -> int | None:
        """From how many rows on it is not made at all."""
        return settings.EXPORT_PDF_ROWS_AT_MOST if self.format == Format.PDF else None

    def rows_for(self, user: Any, today: date, now: datetime) -> Rows:
        """The rows that this user may see now. raises: Http404, NotAllowed."""
        return self.list.rows(user, self.params, now if self.list.by_the_minute else today)

    def file_name(self, today: date) -> str:
        """Letters, figures and dashes: the list, what it is of, its day."""
        day = self.list.as_at(self.params, today)
        parts = [self.list.code, *([self.of] if self.of else []), day.isoformat()]
        return f"{'-'.join(parts)}.{self.format}"


def wanted(code: str, format: str, of: str, query: Mapping[str, str]) -> Wanted:
    """What an address asks for. raises: NoSuchList."""
    try:
        found = list_of(code)
    except KeyError:
        raise NoSuchList(code) from None
    if bool(of) != bool(found.of):
        raise NoSuchList(code)
    taken = {name: query[name][:LONGEST_PARAM] for name in sorted(found.takes) if query.get(name)}
    return Wanted(found, Format(format), of, urlencode(taken))


def count(rows: Rows) -> int:
    """How many there are."""
    return rows.count() if isinstance(rows, QuerySet) else len(rows)


def sheet_of(
    what: Wanted, rows: Rows, *, total: int, by: Any, today: date, portion: bool = False
) -> tuple[Sheet, set[Model]]:
    """The list ready to be written, and the restricted things in it, filled while it is written.

    `portion`: these rows are a few of `total`, already cut out.
    """
    seen = what.list.told_of(by, what.params)
    long = not portion and total > settings.EXPORT_ROWS_AT_ONCE
    walked = in_order(rows) if long and isinstance(rows, QuerySet) else rows
    sheet = Sheet(
        code=what.list.code,
        title=what.list.title_for(by, what.params),
        as_at=what.list.as_at(what.params, today),
        made_on=today,
        made_for=str(by),
        headings=what.list.headings,
        rows=_cells(what.list, walked, seen),
        total=total,
        marking=_marking(what.list, seen),
    )
    return sheet, seen


def _marking(found: ListExport, about: set[Model]) -> str:
    return found.marking or next((getattr(thing, "marking", "") for thing in about), "")


def _cells(found: ListExport, rows: Iterable[Any], seen: set[Model]) -> Iterator[list[Cell]]:
    for row in rows:
        thing = found.restricted(row)
        if getattr(thing, "readings_are_kept", False):
            seen.add(thing)  # type: ignore[arg-type]
        yield [settled(column.value(row)) for column in found.columns]
