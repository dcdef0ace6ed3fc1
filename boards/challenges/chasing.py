"""Which letters are owed about challenges that wait: the agency, who leads it, the chair."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from boards.challenges.models import Challenge, Round, State
from boards.challenges.notices import letter_to_answer, letter_to_tell
from boards.challenges.people import People, people_of
from boards.models import Partnership
from partnership.clock.calendar import working_days_after, working_days_before
from partnership.clock.local import values_of
from partnership.clock.rules import local_of
from partnership.outbox.services import Draft
from partnership.records.sets import in_sets

LADDER = ("CHALLENGE-REMIND", "CHALLENGE-LEAD", "CHALLENGE-CHAIR")


@dataclass(frozen=True)
class Steps:
    """The numbers of working days that one partnership has set."""

    remind: int
    lead: int
    chair: int

    def reached(self, due_on: date, today: date) -> str:
        """The furthest step whose day has come; "" before the first."""
        if today > due_on:
            if today >= working_days_after(due_on, self.chair):
                return "chair"
            return "lead" if today >= working_days_after(due_on, self.lead) else ""
        return "remind" if today >= working_days_before(due_on, self.remind) else ""


def letters_owed(today: date) -> Iterator[list[Draft]]:
    """The letters of today's step of each challenge that waits, in sets. A letter that stands is
    not written again, so that a sweep may run twice."""
    steps = _steps(today)
    waiting = Challenge.objects.filter(state=State.ASKED)
    waiting = waiting.select_related("board", "agency", "partnership", "responder", "line__item")
    for rows in in_sets(waiting):
        owed = {row.pk: step for row in rows if (step := _step(row, steps, today))}
        few = [row for row in rows if row.pk in owed]
        if few:
            people, rounds = people_of(few, today), _newest(few)
            yield [
                draft
                for row in few
                for draft in _letters(rounds[row.pk], owed[row.pk], people, today)
            ]


def _step(row: Challenge, steps: dict[int, Steps], today: date) -> str:
    return steps[row.partnership_id].reached(row.due_on, today) if row.due_on else ""


def _steps(today: date) -> dict[int, Steps]:
    pks = list(Partnership.objects.values_list("pk", flat=True))
    own = values_of(Partnership, pks, LADDER, on=today)
    return {
        pk: Steps(*(own.get(pk, {}).get(code, local_of(code).number) for code in LADDER))
        for pk in pks
    }


def _newest(rows: list[Challenge]) -> dict[int, Round]:
    """The round that waits, by challenge."""
    by_pk = {row.pk: row for row in rows}
    found = {}
    for one in Round.objects.filter(challenge__in=by_pk).order_by("number"):
        one.challenge = by_pk[one.challenge_id]
        found[one.challenge_id] = one
    return found


def _letters(row: Round, step: str, people: People, today: date) -> list[Draft]:
    challenge = row.challenge
    answerers, leaders = people.answerers(challenge), people.leaders(challenge)
    if step == "remind":
        words = "the answer is due"
        return [letter_to_answer(row, to, what=step, words=words, today=today) for to in answerers]
    if step == "lead" and leaders:
        words = "no answer has come, it was due"
        told = dict.fromkeys([*leaders, *answerers])
        return [letter_to_answer(row, to, what=step, words=words, today=today) for to in told]
    words = "no answer has come from the agency"
    return [letter_to_tell(row, to, what="chair", words=words) for to in people.chairs(challenge)]
