"""Which letters are owed about stages that end or have run over."""

from collections.abc import Iterator
from datetime import date

from boards.differences.models import Difference, State, Step
from boards.differences.notices import letter
from boards.differences.people import People, newest_steps, people_of
from boards.models import Partnership
from boards.words import listed
from partnership.clock.calendar import working_days_after, working_days_before
from partnership.clock.local import values_of
from partnership.clock.rules import local_of
from partnership.outbox.services import Draft
from partnership.people.models import User
from partnership.records.sets import in_sets

# The portal's general ladder, as each partnership has set it.
BEFORE, LATE, STILL_LATE = "REMIND-LAST", "REMIND-LATE", "REMIND-STILL-LATE"
WORDS = {
    BEFORE: "its stage ends",
    LATE: "its stage has run over",
    STILL_LATE: "its stage has run over for long",
}


def letters_owed(today: date) -> Iterator[list[Draft]]:
    """The letters of today's step of each difference, in sets; one that stands is not doubled."""
    numbers = _numbers(today)
    running = Difference.objects.filter(state=State.OPEN, due_on__isnull=False)
    for rows in in_sets(running.select_related("partnership")):
        owed = {row.pk: code for row in rows if (code := _reached(row, numbers, today))}
        few = [row for row in rows if row.pk in owed]
        if few:
            people, steps = people_of(few, today), newest_steps(few)
            yield [
                draft for row in few for draft in _letters(row, steps[row.pk], owed[row.pk], people)
            ]


def _numbers(today: date) -> dict[int, dict[str, int]]:
    """By partnership, the working days of each step."""
    pks = list(Partnership.objects.values_list("pk", flat=True))
    own = values_of(Partnership, pks, tuple(WORDS), on=today)
    return {
        pk: {code: own.get(pk, {}).get(code, local_of(code).number) for code in WORDS} for pk in pks
    }


def _reached(row: Difference, numbers: dict[int, dict[str, int]], today: date) -> str:
    mine, due = numbers[row.partnership_id], row.due_on
    if due is None:
        return ""
    if today >= working_days_after(due, mine[STILL_LATE]) and today > due:
        return STILL_LATE
    if today >= working_days_after(due, mine[LATE]) and today > due:
        return LATE
    return BEFORE if working_days_before(due, mine[BEFORE]) <= today <= due else ""


def _letters(row: Difference, step: Step, code: str, people: People) -> list[Draft]:
    """Whoever is next; once it is late the service too, and when it stays late the chair."""
    told: list[User] = [one.person for one in people.next_of(row, step.office) if one.person]
    if code != BEFORE or not told:
        told += people.service(row)
    if code == STILL_LATE:
        told += people.chair(row)
    agencies = listed([str(one) for one in people.agencies(row)])
    return [
        letter(row, step, one, what=code.lower(), words=WORDS[code], agencies=agencies)
        for one in dict.fromkeys(told)
    ]
