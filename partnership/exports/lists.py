"""Which lists can be taken away as a file. Each app's exports.py fills them in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.db.models import Model, QuerySet

Params = Mapping[str, str]
Cell = str | bool | int | float | Decimal | date | datetime | time | None
Rows = QuerySet[Any] | Sequence[Any]


@dataclass(frozen=True)
class Column:
    """One column: its heading, what stands there for a row, and what that means to a reader."""

    heading: str
    value: Callable[[Any], Cell]
    meaning: str


def today_as_at(params: Params, today: date) -> date:
    """The day of a list that has no day of its own."""
    return today


def itself(row: Any) -> Any:
    """The row is what is read."""
    return row


@dataclass(frozen=True)
class ListExport:
    """One list: its columns and where its rows come from, the same for every format.

    code        stands in the address: /exports/<code>.csv
    rows        (user, params, today) to what this user may see, as the list page selects it; a
                queryset that began at the gate, or a short sequence; raises Http404 for what is
                not there for this user
    takes       the names that it reads from the page's query, and no others
    of          what the second part of the address names ("board or group"); params["of"]
    as_at       (params, today) to the day that the rows are of
    named       (user, params) to a title that says more than `title`
    about       (user, params) to the thing that the whole list tells of, whose readings are kept
    restricted  from a row to the thing whose readings are kept, if it is not the row
    marking     what each file says of itself where its rows are restricted; a list that is `about`
                a thing says what that thing says
    by_the_minute  `rows` is given the moment instead of the day: what stands changes within a day
    """

    code: str
    title: str
    columns: Sequence[Column]
    rows: Callable[[Any, Params, Any], Rows]
    takes: tuple[str, ...] = ()
    of: str = ""
    as_at: Callable[[Params, date], date] = today_as_at
    named: Callable[[Any, Params], str] | None = None
    about: Callable[[Any, Params], Model] | None = None
    restricted: Callable[[Any], Model | None] = itself
    marking: str = ""
    by_the_minute: bool = False

    @property
    def headings(self) -> list[str]:
        """The first line of every format."""
        return [column.heading for column in self.columns]

    def title_for(self, user: Any, params: Params) -> str:
        """The title of this very list. raises: Http404 as `rows` does."""
        return self.named(user, params) if self.named else self.title

    def told_of(self, user: Any, params: Params) -> set[Model]:
        """The thing that the whole list tells of, where its readings are kept. raises: Http404."""
        thing = self.about(user, params) if self.about else None
        return (
            {thing} if thing is not None and getattr(thing, "readings_are_kept", False) else set()
        )


_lists: dict[str, ListExport] = {}


def offer(export: ListExport) -> ListExport:
    """Add a list. raises: ValueError when its code or one of its headings stands twice."""
    if export.code in _lists:
        raise ValueError(f"Two lists are called {export.code!r}.")
    if len(set(export.headings)) != len(export.headings):
        raise ValueError(f"A heading of {export.code!r} stands twice.")
    _lists[export.code] = export
    return export


def list_of(code: str) -> ListExport:
    """The list of this code. raises: KeyError."""
    return _lists[code]


def lists() -> list[ListExport]:
    """Every list, by its code."""
    return [_lists[code] for code in sorted(_lists)]
