"""Where the pages below open the questions to agencies, what waits for whom, and the log."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from boards.permissions import LEADS
from boards.rooms import Door, Task, Told, asks, open_from, tells
from boards.sharing.models import InformationRequest
from partnership.access.offices import SERVICE
from partnership.ui.words import plain_day
from reviews.asking.models import Asked, Asking, Submission
from reviews.asking.rounds import OPEN
from reviews.asking.services.chasing import unanswered
from reviews.loglines import hangs_on_review
from reviews.models import Incident, Review

A_FEW = 50
RELATED = ("request__agency", "request__board", "asking__review", "asking__incident")
LABEL = "Information asked"
WORDS = "Questions to agencies, and their answers side by side."

open_from(Review, Door(LABEL, "asking:of_review", names="address", words=WORDS, order=40))
open_from(Incident, Door(LABEL, "asking:of_incident", names="address", words=WORDS, order=40))


@tells(InformationRequest)
def its_questions(request: InformationRequest, today: date) -> Told | None:
    """Where the questions of a request are answered."""
    asked = Asked.objects.filter(request=request).first() if request.by_questions else None
    return Told("Its questions and answers", asked.get_absolute_url()) if asked else None


@hangs_on_review
def rounds(review: Review) -> Iterable[Any]:
    """The rounds of questions, and who was asked what."""
    return Asking.objects.filter(review=review)


@hangs_on_review
def agencies_asked(review: Review) -> Iterable[Any]:
    """The agencies of these rounds."""
    return Asked.objects.filter(asking__review=review).select_related("agency", "asking__review")


@hangs_on_review
def answers(review: Review) -> Iterable[Any]:
    """What they submitted, and what became of it."""
    related = ("asked__agency", "asked__request__agency", "asked__asking__review")
    return Submission.objects.filter(asked__asking__review=review).select_related(*related)


@asks
def waiting_for(user: Any, today: date) -> list[Task]:
    """Questions that the reader's agency has to answer; answers to read and late ones to chase.

    One query for a lead, one for the service; none for any other.
    """
    offices = set(user.offices_now)
    found: list[Task] = []
    if offices & set(LEADS):
        mine = Asked.objects.visible_to(user, "answer", on=today)
        found += [_to_answer(row) for row in _waiting(mine)[:A_FEW]]
    if offices & set(SERVICE):
        found += _to_see_after(user, today)
    return found


def _waiting(asked: Any) -> Any:
    return unanswered(asked).select_related(*RELATED).order_by("request__due_on", "pk")


def _to_see_after(user: Any, today: date) -> list[Task]:
    """Answers that nobody has read, and agencies that are late. One query."""
    kept = Asking.objects.visible_to(user, "change", on=today)
    unread = Submission.objects.filter(
        asked=OuterRef("pk"), read_on__isnull=True, sent_back_on__isnull=True
    )
    rows = Asked.objects.filter(asking__in=kept, request__isnull=False)
    rows = rows.annotate(unread_at=Subquery(unread.values("submitted_at")[:1]))
    late = OPEN & Q(request__due_on__lt=today)
    found = rows.filter(Q(unread_at__isnull=False) | late).select_related(*RELATED)
    return [_to_read(row) if row.unread_at else _late(row) for row in found.order_by("pk")[:A_FEW]]


def _to_answer(row: Asked) -> Task:
    request = row.sent
    return Task(
        "Answer questions about a case",
        row.get_absolute_url(),
        request.asked_on,
        f"{request.case_reference}, {request.agency}, by {plain_day(request.due_on)}.",
        agency=request.agency_id,
    )


def _to_read(row: Any) -> Task:
    words = f"{row.asking}, {row.who}."
    since = timezone.localdate(row.unread_at)
    return Task("Read the answers of an agency", row.get_absolute_url(), since, words)


def _late(row: Asked) -> Task:
    words = f"{row.asking}, {row.who}, was due {plain_day(row.due_on)}."
    return Task("An agency has not answered", row.asking.get_absolute_url(), row.due_on, words)
