"""Kinds of proceedings (`kinds.toml`): which duty each may explain, and what none of them moves."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from partnership.clock.rules import rule_for

SOURCE = Path(__file__).parent / "kinds.toml"


@dataclass(frozen=True)
class Kind:
    """One kind. `explains`: codes of duties whose lateness it may explain."""

    code: str
    title: str
    explains: tuple[str, ...]
    words: str
    law: str

    def explained(self, codes: frozenset[str]) -> list[str]:
        """The titles of those of these duties that it may explain."""
        return [rule_for(code).title for code in self.explains if code in codes]


@dataclass(frozen=True)
class Never:
    """What no proceeding moves, and by which law."""

    words: str
    law: str


@cache
def kinds() -> dict[str, Kind]:
    """Every kind by its code, in the order of the file."""
    with SOURCE.open("rb") as file:
        rows = tomllib.load(file)["kind"]
    return {row["code"]: Kind(**{**row, "explains": tuple(row["explains"])}) for row in rows}


@cache
def never() -> Never:
    """What no proceeding moves."""
    with SOURCE.open("rb") as file:
        found = tomllib.load(file)
    return Never(found["never"], found["never_law"])
