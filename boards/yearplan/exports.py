"""The year of meetings, its counts and the attendance once printed, to take away."""

from datetime import date
from typing import Any

from boards.exports.asking import partnership_of
from boards.yearplan.figures import Counted, meetings_of_year, planned_and_held, printed_attendance
from boards.yearplan.page import Line, lines_of
from boards.yearplan.years import Year, chosen, years_of
from partnership.exports.lists import Column, ListExport, Params, offer

NOT_STATED = "Not stated in our copy"


def _year(user: Any, params: Params, today: date) -> Year:
    years = years_of(partnership_of(user, params), today)
    return chosen(years, params.get("year", ""), today)


def _meetings(user: Any, params: Params, today: date) -> list[Line]:
    year = _year(user, params, today)
    return lines_of(list(meetings_of_year(partnership_of(user, params), user, year)), today)


def _counted(user: Any, params: Params, today: date) -> list[Counted]:
    year = _year(user, params, today)
    return planned_and_held(partnership_of(user, params), user, year, today)


offer(
    ListExport(
        code="year",
        title="Meetings of the year",
        of="partnership",
        takes=("year",),
        rows=_meetings,
        restricted=lambda line: line.meeting,
        columns=(
            Column("Day", lambda line: line.meeting.held_on, "When it was held or is planned"),
            Column("Board or group", lambda line: line.meeting.board.name, "Who meets"),
            Column("Starts", lambda line: line.meeting.starts_at, "The hour, if recorded"),
            Column("Ends", lambda line: line.meeting.ends_at, "The hour, if recorded"),
            Column("Place", lambda line: line.meeting.place, "Where"),
            Column("Not held because", lambda line: line.meeting.not_held_because, "If it is not"),
            Column("To look at", lambda line: ". ".join(line.warnings), "What speaks against it"),
        ),
    )
)
offer(
    ListExport(
        code="planned-and-held",
        title="Meetings planned and held",
        of="partnership",
        takes=("year",),
        rows=_counted,
        restricted=lambda row: None,
        columns=(
            Column("Board or group", lambda row: row.board.name, "Who meets"),
            Column("Planned", lambda row: row.planned, "All meetings of the year"),
            Column("Held", lambda row: row.held, "Of them, on a day that is past"),
            Column("Not held", lambda row: row.not_held, "Called off, before the day or after"),
            Column("To come", lambda row: row.to_come, "Their day has not come"),
            Column("Why not held", lambda row: " ".join(row.reasons), "Each reason once"),
        ),
    )
)
offer(
    ListExport(
        code="printed-attendance",
        title="Attendance as printed",
        of="partnership",
        takes=("year",),
        rows=lambda user, params, today: printed_attendance(
            partnership_of(user, params), user, _year(user, params, today)
        ),
        columns=(
            Column("Board or group", lambda row: row.board.name, "Whose meetings"),
            Column("Agency", lambda row: str(row.agency or "Every agency"), "Whose attendance"),
            Column("Meetings", lambda row: row.meetings, "Held in the year"),
            Column(
                "Attended",
                lambda row: NOT_STATED if row.attended is None else row.attended,
                "As printed",
            ),
            Column("Note", lambda row: row.note, "What the report says of it"),
        ),
    )
)
