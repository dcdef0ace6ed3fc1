"""Facts and arguments for the rows of suggested.txt."""

from datetime import date
from typing import Any

from boards.meetings.suggesting import code_of


def plant(d: Any) -> None:
    """A case of each review group whose notice is overdue; the groups' meetings are in meetings."""
    known = date(2026, 11, 2)
    groups = {"drafted": d.w.group, "elsewhere": d.group_there}
    d.overdue = {tag: d.record(group, known) for tag, group in groups.items()}


def objects(d: Any) -> dict[str, list[Any]]:
    """The arguments of every address here."""
    meetings = {"drafted": d.drafted, "elsewhere": d.meeting_there}
    pages = ("take_suggestion", "leave_suggestion")
    return {f"meetings:{page}@{tag}": [row.pk] for page in pages for tag, row in meetings.items()}


def says(d: Any) -> dict[str, Any]:
    """What somebody with the right would send."""
    return {
        f"meetings:{page}@{tag}": {"code": code_of(row, "SIN-PANEL")}
        for page in ("take_suggestion", "leave_suggestion")
        for tag, row in d.overdue.items()
    }
