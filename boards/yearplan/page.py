"""What the page of a year shows one reader."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from boards.models import Board, Meeting, Partnership
from boards.yearplan.clashes import Slot, slot_of, warnings
from boards.yearplan.figures import Counted, meetings_of_year, planned_and_held, printed_attendance
from boards.yearplan.years import Year, chosen, years_of


@dataclass(frozen=True)
class Line:
    """One meeting, and what speaks against its day where that is still to come."""

    meeting: Meeting
    warnings: list[str]


@dataclass(frozen=True)
class YearPage:
    """One year, month by month and group by group. `plans`: the groups that the reader plans."""

    years: list[Year]
    year: Year
    months: list[tuple[date, list[Line]]]
    counted: list[Counted]
    printed: Any
    plans: Any


def year_page(partnership: Partnership, user: Any, named: str, today: date) -> YearPage:
    """The year of this name, or the one that holds today. Eight queries for any number of rows."""
    years = years_of(partnership, today)
    year = chosen(years, named, today)
    lines = lines_of(list(meetings_of_year(partnership, user, year)), today)
    months = groupby(lines, key=lambda line: line.meeting.held_on.replace(day=1))
    plans = Board.objects.visible_to(user, "record_meeting").on(today)
    return YearPage(
        years=years,
        year=year,
        months=[(month, list(few)) for month, few in months],
        counted=planned_and_held(partnership, user, year, today),
        printed=printed_attendance(partnership, user, year),
        plans=plans.filter(partnership=partnership),
    )


def lines_of(meetings: list[Meeting], today: date) -> list[Line]:
    """Each meeting with what speaks against its day. At most one query."""
    standing = [slot_of(row) for row in meetings if not row.is_called_off]
    coming = [slot for slot in standing if slot.day >= today]
    told: dict[Slot, list[str]] = dict(zip(coming, warnings(coming, standing), strict=True))
    return [Line(row, [] if row.is_called_off else told.get(slot_of(row), [])) for row in meetings]


def warnings_for(board: Board, days: list[date], hours: dict[str, Any], user: Any) -> list[str]:
    """For days that are only proposed: the weekday, and what speaks against each. Two queries."""
    starts, ends = hours.get("starts_at"), hours.get("ends_at")
    slots = [Slot(board.pk, board.name, day, starts, ends) for day in days]
    seen = Meeting.objects.visible_to(user).standing().select_related("board")
    others = seen.filter(board__partnership=board.partnership_id, held_on__in=days)
    told = warnings(slots, [slot_of(row) for row in others])
    return [". ".join([f"{day:%A}", *said]) for day, said in zip(days, told, strict=True)]
