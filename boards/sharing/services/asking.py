"""Statutory requests for information: ask, answer, refuse, put to the chair, settle, remind."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from boards.models import Board, Listing, Membership, Partnership
from boards.permissions import INDEPENDENT, LEADS
from boards.sharing.bases import bases
from boards.sharing.models import InformationRequest
from boards.sharing.notices import SHARING
from partnership.access.offices import SERVICE, Office
from partnership.access.services import require
from partnership.agencies.models import Agency
from partnership.clock.calendar import working_days_after, working_days_before
from partnership.clock.local import value_of
from partnership.outbox.services import Draft, post
from partnership.outbox.writing import address_of
from partnership.people.models import Appointment, User
from partnership.records.sets import in_order
from partnership.ui.words import plain_day

ITS_QUESTIONS = "It asks questions: answer each on the page that the request leads to."
CLOSED = "It is answered or settled already. Open it again to see how."
WORDS = """{what}

Asked by {board} on {asked}, by {due}. Basis: {basis}.

{link}
"""


@dataclass(frozen=True)
class Asked:
    """What is asked of whom, on behalf of which board, why and by when."""

    board: Board
    agency: Agency
    what: str
    why: str
    basis: str
    due_on: date
    case_reference: str = ""


@transaction.atomic
def ask_for_information(
    partnership: Partnership,
    asked: Asked,
    *,
    by: User,
    today: date,
    now: datetime,
    by_questions: bool = False,
) -> InformationRequest:
    """Ask an agency for information; its leads get a letter and a task.

    in: `by_questions`, that a room above has the questions and writes the letters and reminders.
    raises: NotAllowed; ValidationError for a day that has passed, a basis under which nobody can
    be asked, or a board or agency of another partnership.
    """
    require(by, "request_information", partnership)
    if asked.due_on < today:
        raise ValidationError({"due_on": "The day cannot be before today"})
    if asked.basis not in bases() or not bases()[asked.basis].asks:
        raise ValidationError({"basis": "Choose a basis under which an agency can be asked"})
    if asked.board.partnership_id != partnership.pk:
        raise ValidationError({"board": "Choose a board of this partnership"})
    listed = Listing.objects.on(today).filter(partnership=partnership, agency=asked.agency)
    if not listed.exists():
        raise ValidationError({"agency": "Choose an agency that the partnership lists"})
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    said = {"partnership": partnership, "asked_on": today, "asked_by": by, **vars(asked)}
    if by_questions:
        row = InformationRequest(**said, by_questions=True)
        row.save_because("asked", by=by)
        return row
    again = InformationRequest.objects.filter(
        **said, by_questions=False, answered_on=None, refused_on=None
    ).first()
    if again is not None:
        return again  # the second click
    row = InformationRequest(**said)
    row.save_because("asked", by=by)
    post(_letters(row, "asked", leads_of(row, today), "Your agency is asked"), now=now)
    return row


@transaction.atomic
def answer_request(
    row: InformationRequest, *, answer: str, by: User, today: date, by_questions: bool = False
) -> InformationRequest:
    """Say that the information was given, and how.

    in: `by_questions`, that the answers themselves were given to the room that asked.
    raises: NotAllowed; ValidationError when it is closed, or when its questions are answered on a
    page of their own.
    """
    require(by, "answer", row)
    _hold_open(row)
    if row.by_questions and not by_questions:
        raise ValidationError(ITS_QUESTIONS)
    row.answered_on, row.answer = today, answer
    row.save_because("answered", by=by)
    return row


@transaction.atomic
def reopen_request(
    row: InformationRequest, *, due_on: date, because: str, by: User, today: date
) -> InformationRequest:
    """What was given does not do: the agency is asked again, by a new day. The answer stays in
    the history and in the room that asked.

    raises: NotAllowed; ValidationError for a day that has passed, or one that is not answered.
    """
    require(by, "keep", row)
    row.refresh_from_db(from_queryset=InformationRequest.objects.select_for_update())
    if row.answered_on is None:
        raise ValidationError("It is not answered.")
    if due_on < today:
        raise ValidationError({"due_on": "The day cannot be before today"})
    row.answered_on, row.answer, row.due_on = None, "", due_on
    row.save_because(because, by=by)
    return row


@transaction.atomic
def refuse_request(
    row: InformationRequest, *, because: str, by: User, today: date, now: datetime
) -> InformationRequest:
    """Say that the information is not given, and why; the service is told.

    raises: NotAllowed; ValidationError when it is closed or refused already.
    """
    require(by, "answer", row)
    _hold_open(row)
    if row.refused_on:
        raise ValidationError("It is refused already.")
    row.refused_on, row.refused_because = today, because
    row.save_because("refused", by=by)
    held = Membership.objects.acting(SERVICE, today)
    people = _people(held.filter(board__partnership=row.partnership_id))
    post(_letters(row, "refused", people, f"{row.agency} refuses"), now=now)
    return row


@transaction.atomic
def put_to_chair(
    row: InformationRequest, *, because: str, by: User, today: date, now: datetime
) -> InformationRequest:
    """Put a refused or late request to the Independent Chair.

    raises: NotAllowed; ValidationError when it is closed, with the chair already, or neither
    refused nor late.
    """
    require(by, "keep", row)
    _hold_open(row)
    if row.escalated_on:
        raise ValidationError("It is with the chair already.")
    if not row.refused_on and row.due_on >= today:
        raise ValidationError("It is neither refused nor late: wait for its day.")
    row.escalated_on, row.escalated_because = today, because
    row.save_because("put to the chair", by=by)
    held = Membership.objects.acting(INDEPENDENT, today)
    people = _people(held.filter(board__partnership=row.partnership_id))
    post(_letters(row, "chair", people, "A request for information is put to you"), now=now)
    return row


@transaction.atomic
def settle_request(
    row: InformationRequest, *, settlement: str, by: User, today: date
) -> InformationRequest:
    """The chair says what came of it. raises: NotAllowed; ValidationError."""
    require(by, "settle", row)
    _hold_open(row)
    if not row.escalated_on:
        raise ValidationError("It is not with the chair.")
    row.settled_on, row.settlement, row.settled_by = today, settlement, by
    row.save_because("settled by the chair", by=by)
    return row


def _hold_open(row: InformationRequest) -> None:
    row.refresh_from_db(from_queryset=InformationRequest.objects.select_for_update())
    if row.is_closed:
        raise ValidationError(CLOSED)


def remind(*, now: datetime) -> int:
    """Letters about requests that come near their day or are late, each once: first and last
    reminder to the agency's leads, then also to the Head of Service. Returns how many were asked.
    """
    today = timezone.localdate(now)
    drafts: list[Draft] = []
    for partnership in Partnership.objects.on(today):
        numbers = {
            code: value_of(code, partnership, on=today)
            for code in ("REMIND-FIRST", "REMIND-LAST", "REMIND-LATE")
        }
        still = InformationRequest.objects.filter(
            partnership=partnership,
            answered_on__isnull=True,
            settled_on__isnull=True,
            refused_on__isnull=True,
            by_questions=False,
            due_on__lte=working_days_after(today, numbers["REMIND-FIRST"]),
        )
        for row in in_order(still.select_related("agency", "board")):
            drafts += _reminder(row, numbers, today)
    return post(drafts, now=now)


def _reminder(row: InformationRequest, numbers: dict[str, int], today: date) -> list[Draft]:
    people = leads_of(row, today)
    if today >= working_days_after(row.due_on, numbers["REMIND-LATE"]):
        heads = Membership.objects.acting((Office.HEAD_OF_SERVICE,), today)
        people += _people(heads.filter(board__partnership=row.partnership_id))
        return _letters(row, "late", people, "Late: your agency is asked")
    if today >= working_days_before(row.due_on, numbers["REMIND-LAST"]):
        return _letters(row, "last", people, "Last reminder: your agency is asked")
    return _letters(row, "first", people, "Reminder: your agency is asked")


def _letters(
    row: InformationRequest, stage: str, people: Iterable[User], heading: str
) -> list[Draft]:
    """Reference, basis and day alone: what is asked for is read in the portal."""
    words = WORDS.format(
        what=f"{heading}: {row}.",
        board=row.board,
        asked=plain_day(row.asked_on),
        due=plain_day(row.due_on),
        basis=row.basis_words,
        link=address_of(row),
    )
    return [
        Draft(
            key=f"information-{stage}:{row.pk}:{person.pk}",
            to=person,
            subject=row,
            heading=f"{heading}: {row}",
            words=words,
            kind=SHARING.key,
        )
        for person in dict.fromkeys(people)
    ]


def leads_of(row: InformationRequest, today: date) -> list[User]:
    """The safeguarding leads of the agency that is asked."""
    return _people(Appointment.objects.acting(LEADS, today).filter(agency=row.agency_id))


def _people(held: QuerySet[Any]) -> list[User]:
    rows = held.select_related("person").order_by("pk")
    return list(dict.fromkeys(seat.person for seat in rows))
