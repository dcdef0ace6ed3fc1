"""Acts on registers: mark the seats, say who else was there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.attendance.models import Attendance, Guest, How
from boards.attendance.registers import Row, rows_of
from boards.meetings.models import Minutes, Stage
from boards.models import Answer, Meeting
from boards.services.standing import must_stand
from partnership.access.services import require
from partnership.people.models import User
from partnership.records.writing import save_all_because
from partnership.ui.words import plain_day

MARKED = "register marked"
# Rows that were fetched a moment ago: asking for each again would take a query a seat.
KEYS = ("meeting", "seat", "person", "marked_by")
WHY_AFTER = "Enter the reason: a mark is changed after the day of the meeting"
WHY_FROZEN = "Enter the reason: the minutes of this meeting are approved"


@dataclass(frozen=True)
class Mark:
    """How one seat was filled; the name of whoever came as deputy."""

    how: str
    deputy: str = ""


@dataclass(frozen=True)
class Present:
    """Somebody in the room without a seat."""

    name: str
    agency: str = ""
    why: str = ""


def is_frozen(meeting: Meeting) -> bool:
    """Whether the minutes of the meeting are approved: a change then wants a reason."""
    return Minutes.objects.filter(meeting=meeting, stage=Stage.APPROVED).exists()


@transaction.atomic
def save_register(
    meeting: Meeting,
    *,
    marks: Mapping[int, Mark],
    guests: Iterable[Present],
    because: str = "",
    by: User,
    today: date,
    now: datetime,
) -> int:
    """Mark some or all of the seats; what is not said stays. Vacant seats are noted by themselves.

    in: `marks`, by seat; `guests`, all of them: who is left out is taken from the list.
    out: how many marks are new or changed.
    raises: NotAllowed; ValidationError before the day, or without a reason where one is asked for.
    """
    require(by, "mark", meeting)
    must_stand(meeting)
    hold(meeting)
    if meeting.held_on > today:
        words = f"The register opens on the day of the meeting, {plain_day(meeting.held_on)}."
        raise ValidationError(words)
    rows = {row.seat.pk: row for row in rows_of(meeting, today)}
    changed = [_marked(rows[pk], mark, by, now) for pk, mark in marks.items() if pk in rows]
    found = [one for one in changed if one is not None]
    come, gone = _guests(meeting, guests)
    known = [one for one in found if not one._state.adding]
    _refuse_without_reason(
        meeting, bool(found or come or gone), bool(known or gone), because, by, today
    )
    empty = rows.values() if found or come or gone else ()
    vacant = [_vacant(row, by, now) for row in empty if row.is_vacant and row.mark is None]
    why = because or MARKED
    for one in found:
        one.clean_fields(exclude=KEYS)
    fields = ("how", "deputy", "person", "marked_by", "marked_at")
    save_all_because([*found, *vacant], why, by=by, fields=fields)
    for guest in come:
        guest.save_because(why, by=by)
    for guest in gone:
        guest.dropped_because = because or "taken out on the day"
        guest.save_because(why, by=by)
    return len(found) + len(come) + len(gone)


def hold(meeting: Meeting) -> None:
    """Let nobody else mark this register until the caller has."""
    Meeting.objects.select_for_update().filter(pk=meeting.pk).first()


def _marked(row: Row, mark: Mark, by: User, now: datetime) -> Attendance | None:
    """The row to write; None where nothing changes."""
    kept = row.mark
    if not mark.how or kept is not None and (kept.how, kept.deputy) == (mark.how, mark.deputy):
        return None
    kept = kept or Attendance(meeting=row.meeting, seat=row.seat)
    kept.how, kept.deputy = mark.how, mark.deputy if mark.how == How.DEPUTY else ""
    kept.person = _who_came(row, mark)
    kept.marked_by, kept.marked_at = by, now
    return kept


def _who_came(row: Row, mark: Mark) -> User | None:
    """The person, where it is one with an account: whoever covers, else the holder; or a standing
    deputy of that name."""
    if mark.how == How.PRESENT and row.sitting.holders:
        return row.sitting.holders[-1].person
    said = row.said
    if mark.how != How.DEPUTY:
        return None
    chosen = said.standing if said is not None and said.answer == Answer.DEPUTY else None
    if chosen is not None and said is not None and said.deputy == mark.deputy:
        return chosen.person
    named = [one.person for one in row.sitting.deputies if one.person.name == mark.deputy]
    return named[0] if len(named) == 1 else None


def _vacant(row: Row, by: User, now: datetime) -> Attendance:
    return Attendance(
        meeting=row.meeting, seat=row.seat, how=How.VACANT, marked_by=by, marked_at=now
    )


def _guests(meeting: Meeting, wanted: Iterable[Present]) -> tuple[list[Guest], list[Guest]]:
    """Who is new in the list, and who is no more in it."""
    there = {
        (one.name, one.agency, one.why): one
        for one in Guest.objects.filter(meeting=meeting, dropped_because="")
    }
    asked = dict.fromkeys((one.name, one.agency, one.why) for one in wanted)
    come = [
        Guest(meeting=meeting, name=name, agency=agency, why=why)
        for name, agency, why in asked
        if (name, agency, why) not in there
    ]
    return come, [one for key, one in there.items() if key not in asked]


def _refuse_without_reason(
    meeting: Meeting, anything: bool, known: bool, because: str, by: User, today: date
) -> None:
    """raises: ValidationError; NotAllowed for the chair once the minutes are approved."""
    if not anything:
        return
    if is_frozen(meeting):
        require(by, "correct", meeting)
        if not because:
            raise ValidationError({"because": WHY_FROZEN})
    if known and today > meeting.held_on and not because:
        raise ValidationError({"because": WHY_AFTER})
