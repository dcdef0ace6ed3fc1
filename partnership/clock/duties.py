"""Duties: where an app binds its facts to a rule. Each app's deadlines.py fills them in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models

from partnership.clock.rules import Rule, has_rule, rule_for


@dataclass(frozen=True)
class Facts:
    """What an app knows about one duty of one subject.

    triggered_on   picks the edition (None: the duty has not arisen)
    counted_from   the trigger, or the planned event that days are counted back from
    met_on         the day it was done, if it was
    excused        why it need not be done or may be late, in words, if so
    excused_on     the day that reason was recorded: what is proclaimed later judges it no more
    """

    triggered_on: date | None
    counted_from: date | None
    met_on: date | None = None
    excused: str = ""
    excused_on: date | None = None

    @property
    def closed_on(self) -> date | None:
        """The day it was met or excused, whichever was first; None while it is open."""
        excused = self.excused_on if self.excused else None
        return min((day for day in (self.met_on, excused) if day), default=None)


@dataclass(frozen=True)
class Duty:
    """One rule bound to one kind of subject.

    `facts` reads the subject and no database beyond what `prefetch` names.
    """

    code: str
    subject: type[models.Model]
    facts: Callable[[Any], Facts]

    @property
    def rule(self) -> Rule:
        """The rule in the rulebook."""
        return rule_for(self.code)


# For a kind of subject: (primary keys, "owners"|"head"|"chair", day) -> people by primary key.
WhoToTell = Callable[[set[int], str, date], dict[int, list[Any]]]

_who_to_tell: dict[type[models.Model], WhoToTell] = {}
_duties: dict[str, Duty] = {}
_belongs: dict[type[models.Model], tuple[type[models.Model], str]] = {}
_prefetch: dict[type[models.Model], tuple[str, ...]] = {}


def declare(duty: Duty) -> Duty:
    """Add a duty. raises: ValueError when its code is taken, KeyError when no rule has it."""
    if duty.code in _duties:
        raise ValueError(f"The duty {duty.code} is declared twice.")
    if not has_rule(duty.code):
        raise KeyError(duty.code)
    _duties[duty.code] = duty
    return duty


def prefetch(subject: type[models.Model], *lookups: str) -> None:
    """Name what the duties of this model read, so that a set of subjects takes few queries."""
    _prefetch[subject] = lookups


def duty_of(code: str) -> Duty:
    """The duty of this code. raises: KeyError."""
    return _duties[code]


def duties_of(subject: type[models.Model]) -> list[Duty]:
    """Every duty declared for this kind of subject, in the order declared."""
    return [duty for duty in _duties.values() if duty.subject is subject]


def subjects() -> list[type[models.Model]]:
    """Every model that has duties."""
    return list(dict.fromkeys(duty.subject for duty in _duties.values()))


def lookups_of(subject: type[models.Model]) -> tuple[str, ...]:
    """What to prefetch before asking this model's duties for facts."""
    return _prefetch.get(subject, ())


def tell(subject: type[models.Model], who: WhoToTell) -> None:
    """Say who is reminded about this kind of subject; asked once for a whole set of rows."""
    _who_to_tell[subject] = who


def recipients(
    subject: type[models.Model], pks: set[int], to: str, day: date
) -> dict[int, list[Any]]:
    """The people to tell about each of these rows on this day; nobody when none is named."""
    who = _who_to_tell.get(subject)
    return who(pks, to, day) if who and pks else {}


def belongs_to(subject: type[models.Model], whole: type[models.Model], lookup: str) -> None:
    """Say whose local values hold for this kind of subject, and how a row leads there."""
    _belongs[subject] = whole, lookup


def whole_of(subject: type[models.Model]) -> type[models.Model] | None:
    """Whose local values hold for this kind of subject, if anybody's."""
    return _belongs[subject][0] if subject in _belongs else None


def wholes() -> set[type[models.Model]]:
    """Every kind of row that has local values of its own."""
    return {whole for whole, _ in _belongs.values()}


def wholes_of(subject: type[models.Model], pks: set[int]) -> dict[int, int]:
    """For each of these rows the primary key of what it belongs to. One query."""
    if subject not in _belongs or not pks:
        return {}
    rows = subject._default_manager.filter(pk__in=pks)
    return dict(rows.values_list("pk", _belongs[subject][1]))


def belonging(whole: models.Model) -> dict[type[models.Model], models.QuerySet[Any]]:
    """The rows of every kind of subject that belong to this one."""
    return {
        subject: subject._default_manager.filter(**{lookup: whole})
        for subject, (model, lookup) in _belongs.items()
        if isinstance(whole, model)
    }
