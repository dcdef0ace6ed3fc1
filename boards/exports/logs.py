"""What changed of one thing, and who opened it, to take away."""

from datetime import date
from typing import Any

from django.http import Http404

from partnership.access import logs
from partnership.access.models import Reading
from partnership.exports.lists import Column, ListExport, Params, offer
from partnership.records.history import Change


def _thing(user: Any, params: Params) -> Any:
    """What the address names: "reviews-Review-12". raises: Http404, NotAllowed."""
    app, _, rest = params["of"].partition("-")
    model, _, number = rest.partition("-")
    if not (number.isascii() and number.isdigit() and len(number) < 16):
        raise Http404
    return logs.kept_thing(user, f"{app}.{model}", int(number))


def _changes(user: Any, params: Params, today: date) -> list[Change]:
    found = _thing(user, params)
    return logs.changes_told(user, found, 0, logs.count_of_changes(found))


def _openings(user: Any, params: Params, today: date) -> list[Reading]:
    return logs.openings_told(user, logs.openings(user, _thing(user, params)))


def _fields(change: Change) -> str:
    return "\n".join(f"{name}: {was} → {now}" for name, was, now in change.fields)


offer(
    ListExport(
        code="changes",
        title="Changes",
        of="kind and number of a thing",
        named=lambda user, params: f"Changes: {_thing(user, params)}",
        rows=_changes,
        about=_thing,
        columns=(
            Column("When", lambda row: row.at, "The moment"),
            Column("Who", lambda row: row.by, "As which office or job"),
            Column("Why", lambda row: row.reason, "The reason given"),
            Column("What", lambda row: row.what, "The thing"),
            Column("What changed", _fields, "Each field: what it was → what it became"),
        ),
    )
)
offer(
    ListExport(
        code="openings",
        title="Who opened it",
        of="kind and number of a thing",
        named=lambda user, params: f"Who opened it: {_thing(user, params)}",
        rows=_openings,
        about=_thing,
        columns=(
            Column("When", lambda row: row.at, "The moment"),
            Column("Person", lambda row: str(row.person), "Who"),
            Column("As", lambda row: row.acted_as, "As which office; empty if not recorded"),
            Column("What", lambda row: row.what, "Which page or file"),
        ),
    )
)
