"""What differs between two states of the lists: pure, no query, no clock."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Row:
    """One entry, whether printed in an edition or standing in the lists today."""

    list_name: str
    agency: int
    name: str
    printed: str


@dataclass(frozen=True)
class Difference:
    """One difference: in which list, which entry, and what happened, in words."""

    list_name: str
    sort: str  # added, ended, followed or reworded
    entry: str
    words: str


Key = tuple[str, int]


def differences(
    before: Iterable[Row], after: Iterable[Row], follows: Mapping[int, Iterable[int]]
) -> list[Difference]:
    """Entries added, ended, reworded, or taken over by the agency that followed.

    in: `follows`, the agencies that took over from an agency, directly or not.
    """
    was, now = _by_agency(before), _by_agency(after)
    gone = [key for key in was if key not in now]
    new = {key for key in now if key not in was}
    found: list[Difference] = []
    for name, agency in gone:
        heirs = [one for one in follows.get(agency, ()) if (name, one) in now]
        old = was[name, agency][0]
        if heirs:
            names = " and ".join(now[name, one][0].name for one in heirs)
            new -= {(name, one) for one in heirs}
            found.append(Difference(name, "followed", old.printed, f"Followed by {names}"))
        else:
            found.append(Difference(name, "ended", old.printed, "No longer listed"))
    for key in now:
        if key in new:
            found.append(Difference(key[0], "added", now[key][0].printed, "New in the list"))
        elif key in was:
            found += _reworded(key[0], was[key], now[key])
    return sorted(found, key=lambda one: (one.list_name, one.entry))


def _by_agency(rows: Iterable[Row]) -> dict[Key, list[Row]]:
    found: dict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.list_name, row.agency].append(row)
    return dict(found)


def _reworded(name: str, was: list[Row], now: list[Row]) -> list[Difference]:
    old, new = sorted(row.printed for row in was), sorted(row.printed for row in now)
    if old == new:
        return []
    left = [words for words in old if words not in new]
    come = [words for words in new if words not in old]
    said = f"Before: {'; '.join(left)}" if left else "One more entry"
    return [Difference(name, "reworded", "; ".join(come or new), said)]


def all_followers(steps: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    """For each agency all that followed it, directly or not. in: pairs of before and after."""
    direct: dict[int, list[int]] = defaultdict(list)
    for before, after in steps:
        direct[before].append(after)
    return {agency: _reached(agency, direct) for agency in list(direct)}


def _reached(agency: int, direct: Mapping[int, list[int]]) -> list[int]:
    found: dict[int, None] = {}
    waiting: list[Any] = list(direct.get(agency, ()))
    while waiting:
        one = waiting.pop(0)
        if one not in found and one != agency:
            found[one] = None
            waiting += direct.get(one, ())
    return list(found)
