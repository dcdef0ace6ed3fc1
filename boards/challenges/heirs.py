"""The challenges that an agency must still answer, when another follows it.

What it has answered stays its own, also while the answer waits for a judgement; asked again, it is
asked of the heir (see services.answering).
"""

from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import QuerySet

from boards.challenges.models import Challenge, State
from boards.heirs import Owes, Step

TO_ANSWER = (State.DRAFT, State.ASKED, State.ESCALATED)


def to_answer(agencies: Collection[int], on: date) -> QuerySet[Challenge]:
    """Those that wait for an answer of these agencies, or whose letter is only drafted."""
    rows: QuerySet[Challenge] = Challenge.objects.filter(agency__in=agencies, state__in=TO_ANSWER)
    return rows


def pass_on(rows: Sequence[Challenge], step: Step) -> None:
    """They are asked of the heir by the same day; who was named to answer stays named where their
    office goes on. The address of a letter that is not sent follows."""
    for row in rows:
        row.agency = step.heir
        if not step.goes_on_for(row.responder):
            row.responder = None
        if row.state == State.DRAFT:
            row.letter = _addressed(row.letter, step)
        step.keep(row)


def _addressed(letter: str, step: Step) -> str:
    was = f"To {step.old}\n"
    return f"To {step.heir}\n{letter[len(was) :]}" if letter.startswith(was) else letter


CHALLENGES = Owes(
    "challenges",
    "Challenges to answer",
    to_answer,
    pass_on,
    lambda row: f"{row}: {row.what}",
    order=40,
)
