"""Open the yearly review, let each agency answer for its entries, settle what they say."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.models import Partnership
from boards.relevant.letters import letters_of_asking
from boards.relevant.models import Confirmation, ListReview, Said
from boards.relevant.standing import latest, listed_on
from partnership.access.services import require
from partnership.agencies.models import Agency
from partnership.clock.services import refresh
from partnership.links.services import Link, use_link
from partnership.outbox.services import post
from partnership.people.models import User


def hold(partnership: Partnership) -> Partnership:
    """One review, one publication at a time."""
    return Partnership.objects.select_for_update().get(pk=partnership.pk)


def next_review(partnership: Partnership) -> ListReview:
    """The review that is not done: as it stands, or a new one, not saved."""
    found = ListReview.objects.filter(partnership=partnership, edition__isnull=True).first()
    return found or ListReview(partnership=partnership, since=latest(partnership))


def asked_agencies(partnership: Partnership, day: date) -> list[Agency]:
    """The agencies that the lists name on a day, once each; a category has nobody to ask."""
    found = {row.agency for row in listed_on(partnership, day) if not row.agency.is_category}
    return sorted(found, key=lambda agency: (agency.name, agency.pk))


@transaction.atomic
def open_review(
    partnership: Partnership, *, answer_by: date, by: User, today: date, now: datetime
) -> ListReview:
    """Ask every listed agency whether its entries are right, with a letter to each of its leads.

    raises: NotAllowed; ValidationError where a review is open, nothing is listed, or the day to
    answer by is not to come.
    """
    require(by, "review_lists", partnership, on=today)
    hold(partnership)
    review = next_review(partnership)
    if review.is_open:
        raise ValidationError("A review of the lists is open already.")
    if answer_by <= today:
        raise ValidationError({"answer_by": "Choose a day after today"})
    agencies = asked_agencies(partnership, today)
    if not agencies:
        raise ValidationError("No agency is listed: there is nothing to review.")
    review.opened_on, review.opened_by, review.answer_by = today, by, answer_by
    review.save_because("review opened", by=by)
    for agency in agencies:
        Confirmation(review=review, agency=agency).save_because("asked", by=by)
    refresh(review)
    post(letters_of_asking(review, today), now=now)
    return review


def _hold_answer(row: Confirmation) -> Confirmation:
    rows = Confirmation.objects.select_for_update(of=("self",))
    found: Confirmation = rows.select_related("review__partnership", "agency").get(pk=row.pk)
    if not found.review.is_open:
        raise ValidationError("The review is over: ring the partnership service.")
    return found


@transaction.atomic
def answer(row: Confirmation, *, said: str, words: str = "", by: User, today: date) -> Confirmation:
    """An agency's lead says whether its entries are right; the newest answer holds.

    raises: NotAllowed; ValidationError without words for a change, or once the review is over.
    """
    return _write_answer(row, said, words, by=by, today=today, because="answered")


@transaction.atomic
def answer_by_link(
    link: Link, *, said: str, words: str = "", today: date, now: datetime
) -> Confirmation:
    """The same by the link of the letter, for the person it names; the answer uses it up.

    raises: NotAllowed; DeadLink; ValidationError as `answer`, and the link stays good then.
    """
    use_link(link, now=now)
    because = "answered by the link in the letter"
    return _write_answer(link.subject, said, words, by=link.person, today=today, because=because)


def _write_answer(
    row: Confirmation, said: str, words: str, *, by: User | None, today: date, because: str
) -> Confirmation:
    require(by, "answer", row, on=today)
    row = _hold_answer(row)
    if said == Said.CHANGE and not words.strip():
        raise ValidationError({"words": "Say what must be changed"})
    row.said, row.words = said, words if said == Said.CHANGE else ""
    row.said_on, row.said_by = today, by
    row.settled_because, row.settled_on = "", None
    row.save_because(because, by=by)
    return row


@transaction.atomic
def settle(row: Confirmation, *, because: str, by: User, today: date) -> Confirmation:
    """The service writes down what came of an answer, or of an agency that gave none.

    raises: NotAllowed; ValidationError once the review is over.
    """
    require(by, "keep", row, on=today)
    row = _hold_answer(row)
    row.settled_because, row.settled_on = because, today
    row.save_because(f"settled: {because}"[:200], by=by)
    return row


def who_waits(review: ListReview) -> list[Confirmation]:
    """The agencies that have not answered, and answers that are not settled. One query."""
    rows = review.confirmations.select_related("agency")
    return [row for row in rows if row.waits]
