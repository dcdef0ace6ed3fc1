"""The ladder of an action: who is told on which working day before and after it is due.

Not the ladder of the clock: that counts to the last lawful day and ends with the Independent Chair.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from boards.actions.notices import REMINDER
from boards.actions.owners import answering
from boards.models import Action, Partnership
from partnership.clock.calendar import BeyondCalendar, working_days_after, working_days_before
from partnership.clock.local import values_of
from partnership.clock.models.local import MOST
from partnership.clock.rules import local_of
from partnership.outbox.models import Letter
from partnership.outbox.services import Draft
from partnership.outbox.writing import address_of
from partnership.people.models import User
from partnership.records.sets import in_sets
from partnership.ui.words import plain_day


@dataclass(frozen=True)
class Rung:
    """One step: its local value, on which side of the due day, and who is told."""

    code: str
    to: str
    before: bool = False


LADDER = (
    Rung("ACTION-SOON", "owner", before=True),
    Rung("ACTION-LATE", "owner"),
    Rung("ACTION-LATE-LEAD", "lead"),
    Rung("ACTION-LATE-CHAIR", "chair"),
    Rung("ACTION-LATE-HEAD", "head"),
)
Days = tuple[int, ...]  # the working days of each rung


def reminders(today: date) -> Iterator[list[Draft]]:
    """The letters that are owed today, in sets; each rung once for each due day."""
    codes = {rung.code for rung in LADDER}
    own = values_of(Partnership, Partnership.objects.values_list("pk", flat=True), codes, on=today)  # type: ignore[arg-type]
    # Generous: `reached` decides. Holidays never fill so many days.
    furthest = today + timedelta(days=7 + 3 * MOST["working_days"])
    days = {pk: _days(numbers) for pk, numbers in own.items()}
    standard, at = _days({}), cache(reached)
    for rows in in_sets(Action.objects.open().filter(due_on__lte=furthest)):
        owed = [
            (row, rung)
            for row in rows
            if (rung := at(row.due_on, today, days.get(row.partnership_id, standard)))
        ]
        yield _drafts(owed, today)


def _days(numbers: dict[str, int]) -> Days:
    return tuple(numbers.get(rung.code, local_of(rung.code).number) for rung in LADDER)


def reached(due_on: date, today: date, days: Days) -> Rung | None:
    """The furthest rung whose day has come; earlier ones that were missed are not made up."""
    try:
        found = [
            (day, n)
            for n, (rung, number) in enumerate(zip(LADDER, days, strict=True))
            if (day := _day(due_on, rung, number)) <= today
        ]
    except BeyondCalendar:
        return None  # the calendar does not reach so far
    return LADDER[max(found)[1]] if found else None


def _day(due_on: date, rung: Rung, number: int) -> date:
    count = working_days_before if rung.before else working_days_after
    return count(due_on, number)


def _drafts(owed: list[tuple[Action, Rung]], today: date) -> list[Draft]:
    topics = {_topic(row, rung) for row, rung in owed}
    told = set(Letter.objects.filter(topic__in=topics).values_list("topic", flat=True))
    left = [(row, rung) for row, rung in owed if _topic(row, rung) not in told]
    people = answering((row for row, _ in left), today)
    drafts = [(row, rung, person) for row, rung in left for person in people.told(row, rung.to)]
    by_person: dict[User, set[int]] = defaultdict(set)
    for row, _, person in drafts:
        by_person[person].add(row.pk)
    seen = {
        person: set(
            Action.objects.visible_to(person, on=today)
            .filter(pk__in=pks)
            .values_list("pk", flat=True)
        )
        for person, pks in by_person.items()
    }
    return [
        _draft(row, rung, person, today) for row, rung, person in drafts if row.pk in seen[person]
    ]


def _topic(row: Action, rung: Rung) -> str:
    return f"action:{row.pk}:{row.due_on}:{rung.code}"


def _draft(row: Action, rung: Rung, person: User, today: date) -> Draft:
    late = row.due_on < today
    when = f"{'was' if late else 'is'} due {plain_day(row.due_on)}"
    words = (
        "It is overdue. Say on its page how it stands, or ask there for another day."
        if late
        else "Say on its page how it stands."
    )
    return Draft(
        key=f"{_topic(row, rung)}:{person.pk}",
        to=person,
        subject=row,
        heading=f"{row.reference} {when}",
        words=f"Action {row.reference} {when}. {words}\n\n{address_of(row)}\n",
        kind=REMINDER.key,
        due_on=row.due_on,
        topic=_topic(row, rung),
    )
