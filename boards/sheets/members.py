"""The sheet of people: who holds which office in which board or group, or for which agency."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from boards.models import Membership, Seat
from boards.newcomers import enter_with_office
from boards.services import (
    end_office,
    place_of,
    refuse_above_oneself,
)
from boards.sheets.judging import grant_of, judge_office, judge_person
from boards.sheets.known import (
    AGENCY,
    BOARD,
    EMAIL,
    FROM,
    OFFICE,
    PERSON,
    UNTIL,
    known_of,
    names_in_sheet,
)
from partnership.access.offices import Office
from partnership.people.models import User
from partnership.sheets.columns import Column, choice, day, email, text
from partnership.sheets.registry import Act, Line, Made, Moment, Sheet, declare
from partnership.sheets.services import before

BECAUSE = "imported from a sheet"

COLUMNS = (
    Column(
        BOARD,
        text(200),
        "Its name or key. Leave it empty for an office held for an agency",
        "Executive board",
    ),
    Column(PERSON, text(120), "First and last name", "Marian Okafor", True),
    Column(EMAIL, email, "Their own address: it tells people apart", "m.okafor@example.org", True),
    Column(OFFICE, choice(Office.choices), f"One of: {'; '.join(Office.labels)}", "Member", True),
    Column(AGENCY, text(200), "The agency whose seat it is, or for which the office is held"),
    Column(FROM, day, "First day of the office", "1 April 2026", True),
    Column(UNTIL, day, "Last day, if known. Empty changes nothing"),
)


def check(lines: Sequence[Line], moment: Moment) -> None:
    """Judge the rows against the people, places and offices here."""
    known = known_of(lines, moment)
    names, addresses = names_in_sheet(lines)
    for line in lines:
        line.says = _says(line)
        grant = grant_of(line, known)
        judge_person(line, known, moment, names, addresses)
        if grant is not None:
            judge_office(line, grant, known, moment)


def _says(line: Line) -> str:
    office = Office(line.values[OFFICE]).label if line.values[OFFICE] else ""
    where = line.values[BOARD] or line.values[AGENCY]
    return ", ".join(str(part) for part in (line.values[PERSON], office, where) if part)


def write(line: Line, moment: Moment) -> list[Made]:
    """Give the office, entering the person if they are new; or set its last day."""
    acted = {"because": BECAUSE, "by": moment.by, "today": moment.today}
    if line.act == Act.CHANGE:
        tenure = line.facts["tenure"]
        was = before(tenure, "ends_on")
        changed = end_office(tenure, ends_on=line.facts["grant"].ends_on, **acted)
        return [Made(changed, False, was)]
    person, tenure, is_new = enter_with_office(
        moment.subject,
        name=line.values[PERSON],
        email=line.values[EMAIL],
        grant=replace(line.facts["grant"], serves=moment.subject),
        **acted,
    )
    opened = tenure.seat if isinstance(tenure, Membership) and tenure.opened else None
    return [
        *([Made(person, True)] if is_new else []),
        *([Made(opened, True)] if opened else []),
        Made(tenure, True),
    ]


def before_undo(records: Sequence[Any], moment: Moment) -> None:
    """raises: NotAllowed where only a Head of Service takes an office back."""
    asked = set()
    for record in records:
        if isinstance(record, User | Seat):
            continue
        place = place_of(record)
        key = record.office, type(place), place.pk, record.starts_on >= moment.today
        if key not in asked:
            asked.add(key)
            refuse_above_oneself(
                record.office, place, record.starts_on, by=moment.by, today=moment.today
            )


declare(
    Sheet(
        kind="members",
        title="People and offices",
        about="One row for each office that somebody holds. People who are new are entered.",
        right="import",
        columns=COLUMNS,
        check=check,
        write=write,
        before_undo=before_undo,
        order=2,
    )
)
