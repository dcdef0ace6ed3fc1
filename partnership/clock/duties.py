"""Duties: where an app binds its facts to a rule. Each app's deadlines.py fills them in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models

from partnership.clock.rules import Rule, rule_for


@dataclass(frozen=True)
class Facts:
    """What an app knows about one duty of one subject.

    triggered_on   picks the edition (None: the duty has not arisen)
    counted_from   the trigger, or the planned event that days are counted back from
    met_on         the day it was done, if it was
    excused        why it need not be done or may be late, in words, if so
    """

    triggered_on: date | None
    counted_from: date | None
    met_on: date | None = None
    excused: str = ""


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
_prefetch: dict[type[models.Model], tuple[str, ...]] = {}


def declare(duty: Duty) -> Duty:
    """Add a duty. raises: ValueError when its code is taken, KeyError when no rule has it."""
    if duty.code in _duties:
        raise ValueError(f"The duty {duty.code} is declared twice.")
    rule_for(duty.code)
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
