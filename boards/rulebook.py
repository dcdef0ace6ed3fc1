"""What the pages of the rulebook show: rules, calendars, and the values of one partnership."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, prefetch_related_objects

from boards.models import Partnership
from partnership.access.querysets import about_visible
from partnership.clock.bank_holidays import CALENDAR_NAMES, CALENDARS
from partnership.clock.calendar import BeyondCalendar
from partnership.clock.duties import belonging
from partnership.clock.local import ladder, ladder_codes, values_of
from partnership.clock.models import AdoptedEdition, Deadline, Holiday, LocalValue
from partnership.clock.models.local import in_unit
from partnership.clock.rules import Edition, Local, Rule, Stage, all_rules, local_values, stages
from partnership.outbox.reminders import stage_day
from partnership.people.models import User
from partnership.records.sets import in_sets

MOST = 100


@dataclass(frozen=True)
class Calendar:
    """One calendar and how far it is known."""

    name: str
    known_until: date
    last: date


@dataclass(frozen=True)
class Text:
    """One edition of a rule, with its row where it was adopted on screen."""

    edition: Edition
    adopted: AdoptedEdition | None


@dataclass(frozen=True)
class Chapter:
    """One rule with its editions, newest first."""

    rule: Rule
    texts: list[Text]
    calendar: str


@dataclass(frozen=True)
class Rulebook:
    """What everybody who is signed in may read of the law as the portal holds it.

    `known` are the people whose names the reader may read: who kept the law for another
    partnership is not theirs to know.
    """

    calendars: list[Calendar]
    holidays: list[Holiday]
    chapters: list[Chapter]
    withdrawn: list[AdoptedEdition]
    known: set[int]


def rulebook(user: Any) -> Rulebook:
    """The rulebook for this reader. Three queries, however much was added."""
    holidays = list(Holiday.objects.select_related("added_by"))
    rows = list(AdoptedEdition.objects.select_related("adopted_by"))
    adopted = {(row.code, row.key): row for row in rows if not row.withdrawn_on}
    people = {row.added_by_id for row in holidays} | {row.adopted_by_id for row in rows}
    return Rulebook(
        calendars=[
            Calendar(CALENDAR_NAMES[key], days.known_until, days.last)
            for key, days in CALENDARS.items()
        ],
        holidays=holidays,
        chapters=[_chapter(rule, adopted) for rule in all_rules()],
        withdrawn=[row for row in rows if row.withdrawn_on],
        known=set(User.objects.visible_to(user).filter(pk__in=people).values_list("pk", flat=True)),
    )


def _chapter(rule: Rule, adopted: dict[tuple[str, str], AdoptedEdition]) -> Chapter:
    texts = [Text(edition, adopted.get((rule.code, edition.key))) for edition in rule.editions]
    return Chapter(rule, texts[::-1], CALENDAR_NAMES[rule.calendar])


@dataclass(frozen=True)
class ValueLine:
    """One local value of a partnership: what holds, and every version there was or will be."""

    local: Local
    words: str
    default: str
    is_own: bool
    versions: list[LocalValue]


def local_rules(partnership: Partnership, user: Any, today: date) -> list[tuple[str, Any]]:
    """Every local value by group, as the partnership has it. Two queries."""
    versions = defaultdict(list)
    seen = about_visible(LocalValue.objects.about(partnership), user)
    for row in seen.select_related("set_by"):
        versions[row.code].append(row)
    lines = [_line(local, versions[local.code], today) for local in local_values()]
    return [(group, list(few)) for group, few in groupby(lines, lambda line: line.local.group)]


def _line(local: Local, versions: list[LocalValue], today: date) -> ValueLine:
    holds = next((row for row in versions if row.starts_on <= today), None)
    default = in_unit(local.number, local.unit)
    return ValueLine(local, holds.words if holds else default, default, bool(holds), versions)


@dataclass(frozen=True)
class ReminderMove:
    """One reminder that would go on another day."""

    deadline: Deadline
    was: date
    now: date


@dataclass(frozen=True)
class ReminderMoves:
    """The first of them, and how many there are."""

    rows: list[ReminderMove]
    count: int

    @property
    def more(self) -> int:
        """How many beyond those listed."""
        return self.count - len(self.rows)


def reminder_moves(
    partnership: Partnership, code: str, number: int, starts_on: date, user: Any
) -> ReminderMoves | None:
    """Which reminders of open deadlines would go on another day; None for a value of another use.

    Reminders whose days, old and new, lie before the first day of the value are past and stay.
    """
    if code not in ladder_codes():
        return None
    stands = values_of(Partnership, [partnership.pk], ladder_codes(), on=starts_on)
    old = _stage(ladder(stands.get(partnership.pk, {})), code)
    new = _stage(stages(), code).moved_to(number)
    rows: list[ReminderMove] = []
    count = 0
    for deadlines in in_sets(about_visible(_open(partnership), user)):
        found = [move for row in deadlines if (move := _move(row, old, new, starts_on))]
        count += len(found)
        rows += found[: MOST - len(rows)]
    prefetch_related_objects([move.deadline for move in rows], "subject")
    return ReminderMoves(sorted(rows, key=lambda move: move.now), count)


def _stage(among: tuple[Stage, ...], code: str) -> Stage:
    return next(stage for stage in among if stage.local == code)


def _open(partnership: Partnership) -> Any:
    """The open deadlines of this partnership."""
    here = Q(pk__in=[])
    for model, subjects in belonging(partnership).items():
        kind = ContentType.objects.get_for_model(model)
        here |= Q(subject_type=kind, subject_id__in=subjects.values("pk"))
    return Deadline.objects.open().filter(here)


def _move(row: Deadline, old: Stage, new: Stage, starts_on: date) -> ReminderMove | None:
    try:
        was, now = stage_day(row.due_on, old), stage_day(row.due_on, new)
    except BeyondCalendar:
        return None
    return ReminderMove(row, was, now) if was != now and max(was, now) >= starts_on else None
