"""The legal bases that may be chosen, each with its citation and how sure we are of it."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("bases.toml")


@dataclass(frozen=True)
class Basis:
    """One basis. `asks`: whether somebody can be asked for information under it."""

    code: str
    title: str
    citation: str
    sure: str
    asks: bool
    note: str

    def __str__(self) -> str:
        return f"{self.title} ({self.citation})"

    @property
    def certainty(self) -> str:
        """How sure we are of the citation, in words."""
        return "" if self.sure == "high" else f"How sure we are of it: {self.sure}. Have it checked"


@lru_cache
def bases() -> dict[str, Basis]:
    """Every basis by its code, in the order of the file."""
    with FILE.open("rb") as file:
        rows = (Basis(**row) for row in tomllib.load(file)["basis"])
        return {row.code: row for row in rows}


def choices(*, asks: bool = False) -> list[tuple[str, str]]:
    """What a form offers: all, or those under which one can ask."""
    return [(row.code, str(row)) for row in bases().values() if row.asks or not asks]


def hints(*, asks: bool = False) -> dict[str, str]:
    """By code what the form says beside each."""
    return {
        row.code: f"{row.note} {row.certainty}".strip()
        for row in bases().values()
        if row.asks or not asks
    }


def named(code: str) -> str:
    """The basis in words, also one that the file no longer has."""
    return str(bases()[code]) if code in bases() else code
