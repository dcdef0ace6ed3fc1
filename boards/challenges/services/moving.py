"""The day of an answer moves within its round, with a reason."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.challenges.models import Challenge, DueMove, State
from boards.challenges.notices import letter_to_answer
from boards.challenges.people import people_of
from boards.challenges.services.answering import locked, newest_round
from partnership.access.services import require
from partnership.outbox.services import post
from partnership.people.models import User
from partnership.ui.words import plain_day


@transaction.atomic
def move_due(
    challenge: Challenge, *, due_on: date, because: str, by: User, today: date, now: datetime
) -> Challenge:
    """Give the agency another day for its answer; whoever is to answer is written to.

    The day that was named first stays on the page and in the list.
    raises: NotAllowed; ValidationError when no answer is waited for, or the day passed or stands.
    """
    require(by, "judge", challenge, on=today)
    challenge = locked(challenge)
    if challenge.state != State.ASKED:
        raise ValidationError(f"{challenge} waits for no answer now.")
    row = newest_round(challenge)
    last = row.moves.last()
    if last and (last.to, last.because, last.moved_by_id) == (due_on, because, by.pk):
        return challenge  # the second click
    if due_on < today:
        words = f"The answer cannot be due before today, {plain_day(today)}"
        raise ValidationError({"due_on": words})
    if due_on == row.due_on:
        raise ValidationError({"due_on": f"It is due on {plain_day(due_on)} already"})
    move = DueMove(
        round=row, was=row.due_on, to=due_on, because=because, moved_on=today, moved_by=by
    )
    move.save_because(f"due day moved: {because}"[:200], by=by)
    row.due_on = challenge.due_on = due_on
    row.save_because(f"due day moved: {because}"[:200], by=by)
    challenge.save_because(f"due day moved: {because}"[:200], by=by)
    what, words = f"moved-{move.pk}", f"the day has moved from {plain_day(move.was)}: answer"
    told = people_of([challenge], today).answerers(challenge)
    post([letter_to_answer(row, to, what=what, words=words, today=today) for to in told], now=now)
    return challenge
