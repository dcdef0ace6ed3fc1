"""Which edition of which rule judges a date, as the law stands or stood."""

from datetime import date

from partnership.clock import law
from partnership.clock.bank_holidays import Holidays
from partnership.clock.rulebook import Edition, Local, NoEdition, Rule, Stage, book

__all__ = [
    "Edition",
    "Local",
    "NoEdition",
    "Rule",
    "Stage",
    "all_rules",
    "calendar_of",
    "edition_of",
    "has_rule",
    "local_of",
    "local_values",
    "rule_for",
    "stages",
]


def rule_for(code: str, *, known_on: date | None = None) -> Rule:
    """The rule of this code, with the editions known on a day or now. raises: KeyError."""
    return law.now().rule(code, known_on)


def edition_of(code: str, key: str) -> Edition:
    """One edition of a rule, also one withdrawn since. raises: KeyError."""
    return law.now().edition(code, key)


def calendar_of(edition: Edition, *, known_on: date | None = None) -> Holidays:
    """The bank holidays that this edition counts with, as known on a day or now."""
    return law.now().calendar(edition.calendar, known_on)


def has_rule(code: str) -> bool:
    """Whether the rulebook has this rule; asks no database."""
    return code in book().rules


def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the rulebook, with every edition that stands."""
    return tuple(rule_for(code) for code in book().rules)


def stages() -> tuple[Stage, ...]:
    """The reminder ladder where no partnership has set its own, earliest first."""
    return book().stages


def local_values() -> tuple[Local, ...]:
    """Every value that a partnership may set for itself, in the order of the rulebook."""
    return tuple(book().local.values())


def local_of(code: str) -> Local:
    """The local value of this code. raises: KeyError."""
    return book().local[code]
