"""Draw up questions to agencies, look at who would get what, and send them."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from boards.models import Listing, Partnership
from boards.permissions import LEADS
from boards.sharing.services.asking import Asked as Request
from boards.sharing.services.asking import ask_for_information
from partnership.access.services import require
from partnership.agencies.models import Agency
from partnership.clock.calendar import working_days_after
from partnership.clock.local import value_of
from partnership.outbox.services import post
from partnership.people.models import Appointment, User
from reviews.asking.letters import to_leads
from reviews.asking.models import Asked, Asking, Purpose, PutTo, Question
from reviews.models import Incident

MOST_QUESTIONS = 30
CHILDREN, ADULTS = "CA2004-S16H", "CA2014-S45"
SENT = "It is sent already. Open it again to see how it stands."


@dataclass(frozen=True)
class Drawn:
    """What is asked of whom: `questions` go to all of them; no `due_on`: the local value."""

    purpose: str
    agencies: Sequence[Agency]
    questions: Sequence[str]
    due_on: date | None = None


@dataclass(frozen=True)
class WouldGet:
    """One agency as the preview shows it: its questions, and who gets the letter."""

    asked: Asked
    questions: list[Question]
    people: list[User]
    listed: bool


def basis_of(case: Any) -> str:
    """Under which Act agencies are asked: that of a child or that of an adult."""
    incident = case if isinstance(case, Incident) else case.incident
    return CHILDREN if incident.is_child else ADULTS


def default_day(partnership: Partnership, today: date) -> date:
    """The day by which an agency gives its summary for a rapid review."""
    return working_days_after(today, value_of("RR-AGENCY", partnership, on=today))


@transaction.atomic
def draw_up(case: Any, drawn: Drawn, *, by: User, today: date) -> Asking:
    """Draw up questions about an incident or a review. Nobody is written to yet.

    raises: NotAllowed; ValidationError without an agency or a question, for an agency that the
    partnership does not list, a day that has passed, or no day where there is no local value.
    """
    require(by, "change", case)
    due_on = drawn.due_on
    if due_on is None and drawn.purpose == Purpose.RAPID:
        due_on = default_day(case.partnership, today)
    if due_on is None:
        raise ValidationError({"due_on": "Enter the day by when"})
    if due_on < today:
        raise ValidationError({"due_on": "The day cannot be before today"})
    _refuse_few(drawn)
    _refuse_unlisted(case.partnership, drawn.agencies, today)
    type(case)._base_manager.select_for_update().get(pk=case.pk)
    about = {"incident" if isinstance(case, Incident) else "review": case}
    last = Asking.objects.filter(**about).aggregate(last=Max("number"))["last"] or 0
    row = Asking(
        **about,
        number=last + 1,
        purpose=drawn.purpose,
        basis=basis_of(case),
        due_on=due_on,
        drawn_up_by=by,
        drawn_up_on=today,
    )
    row.save_because("drawn up", by=by)
    for agency in drawn.agencies:
        Asked(asking=row, agency=agency).save_because("to be asked", by=by)
    for words in drawn.questions:
        _add(row, words, list(row.asked.all()), by)
    return row


def _refuse_few(drawn: Drawn) -> None:
    if not drawn.agencies:
        raise ValidationError({"agencies": "Choose at least one agency"})
    if not drawn.questions:
        raise ValidationError({"questions": "Write at least one question"})
    if len(drawn.questions) > MOST_QUESTIONS:
        raise ValidationError({"questions": f"Ask {MOST_QUESTIONS} questions at most"})


def _refuse_unlisted(partnership: Partnership, agencies: Collection[Agency], today: date) -> None:
    listed = Listing.objects.on(today).filter(partnership=partnership, agency__in=agencies)
    missing = {one.pk for one in agencies} - set(listed.values_list("agency", flat=True))
    if missing:
        raise ValidationError({"agencies": "Choose agencies that the partnership lists"})


@transaction.atomic
def add_question(asking: Asking, *, words: str, agencies: Sequence[Agency], by: User) -> Question:
    """Put one more question to these agencies of the round, or to all where none is named.

    raises: NotAllowed; ValidationError once it is sent, or for an agency that is not asked.
    """
    require(by, "change", asking)
    row = _open(asking)
    if row.questions.filter(dropped=False).count() >= MOST_QUESTIONS:
        raise ValidationError({"words": f"Ask {MOST_QUESTIONS} questions at most"})
    every = list(row.asked.all())
    chosen = {one.pk for one in agencies}
    few = [one for one in every if one.agency_id in chosen] if chosen else every
    if len(few) < len(chosen):
        raise ValidationError({"agencies": "Choose among the agencies that are asked"})
    return _add(row, words, few, by)


def _add(asking: Asking, words: str, asked: Sequence[Asked], by: User) -> Question:
    last = asking.questions.aggregate(last=Max("number"))["last"] or 0
    question = Question(asking=asking, number=last + 1, words=words)
    question.save_because("added", by=by)
    for one in asked:
        PutTo(asked=one, question=question).save_because("put", by=by)
    return question


@transaction.atomic
def drop_question(question: Question, *, by: User) -> Question:
    """Take a question out before it is sent. raises: NotAllowed; ValidationError once it is."""
    require(by, "change", question.asking)
    _open(question.asking)
    question.refresh_from_db()
    if not question.dropped:
        question.dropped = True
        question.save_because("taken out", by=by)
    return question


@transaction.atomic
def withdraw(asking: Asking, *, because: str, by: User) -> Asking:
    """Give up what was drawn up and not sent. raises: NotAllowed; ValidationError once it is."""
    require(by, "change", asking)
    row = _open(asking)
    row.withdrawn_because = because
    row.save_because(because, by=by)
    return row


def preview(asking: Asking, today: date) -> list[WouldGet]:
    """Who would get which questions; agencies in which nobody would get the letter first."""
    rows = list(asking.asked.select_related("agency").prefetch_related("put__question"))
    agencies = [row.agency_id for row in rows]
    people: defaultdict[int, dict[User, None]] = defaultdict(dict)
    held = Appointment.objects.acting(LEADS, today).filter(agency__in=agencies)
    for post_held in held.select_related("person").order_by("pk"):
        people[post_held.agency_id][post_held.person] = None
    listed = Listing.objects.on(today).filter(partnership=asking.case.partnership)
    known = set(listed.filter(agency__in=agencies).values_list("agency", flat=True))
    found = [
        WouldGet(
            row,
            [put.question for put in row.put.all() if not put.question.dropped],
            list(people[row.agency_id]),
            row.agency_id in known,
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: bool(one.people) and one.listed)


@transaction.atomic
def send(asking: Asking, *, by: User, today: date, now: datetime) -> Asking:
    """Ask every agency of the round: a request in the register and a letter to its leads.

    Sent twice it is sent once. raises: NotAllowed; ValidationError for a day that has passed, an
    agency without a question or no longer listed, and for what was withdrawn.
    """
    require(by, "change", asking)
    row = Asking.objects.select_for_update().get(pk=asking.pk)
    if row.sent_at:
        return row  # the second click
    if row.withdrawn_because:
        raise ValidationError("It is withdrawn: draw it up anew.")
    would = preview(row, today)
    empty = [str(one.asked.agency) for one in would if not one.questions]
    if empty:
        raise ValidationError(f"No question is put to {'; '.join(empty)}.")
    row.sent_at, row.sent_by = now, by
    row.save_because("sent", by=by)
    letters = []
    for one in would:
        asked = one.asked
        asked.request = ask_for_information(
            row.case.partnership,
            _request(row, asked, len(one.questions)),
            by=by,
            today=today,
            now=now,
            by_questions=True,
        )
        asked.save_because("asked", by=by)
        letters += to_leads(asked, "asked", "Your agency is asked", today, one.people)
    post(letters, now=now)
    return row


def _request(row: Asking, asked: Asked, questions: int) -> Request:
    number = "1 question" if questions == 1 else f"{questions} questions"
    return Request(
        board=row.board,
        agency=asked.agency,
        what=f"{number}, answered one by one in the portal.",
        why=f"{row.get_purpose_display()}, {row.case.reference}.",
        basis=row.basis,
        due_on=row.due_on,
        case_reference=row.case.reference,
    )


def _open(asking: Asking) -> Asking:
    row: Asking = Asking.objects.select_for_update().get(pk=asking.pk)
    if not row.is_open:
        raise ValidationError(SENT if row.sent_at else "It is withdrawn: draw it up anew.")
    return row
