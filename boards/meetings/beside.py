"""What the rooms above this one show beside an agenda item and its minutes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Panel:
    """A part of an item's page: its template finds `facts` as `panel`."""

    template: str
    facts: Any


# (reader, item, the reader's rights on it, today); None where there is nothing for this reader.
Beside = Callable[[Any, Any, frozenset[str], date], Panel | None]
# (numbers of items, reader) to what the minutes say under them, by item. Without a reader all of it
# is told, for the digest.
Minuted = Callable[[list[int], Any], dict[int, list[str]]]

# (meeting, today) to labelled lines at the head of its minutes, such as who was there.
Head = Callable[[Any, date], list[tuple[str, str]]]

_panels: list[Beside] = []
_heads: list[Head] = []
_minuted: list[Minuted] = []


def beside_item(show: Beside) -> Beside:
    """Show this on the page of every item."""
    _panels.append(show)
    return show


def panels_of(user: Any, item: Any, rights: frozenset[str], today: date) -> list[Panel]:
    """What every room shows this reader beside this item."""
    found = (show(user, item, rights, today) for show in _panels)
    return [panel for panel in found if panel is not None]


def minuted_with(tell: Minuted) -> Minuted:
    """Let the minutes say this under their items; it is frozen with them."""
    _minuted.append(tell)
    return tell


def minuted_under(items: Iterable[int], user: Any = None) -> dict[int, list[str]]:
    """What every room adds to the minutes, by item."""
    asked, found = list(items), dict[int, list[str]]()
    for tell in _minuted:
        for item, words in tell(asked, user).items():
            found.setdefault(item, []).extend(words)
    return found


def heads_minutes(tell: Head) -> Head:
    """Let this stand at the head of the minutes, for whoever reads the meeting; it is read from
    its own room each time and is not part of the words that are approved."""
    _heads.append(tell)
    return tell


def head_of(meeting: Any, today: date) -> list[tuple[str, str]]:
    """What every room says at the head of the minutes of this meeting."""
    return [line for tell in _heads for line in tell(meeting, today)]
