"""Sheets as people bring them: their rows, and how one is brought, tried and applied."""

import io
from datetime import UTC, date, datetime, timedelta
from typing import Any

from openpyxl import Workbook

from partnership.sheets import services
from partnership.sheets.models import Import
from partnership.sheets.registry import sheet_of
from tests.factories import World

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
TODAY = date(2026, 11, 22)
LATER = NOW + timedelta(days=1)


def workbook(*rows: list[Any], title: str = "Sheet1") -> bytes:
    """An Excel file of these rows."""
    book = Workbook()
    page = book.active
    page.title = title
    for row in rows:
        page.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheet_file(kind: str, *rows: dict[str, Any]) -> bytes:
    """A filled-in template of this kind."""
    names = [column.name for column in sheet_of(kind).columns]
    return workbook(names, *([row.get(name) for name in names] for row in rows))


def brought(world: World, kind: str, *rows: dict[str, Any], by: Any = None) -> Import:
    """An upload of these rows by the head of service, not applied yet."""
    return services.upload(
        sheet_of(kind),
        world.partnership,
        name=f"{kind}.xlsx",
        data=sheet_file(kind, *rows),
        by=by or world.head,
        now=NOW,
    )


def trial(row: Import, world: World) -> Any:
    return services.trial_of(row, by=world.head, now=NOW)


def wrong(world: World, kind: str, *rows: Any, by: Any = None) -> list[tuple[int, str, str]]:
    """What the trial says is wrong: row, column, words."""
    row = brought(world, kind, *rows, by=by)
    found = services.trial_of(row, by=by or world.head, now=NOW)
    return [(line.row, *one) for line in found.lines for one in line.wrong]


def member(world: World, **more: Any) -> dict[str, Any]:
    """One row of the people sheet."""
    row = {
        "Board or group": world.group.name,
        "Person": "Asha Patel",
        "E-mail": "asha.patel@example.org",
        "Office": "Member",
        "From": date(2026, 4, 1),
    }
    return row | {name.replace("_", " "): value for name, value in more.items()}


def action(world: World, **more: Any) -> dict[str, Any]:
    """One row of the actions sheet."""
    row = {
        "Board or group": world.group.name,
        "Action": "Train every duty officer",
        "Owner agency": world.trust.name,
        "Raised on": "3 March 2026",
        "Due on": "30/6/2026",
    }
    return row | {name.replace("_", " "): value for name, value in more.items()}


def body(**more: Any) -> dict[str, Any]:
    """One row of the agencies sheet."""
    row = {
        "Name": "Fenshire Hospice",
        "Kind": "Voluntary and third sector",
        "From": "1 April 1998",
        "Lists": "Children; Adults",
    }
    return row | {name.replace("_", " "): value for name, value in more.items()}


def applied(world: World, kind: str, *rows: dict[str, Any]) -> Import:
    """The same, applied."""
    return services.apply(brought(world, kind, *rows), by=world.head, now=NOW)


def acts(world: World, kind: str, *rows: dict[str, Any]) -> list[str]:
    """What each row would do."""
    return [str(line.act) for line in trial(brought(world, kind, *rows), world).lines]


LOOK_THERE = " All 20 stand where the file is uploaded, under “How each column is filled in”"


def people(world: World, number: int) -> list[dict[str, Any]]:
    return [
        member(world) | {"Person": f"Person {n} of many", "E-mail": f"many{n}@example.org"}
        for n in range(number)
    ]
