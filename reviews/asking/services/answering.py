"""An agency writes its answers, submits or refuses; the service reads them or sends them back."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from boards.sharing.models import InformationRequest
from boards.sharing.services import asking as sharing
from partnership.access.services import require
from partnership.documents.models import Document
from partnership.documents.services import attach, the_same
from partnership.outbox.services import post
from partnership.people.models import User
from reviews.asking.letters import to_leads
from reviews.asking.models import Answer, Asked, Draft, Question, Submission

GIVEN = "Answered question by question in the portal."
NOT_OPEN = "It is answered or settled already. Open it again to see how."
NOTHING_HERE = "You say that nothing is held, and answer: take one of the two out"
MOST_FILES = 20


def questions_of(asked: Asked) -> list[Question]:
    """The questions that are put to this agency, in their order. One query."""
    put = asked.put.filter(question__dropped=False).select_related("question")
    return [one.question for one in put]


def box_of(question: Question) -> str:
    """What the box of a question is called in forms and refusals."""
    return f"q{question.pk}"


@transaction.atomic
def save_draft(
    asked: Asked, *, words: Mapping[int, str], holds_nothing: bool, by: User, now: datetime
) -> Draft:
    """Keep what an agency has written so far. in: `words` by the key of the question.

    raises: NotAllowed; ValidationError when it is answered or settled.
    """
    require(by, "answer", asked)
    _hold_open(asked)
    draft = _draft(asked, by, now)
    said = {str(question.pk): words.get(question.pk, "") for question in questions_of(asked)}
    if draft.pk and (draft.words, draft.holds_nothing) == (said, holds_nothing):
        return draft  # the second click
    draft.words, draft.holds_nothing = said, holds_nothing
    draft.saved_at, draft.saved_by = now, by
    draft.save_because("saved", by=by)
    return draft


@transaction.atomic
def attach_file(asked: Asked, *, file: Any, title: str, by: User, now: datetime) -> Document:
    """Add a file to the draft; the same file twice is kept once.

    raises: NotAllowed; ValidationError for a file that is not taken, too many, or once answered.
    """
    require(by, "answer", asked)
    _hold_open(asked)
    draft = _draft(asked, by, now)
    if not draft.pk:
        draft.save_because("begun with a file", by=by)
    files = Document.objects.about(draft)
    if files.count() >= MOST_FILES:
        raise ValidationError({"file": f"Attach {MOST_FILES} files at most"})
    if the_same([draft], file) is not None:
        raise ValidationError({"file": "This very file is attached already"})
    return attach(draft, file, title=title, by=by, now=now)


@transaction.atomic
def submit(
    asked: Asked,
    *,
    words: Mapping[int, str],
    holds_nothing: bool,
    by: User,
    now: datetime,
    by_link: bool = False,
) -> Submission:
    """Give the answers. From here they stand as they are.

    raises: NotAllowed; ValidationError at the box of each question that is not answered, unless
    nothing is held; or when it is answered or settled already.
    """
    require(by, "answer", asked)
    _hold_open(asked)
    questions = questions_of(asked)
    said = {one: (words.get(one.pk) or "").strip() for one in questions}
    if holds_nothing and any(said.values()):
        raise ValidationError({"holds_nothing": NOTHING_HERE})
    empty = [one for one, typed in said.items() if not typed]
    if empty and not holds_nothing:
        raise ValidationError({box_of(one): f"Answer question {one.number}" for one in empty})
    draft = save_draft(asked, words=words, holds_nothing=holds_nothing, by=by, now=now)
    last = asked.submissions.aggregate(last=Max("number"))["last"] or 0
    row = Submission(
        asked=asked,
        number=last + 1,
        holds_nothing=holds_nothing,
        submitted_at=now,
        submitted_by=by,
        by_link=by_link,
    )
    row.save_because("submitted by the link in the letter" if by_link else "submitted", by=by)
    for question, typed in said.items():
        answer = Answer(submission=row, question=question, words=typed)
        answer.save_because("submitted", by=by)
    for file in Document.objects.about(draft):
        file.subject = row
        file.save_because("submitted with the answers", by=by)
    sharing.answer_request(
        _request(asked), answer=GIVEN, by=by, today=timezone.localdate(now), by_questions=True
    )
    return row


@transaction.atomic
def refuse(asked: Asked, *, because: str, by: User, today: date, now: datetime) -> None:
    """The agency gives nothing, and says why; the service is told as of every refused request.

    raises: NotAllowed; ValidationError when it is closed or refused already.
    """
    require(by, "answer", asked)
    sharing.refuse_request(_request(asked), because=because, by=by, today=today, now=now)


@transaction.atomic
def take(submission: Submission, *, by: User, today: date) -> Submission:
    """The service has read the answers and takes them. A second time changes nothing.

    raises: NotAllowed; ValidationError for answers that were sent back.
    """
    require(by, "change", submission)
    row = _locked(submission)
    if row.sent_back_on:
        raise ValidationError("It was sent back: wait for the new answers.")
    if row.read_on is None:
        row.read_on, row.read_by = today, by
        row.save_because("read and taken", by=by)
    return row


@transaction.atomic
def send_back(
    submission: Submission, *, because: str, due_on: date, by: User, today: date, now: datetime
) -> Submission:
    """Ask an agency to answer anew, with words and a day; its earlier answers stay as they are.

    raises: NotAllowed; ValidationError for a day that has passed, or once it was sent back.
    """
    require(by, "change", submission)
    row = _locked(submission)
    if row.sent_back_on:
        raise ValidationError("It was sent back already.")
    asked = row.asked
    words = f"sent back: answers {row.number}"
    sharing.reopen_request(_request(asked), due_on=due_on, because=words, by=by, today=today)
    row.sent_back_on, row.sent_back_by, row.sent_back_because = today, by, because
    row.save_because("sent back", by=by)
    asked.request = _request(asked)
    post(to_leads(asked, f"back-{row.number}", "Sent back: answer anew", today), now=now)
    return row


def _request(asked: Asked) -> InformationRequest:
    assert asked.request_id is not None
    row: InformationRequest = InformationRequest.objects.get(pk=asked.request_id)
    return row


def _hold_open(asked: Asked) -> None:
    """Lock the agency's part and its request. raises: ValidationError once it is closed."""
    Asked.objects.select_for_update().get(pk=asked.pk)
    held = InformationRequest.objects.select_for_update()
    if held.get(pk=asked.request_id).is_closed:
        raise ValidationError(NOT_OPEN)


def _draft(asked: Asked, by: User, now: datetime) -> Draft:
    found = Draft.objects.filter(asked=asked).first()
    return found or Draft(asked=asked, saved_at=now, saved_by=by)


def _locked(submission: Submission) -> Submission:
    row: Submission = Submission.objects.select_for_update().get(pk=submission.pk)
    return row
