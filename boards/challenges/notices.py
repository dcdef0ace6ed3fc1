"""Letters about challenges. They hold the reference, the group and the day, never the words."""

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from boards.challenges.models import Round
from partnership.clock.calendar import working_days_after
from partnership.clock.local import value_of
from partnership.links.services import sign
from partnership.outbox.kinds import Kind, Way, declare_kind
from partnership.outbox.services import Draft
from partnership.outbox.writing import address_of
from partnership.people.models import User
from partnership.ui.words import plain_day

ANSWER = "challenge-answer"  # the purpose of the link in the letter
CHALLENGES = declare_kind(
    Kind(
        "challenge",
        "Challenges: yours to answer, or answered",
        "What a board asks of your agency, by when; and the answers to what you asked.",
        default=Way.AT_ONCE,
    )
)
NO_PASSWORD = "Answer here, without a password. The link answers once:"
SIGN_IN = "Sign in to read and answer it:"


def letter_to_answer(row: Round, to: User, *, what: str, words: str, today: date) -> Draft:
    """Asks for an answer. What is closed to others is answered after signing in alone.

    in: `what`, the step, which with the round makes the letter unrepeatable; `words`, its sentence.
    """
    challenge = row.challenge
    path, how = "", SIGN_IN
    if not challenge.is_kept_from_somebody():
        path, how = reverse("challenges:answer_by_link", args=[_token(row, to, today)]), NO_PASSWORD
    shown = f"{settings.PORTAL_ADDRESS}{path}" if path else address_of(challenge)
    return Draft(
        key=f"challenge:{what}:{row.pk}:{row.due_on}:{to.pk}",
        to=to,
        subject=challenge,
        heading=f"{challenge}: {words} by {plain_day(row.due_on)}",
        words=f"{challenge.board} asks {challenge.agency}. The answer is due on "
        f"{plain_day(row.due_on)}.\n\n{how}\n\n{shown}\n",
        kind=CHALLENGES.key,
        path=path,
    )


def _token(row: Round, to: User, today: date) -> str:
    """Good until the chair is told that no answer came; from then on one signs in."""
    days = value_of("CHALLENGE-CHAIR", row.challenge.partnership, on=today)
    last = max(working_days_after(row.due_on, days), today) + timedelta(days=1)
    over = datetime.combine(last, time(), tzinfo=timezone.get_current_timezone())
    return sign(ANSWER, person=to, subject=row.challenge, until=over)


def letter_to_tell(row: Round, to: User, *, what: str, words: str) -> Draft:
    """Tells of a step: an answer came, none came, it is settled."""
    challenge = row.challenge
    return Draft(
        key=f"challenge:{what}:{row.pk}:{row.due_on}:{to.pk}",
        to=to,
        subject=challenge,
        heading=f"{challenge}: {words}",
        words=f"{challenge}, {challenge.board} and {challenge.agency}: {words}.\n\n"
        f"{address_of(challenge)}\n",
        kind=CHALLENGES.key,
    )
