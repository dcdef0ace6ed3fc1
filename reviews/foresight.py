"""What would follow from a decision on a day: dates, slots at meetings, clashes. Writes nothing."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from boards.models import Board, Meeting
from partnership.clock.calendar import (
    BeyondCalendar,
    is_working_day,
    standing,
    working_days_before,
)
from partnership.clock.rules import Edition, Rule, calendar_of, rule_for
from partnership.ui.words import plain_day
from reviews.deadlines import COPY_RULES, SIX_MONTHS
from reviews.models import Incident, Kind, Review

ONE_DAY = timedelta(days=1)
CLOSE = timedelta(days=7)  # two publications within a week of each other compete for attention


@dataclass(frozen=True)
class Following:
    """One thing that would follow: by which day, in words, and where that stands."""

    what: str
    day: date | None
    words: str
    law: str = ""


@dataclass(frozen=True)
class Foresight:
    """Everything that would follow from a decision on one day."""

    decided_on: date
    kind: str
    lines: list[Following]
    clashes: list[str] = field(default_factory=list)


def foresee(incident: Incident, kind: str, *, decided_on: date, user: Any) -> Foresight:
    """What this review would bring, by the editions in force on the day of the decision.

    in: `user`, whose sight bounds the meetings and other reviews that are named.
    """
    rule = rule_for(SIX_MONTHS[Kind(kind)])
    edition = rule.edition_on(decided_on)
    end = edition.due_on(decided_on, calendar_of(edition))
    try:
        last_day = _working_day_until(end)
    except BeyondCalendar:
        words = [f"Working days can be counted until {plain_day(standing().last)}: not beyond"]
        return Foresight(decided_on, Kind(kind).label, [_end_line(rule, edition, end)], words)
    first_copy, lines = _copies(kind, decided_on, last_day)
    slots, missing = _slots(incident.board, decided_on, first_copy or last_day, user)
    return Foresight(
        decided_on=decided_on,
        kind=Kind(kind).label,
        lines=[*_told(kind), *slots, *lines, *_publication(kind, end, last_day, rule, edition)],
        clashes=[*missing, *_clashes(incident, kind, end, last_day, user)],
    )


def _told(kind: str) -> list[Following]:
    if kind != Kind.PRACTICE:
        return []
    words = "As soon as it is decided, with the name of whoever will write the report"
    law = "Working Together, local reviews"
    return [Following("Tell the Panel, Ofsted and the Department", None, words, law)]


def _copies(kind: str, decided_on: date, publication: date) -> tuple[date | None, list[Following]]:
    """When each copy leaves for a publication on this day; and the first of those days."""
    if kind != Kind.PRACTICE:
        return None, []
    lines, days = [], []
    for to, code in COPY_RULES.items():
        rule = rule_for(code)
        edition = rule.edition_on(decided_on)
        holidays = calendar_of(edition)
        last = edition.due_on(publication, holidays)
        safe = working_days_before(last, 1, holidays=holidays)
        words = (
            f"At the latest, for publication on {plain_day(publication)}. "
            f"Better by {plain_day(safe)}: then no reading of the rule is missed"
        )
        days.append(last)
        lines.append(Following(f"Copy to {to.label}", last, words, edition.authority))
    return min(days), lines


def _publication(
    kind: str, end: date, last_day: date, rule: Rule, edition: Edition
) -> list[Following]:
    if kind != Kind.PRACTICE:
        return [_end_line(rule, edition, end)]
    if end == last_day:
        return [_end_line(rule, edition, end)]
    words = "The last day of work before the time ends"
    return [Following("Publication", last_day, words), _end_line(rule, edition, end)]


def _end_line(rule: Rule, edition: Edition, end: date) -> Following:
    words = f"{edition.length} {edition.counts_from}; weekends do not move it"
    return Following(rule.title, end, words, edition.authority)


def _slots(group: Board, after: date, before: date, user: Any) -> tuple[list[Following], list[str]]:
    """The last meetings of the group and of the board above it at which it can be signed off."""
    found: list[Following] = []
    missing: list[str] = []
    lines = group.lines_up.on(after).select_related("above")
    for board in (group, *(line.above for line in lines)):
        meetings = Meeting.objects.visible_to(user).standing().filter(board=board)
        meeting = meetings.filter(held_on__gt=after, held_on__lt=before).order_by("-held_on")[:1]
        for last in meeting:
            words = f"The last planned meeting before {plain_day(before)}"
            found.append(Following(f"Report to {board}", last.held_on, words))
        if not meeting:
            missing.append(f"No meeting of {board} is planned before {plain_day(before)}")
    return sorted(found, key=lambda line: line.day or after), missing


def _clashes(incident: Incident, kind: str, end: date, last_day: date, user: Any) -> list[str]:
    found = []
    if end != last_day and kind == Kind.PRACTICE:
        found.append(f"{plain_day(end)} is no day of work: publish by {plain_day(last_day)}")
    near = Review.objects.visible_to(user).unpublished()
    near = near.filter(planned_on__range=(last_day - CLOSE, last_day + CLOSE))
    for other in near.filter(partnership=incident.partnership).exclude(incident=incident):
        assert other.planned_on is not None
        found.append(f"{other} is to be published on {plain_day(other.planned_on)}, close to it")
    return found


def _working_day_until(day: date) -> date:
    while not is_working_day(day):
        day -= ONE_DAY
    return day
