"""Reviews that the system asks for: one a due day, answered by the owner or the service."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from boards.models import Membership, Partnership
from boards.policies.models import (
    GovernedDocument,
    Kind,
    Outcome,
    OwnerOffice,
    ReviewRecord,
    State,
    Version,
)
from boards.policies.notices import REVIEWS
from boards.policies.services.approving import CHAIRS, bring_into_force
from boards.policies.services.writing import hold
from partnership.access.offices import SERVICE, Office
from partnership.access.services import require
from partnership.clock.calendar import months_after, working_days_after
from partnership.clock.local import value_of
from partnership.outbox.services import Draft, post
from partnership.outbox.writing import address_of
from partnership.people.models import User
from partnership.records.sets import in_order
from partnership.ui.words import plain_day

ASK = "POLICY-ASK"

WORDS = """{title}: {when}.

Say whether it is still right, or that a change is needed.

{link}
"""


@transaction.atomic
def answer_review(
    record: ReviewRecord, *, outcome: str, words: str, by: User, today: date
) -> ReviewRecord:
    """Say what came of a review. Still right: the next one falls due a cycle from today.

    raises: NotAllowed; ValidationError when it is answered already.
    """
    require(by, "answer", record)
    document = record.document
    hold(document)
    record.refresh_from_db()
    if record.outcome:
        raise ValidationError("This review is answered already. Open it again to see how.")
    if outcome == Outcome.CHANGE and not words.strip():
        raise ValidationError({"words": "Say what has to change"})
    record.outcome, record.words = outcome, words
    record.answered_on, record.answered_by = today, by
    record.save_because("answered", by=by)
    if outcome == Outcome.STILL_RIGHT:
        months = document.review_months
        document.next_review_on = months_after(today, months) if months else None
        document.save_because("reviewed: still right", by=by)
    return record


def see_to_documents(*, now: datetime) -> int:
    """The day's work: bring versions into force whose day has come, ask for reviews that come near,
    ask once more when one is late. Safe to run twice. Returns how many reviews were asked for.
    """
    today = timezone.localdate(now)
    newer = Q(document__current__isnull=True) | Q(document__current__number__lt=F("number"))
    waiting = Version.objects.filter(newer, state=State.APPROVED, starts_on__lte=today)
    for version in in_order(waiting.select_related("document")):
        bring_into_force(version.document, by=None, today=today)
    asked = 0
    for partnership in Partnership.objects.on(today):
        asked += _ask_for_reviews(partnership, today, now)
        _tell_late(partnership, today, now)
    return asked


def _ask_for_reviews(partnership: Partnership, today: date, now: datetime) -> int:
    until = working_days_after(today, value_of(ASK, partnership, on=today))
    due = GovernedDocument.objects.filter(
        partnership=partnership,
        current__isnull=False,
        withdrawn_on__isnull=True,
        next_review_on__lte=until,
    )
    asked = 0
    for document in in_order(due):
        record = _record(document, now)
        if record is not None:
            asked += 1
            post(_letters(record, f"review is due on {plain_day(record.due_on)}", today), now=now)
    return asked


def _record(document: GovernedDocument, now: datetime) -> ReviewRecord | None:
    """The record of this due day, if it did not stand yet."""
    assert document.next_review_on is not None
    found = ReviewRecord(document=document, due_on=document.next_review_on, made_at=now)
    if document.review_records.filter(due_on=found.due_on).exists():
        return None
    try:
        with transaction.atomic():
            found.save_because("review falls due", by=None)
    except (IntegrityError, ValidationError):
        return None  # another run was first
    return found


def _tell_late(partnership: Partnership, today: date, now: datetime) -> None:
    late = ReviewRecord.objects.filter(
        document__partnership=partnership,
        document__withdrawn_on__isnull=True,
        due_on__lt=today,
        outcome="",
    )
    drafts = [
        draft
        for record in in_order(late.select_related("document__owner"))
        for draft in _letters(
            record, f"review was due on {plain_day(record.due_on)}", today, late=True
        )
    ]
    post(drafts, now=now)


def _letters(record: ReviewRecord, when: str, today: date, *, late: bool = False) -> list[Draft]:
    people = dict.fromkeys(asked_of(record.document, today))
    if late:
        people |= dict.fromkeys(_service(record.document, (Office.HEAD_OF_SERVICE,), today))
    return [
        Draft(
            key=f"policy-review{'-late' if late else ''}:{record.pk}:{person.pk}",
            to=person,
            subject=record,
            heading=f"{'Late: review' if late else 'Review'} {record.document}",
            words=WORDS.format(title=record.document, when=when, link=address_of(record)),
            kind=REVIEWS.key,
        )
        for person in people
    ]


def asked_of(document: GovernedDocument, today: date) -> list[User]:
    """The people who are asked: the chair of the owner or the service; never nobody, as long as
    the service has somebody. An agreement on sharing is not the owner's to read: the service is."""
    if document.owner_office == OwnerOffice.CHAIR and document.kind != Kind.SHARING:
        chairs = Membership.objects.acting(CHAIRS, today).filter(board=document.owner_id)
        found = _people(chairs)
    elif document.owner_office == OwnerOffice.HEAD:
        found = _service(document, (Office.HEAD_OF_SERVICE,), today)
    else:
        found = _service(document, (Office.SERVICE_OFFICER,), today)
    return found or _service(document, SERVICE, today)


def _service(document: GovernedDocument, offices: Iterable[Office], today: date) -> list[User]:
    held = Membership.objects.acting(tuple(offices), today)
    return _people(held.filter(board__partnership=document.partnership_id))


def _people(held: QuerySet[Any]) -> list[User]:
    rows = held.select_related("person").order_by("pk")
    return list(dict.fromkeys(seat.person for seat in rows))
