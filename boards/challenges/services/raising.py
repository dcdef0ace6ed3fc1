"""Raise a challenge: from a line of minutes, or between meetings."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q

from boards.challenges.models import Challenge, Origin, Round, Source, State
from boards.challenges.notices import letter_to_answer
from boards.challenges.people import people_of
from boards.meetings.models import LineKind, MinuteLine
from boards.models import Board, Partnership
from boards.numbering import next_reference
from partnership.access.offices import AGENCY_OFFICES
from partnership.access.services import require
from partnership.agencies.models import Agency
from partnership.clock.calendar import BeyondCalendar, working_days_after
from partnership.clock.local import value_of
from partnership.outbox.services import post
from partnership.people.models import Appointment, User
from partnership.ui.words import plain_day

SERIES = "CH"


@dataclass(frozen=True)
class Asked:
    """What is asked of which agency; without a day the partnership's own number of days holds."""

    agency: Agency
    what: str
    challenger: str
    why: str = ""
    due_on: date | None = None
    responder: User | None = None
    source: str = Source.BETWEEN
    closed_because: str = ""


@transaction.atomic
def raise_challenge(
    board: Board,
    asked: Asked,
    *,
    by: User,
    today: date,
    now: datetime,
    line: MinuteLine | None = None,
    origin: models.Model | None = None,
) -> Challenge:
    """Write a challenge and the letters that ask for an answer; a second click writes nothing.

    in: `line`, the line of minutes that it comes from; one line is one challenge. `origin`, the row
    of any other room that it comes from; `asked.source` says what that is.
    raises: NotAllowed; ValidationError for an agency that is not of this partnership, a responder
    who holds no office there, a day that has passed, or a line that is no challenge.
    """
    require(by, "challenge", board, on=today)
    partnership = Partnership.objects.select_for_update().get(pk=board.partnership_id)
    found = _raised_already(board, asked, line or origin, by=by, today=today)
    if found:
        return _led_from(found, origin, by)
    if line is not None:
        _check_line(line, board, by=by, today=today)
    errors = _wrong(asked, board, by=by, today=today)
    if errors:
        raise ValidationError(errors)
    row = Challenge(
        partnership=partnership,
        reference=next_reference(Challenge, partnership, f"{SERIES}-{today.year}"),
        board=board,
        line=line,
        source=Source.MEETING if line else asked.source,
        challenger=asked.challenger,
        agency=asked.agency,
        responder=asked.responder,
        what=asked.what,
        why=asked.why,
        closed_because="" if line else asked.closed_because,
        raised_on=today,
        raised_by=by,
        due_on=asked.due_on or due_by_default(partnership, today),
    )
    row.save_because("raised from the minutes" if line else "raised", by=by)
    open_round(row, words="", by=by, today=today, now=now)
    return _led_from(row, origin, by)


def _led_from(row: Challenge, origin: models.Model | None, by: User) -> Challenge:
    """Link it with what it came from; the first link stays."""
    if origin is not None and not Origin.objects.filter(challenge=row).exists():
        require(by, "view", origin)
        Origin(challenge=row, subject=origin, linked_by=by).save_because("linked", by=by)
    return row


def due_by_default(partnership: Partnership, today: date) -> date:
    """The day by which an answer is due where nobody names another."""
    days = value_of("CHALLENGE-ANSWER", partnership, on=today)
    return working_days_after(today, days)


def open_round(row: Challenge, *, words: str, by: User, today: date, now: datetime) -> Round:
    """Ask, for the first time or anew, and write to whoever is to answer.

    raises: ValidationError for a day so far away that no working days are counted from it.
    """
    assert row.due_on is not None
    number = row.rounds.count() + 1
    opened = Round(challenge=row, number=number, words=words, asked_on=today, due_on=row.due_on)
    opened.save_because("asked", by=by)
    who = people_of([row], today)
    words = "an answer is asked for" if number == 1 else "a further answer is asked for"
    told = who.answerers(row)
    try:
        asked = [letter_to_answer(opened, to, what="ask", words=words, today=today) for to in told]
    except BeyondCalendar as beyond:
        raise ValidationError({"due_on": str(beyond)}) from None
    post(asked, now=now)
    return opened


def _raised_already(
    board: Board, asked: Asked, begun_by: models.Model | None, *, by: User, today: date
) -> Challenge | None:
    """The challenge of this line, or the same words of the same person from a click before; what
    came from another thing is another challenge."""
    rows = Challenge.objects.visible_to(by, on=today)
    if isinstance(begun_by, MinuteLine):
        found: Challenge | None = rows.filter(line=begun_by).first()
        return found
    same = rows.filter(board=board, agency=asked.agency, what=asked.what, raised_by=by)
    if begun_by is not None:
        origins = Origin.objects.about(begun_by)  # type: ignore[attr-defined]
        same = same.filter(Q(origin__isnull=True) | Q(origin__in=origins))
    found = same.filter(raised_on=today, state=State.ASKED).first()
    return found


def _check_line(line: MinuteLine, board: Board, *, by: User, today: date) -> None:
    require(by, "view", line, on=today)
    if line.kind != LineKind.CHALLENGE or line.dropped_because:
        raise ValidationError("This line of the minutes is no challenge.")
    if line.item.board_id != board.pk:
        raise ValidationError("This line belongs to another group.")


def _wrong(asked: Asked, board: Board, *, by: User, today: date) -> dict[str, str]:
    """What is wrong, by field."""
    errors = {}
    agencies = Agency.objects.visible_to(by, on=today).on(today).filter(pk=asked.agency.pk)
    if not agencies.filter(listings__partnership=board.partnership_id).exists():
        errors["agency"] = "Choose an agency of this partnership"
    if asked.responder is not None:
        posts = Appointment.objects.acting(AGENCY_OFFICES, today)
        if not posts.filter(agency=asked.agency, person=asked.responder).exists():
            errors["responder"] = f"This person holds no office for {asked.agency}"
    if asked.due_on and asked.due_on < today:
        errors["due_on"] = f"The answer cannot be due before today, {plain_day(today)}"
    return errors
