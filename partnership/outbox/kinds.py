"""Kinds of letter: what each is called to its reader, and how it comes unless they choose.

A closed list: each room declares its own in notices.py; a letter of another kind is refused.
"""

from dataclasses import dataclass

from django.db.models import TextChoices

from partnership.access.offices import Office


class Way(TextChoices):
    """How letters of a kind come."""

    AT_ONCE = "at_once", "At once"
    DAILY = "daily", "In the daily mail"
    OFF = "off", "Not by mail"


@dataclass(frozen=True)
class Kind:
    """One kind of letter.

    urgent         always at once: nobody can put it off or switch it off
    may_be_off     whether a person may do without the mail and read it in the portal
    to_leavers     goes to whoever has an account, whether they hold an office or not
    offices        the only offices that are sent it; empty: anybody may be
    """

    key: str
    title: str
    says: str
    default: Way = Way.DAILY
    urgent: bool = False
    may_be_off: bool = False
    to_leavers: bool = False
    offices: tuple[Office, ...] = ()

    @property
    def ways(self) -> tuple[Way, ...]:
        """Between what a person may choose."""
        if self.urgent:
            return (Way.AT_ONCE,)
        return tuple(Way) if self.may_be_off else (Way.AT_ONCE, Way.DAILY)


_kinds: dict[str, Kind] = {}


def declare_kind(kind: Kind) -> Kind:
    """Add a kind. raises: ValueError when its key is taken or its default is not offered."""
    if kind.key in _kinds:
        raise ValueError(f"The kind of letter {kind.key} is declared twice.")
    if kind.default not in kind.ways:
        raise ValueError(f"The kind of letter {kind.key} cannot come as its default says.")
    _kinds[kind.key] = kind
    return kind


def kind_of(key: str) -> Kind:
    """The kind of this key. raises: KeyError."""
    return _kinds[key]


def title_of(key: str) -> str:
    """What letters of this kind are called, also of a kind that is no longer declared."""
    return _kinds[key].title if key in _kinds else "Letter"


def kinds_for(offices: set[Office]) -> list[Kind]:
    """The kinds that may come to whoever holds these offices, urgent ones first."""
    found = [kind for kind in _kinds.values() if not kind.offices or offices & set(kind.offices)]
    return sorted(found, key=lambda kind: not kind.urgent)


REMINDER_SOON = declare_kind(
    Kind(
        "reminder-soon",
        "A deadline comes near",
        "The first reminder, some working days before the last lawful day.",
    )
)
REMINDER_MUST = declare_kind(
    Kind(
        "reminder-late",
        "A deadline that must be kept is on its last days or missed",
        "From one working day before, and each step after it was missed.",
        default=Way.AT_ONCE,
        urgent=True,
    )
)
REMINDER_SHOULD = declare_kind(
    Kind(
        "reminder-guidance",
        "A deadline of guidance is on its last days or missed",
        "The same steps, where missing the day needs a recorded reason.",
    )
)
CHANGE = declare_kind(
    Kind(
        "told-of-change",
        "Something changed that you work on",
        "News about a case, board or agency that opens to your office.",
        may_be_off=True,
    )
)
ACCOUNT = declare_kind(
    Kind(
        "account",
        "Your account",
        "Sign-in, passwords and your offices.",
        default=Way.AT_ONCE,
        urgent=True,
        to_leavers=True,
    )
)
