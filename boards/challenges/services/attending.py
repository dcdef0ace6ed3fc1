"""Poor attendance: whom to write to, the drafted letter of the chair, and sending it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.challenges.models import OPEN, Challenge, Source, State
from boards.challenges.services.raising import SERIES, due_by_default, open_round
from boards.models import Board, Meeting, Partnership
from boards.numbering import next_reference
from boards.words import count_of, listed
from partnership.access.services import require
from partnership.agencies.models import Agency
from partnership.clock.calendar import months_before
from partnership.clock.local import value_of
from partnership.people.models import User
from partnership.ui.words import plain_day

CHAIR = "Chair"
A_YEAR = 12  # months


@dataclass(frozen=True)
class Attended:
    """One seat at one meeting: whether its member or a deputy was there."""

    agency: int
    meeting: int
    held_on: date
    was_there: bool


@dataclass(frozen=True)
class Poor:
    """One agency whose seat stayed empty too often, and at which meetings, oldest first."""

    agency: int
    meetings: tuple[int, ...]
    running: bool


def limits_of(partnership: Partnership, today: date) -> tuple[int, int]:
    """How many meetings missed running, and of twelve months, are too many here. Two queries."""
    running = value_of("ATTEND-RUNNING", partnership, on=today)
    return running, value_of("ATTEND-YEAR", partnership, on=today)


def poor_attenders(rows: Iterable[Attended], limits: tuple[int, int], *, today: date) -> list[Poor]:
    """Agencies absent from so many meetings running, or so many of twelve months. No query.

    in: `rows`, one for each seat and meeting of one group, in any order; `limits` of the
    partnership. Meetings after today count for nothing.
    """
    running, of_year = limits
    since = months_before(today, A_YEAR)
    by_agency: dict[int, list[Attended]] = defaultdict(list)
    for row in sorted(rows, key=lambda one: (one.held_on, one.meeting)):
        if row.held_on <= today:
            by_agency[row.agency].append(row)
    found = []
    for agency, attended in by_agency.items():
        missed = _missed_running(attended)
        of_the_year = [one for one in attended if one.held_on > since and not one.was_there]
        if running and len(missed) >= running:
            found.append(Poor(agency, tuple(one.meeting for one in missed), running=True))
        elif of_year and len(of_the_year) >= of_year:
            found.append(Poor(agency, tuple(one.meeting for one in of_the_year), running=False))
    return found


def _missed_running(attended: Sequence[Attended]) -> list[Attended]:
    """The newest meetings without a break at which the seat was empty."""
    missed: list[Attended] = []
    for one in reversed(attended):
        if one.was_there:
            break
        missed.append(one)
    return missed[::-1]


@transaction.atomic
def draft_attendance_challenge(
    board: Board, agency: Agency, *, absences: Sequence[Meeting], by: User, today: date
) -> Challenge:
    """Draft the chair's letter to an agency whose seat stayed empty; the chair edits and sends it.

    While such a draft or an open challenge about attendance stands, it is given back as it is.
    raises: NotAllowed; ValidationError without a meeting of this group that has been held.
    """
    require(by, "challenge", board, on=today)
    partnership = Partnership.objects.select_for_update().get(pk=board.partnership_id)
    stands = Challenge.objects.filter(board=board, agency=agency, source=Source.ATTENDANCE)
    found: Challenge | None = stands.filter(state__in=(*OPEN, State.DRAFT)).first()
    if found:
        return found
    days = sorted(one.held_on for one in absences)
    if not days or any(one.board_id != board.pk for one in absences) or days[-1] > today:
        raise ValidationError("Name the meetings of this group at which the seat was empty.")
    row = Challenge(
        partnership=partnership,
        reference=next_reference(Challenge, partnership, f"{SERIES}-{today.year}"),
        board=board,
        source=Source.ATTENDANCE,
        challenger=CHAIR,
        agency=agency,
        what=f"Nobody came for its seat at {count_of(len(days), 'meeting')}: "
        f"{listed([plain_day(day) for day in days])}.",
        letter=_letter(board, agency, days),
        raised_on=today,
        raised_by=by,
        state=State.DRAFT,
    )
    row.save_because("letter about attendance drafted", by=by)
    return row


def _letter(board: Board, agency: Agency, days: Sequence[date]) -> str:
    """A draft in plain words: what the register says, and what is asked."""
    return (
        f"To {agency}\n\n"
        f"{board} counts on every agency that has a seat. The register says that nobody came "
        f"for your seat at {count_of(len(days), 'meeting')}: "
        f"{listed([plain_day(day) for day in days])}.\n\n"
        "Tell me if the register is wrong. Otherwise tell me what kept your agency away, who will "
        "hold the seat and who will deputise, so that the group can decide with you in the room."
        f"\n\nChair, {board}"
    )


@transaction.atomic
def send_draft(
    challenge: Challenge,
    *,
    letter: str,
    by: User,
    today: date,
    now: datetime,
    due_on: date | None = None,
) -> Challenge:
    """Send a drafted letter, as it was edited, and ask the agency for an answer.

    raises: NotAllowed; ValidationError when it was sent or withdrawn meanwhile, or the day passed.
    """
    require(by, "judge", challenge, on=today)
    challenge = Challenge.objects.select_for_update().get(pk=challenge.pk)
    if challenge.state != State.DRAFT:
        raise ValidationError("This letter is no draft any more.")
    if due_on and due_on < today:
        words = f"The answer cannot be due before today, {plain_day(today)}"
        raise ValidationError({"due_on": words})
    challenge.letter, challenge.state = letter, State.ASKED
    challenge.raised_on = today
    challenge.due_on = due_on or due_by_default(challenge.partnership, today)
    challenge.save_because("letter sent", by=by)
    open_round(challenge, words="", by=by, today=today, now=now)
    return challenge
