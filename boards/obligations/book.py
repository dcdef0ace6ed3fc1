"""The statutory duties as committed: duties.toml, read once."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

ALL = "all"


@dataclass(frozen=True)
class StatutoryDuty:
    """One duty: to which kinds or lists it applies, in words, and where the law says so."""

    code: str
    title: str
    citation: str
    remit: str
    says: str
    asks: str
    kinds: frozenset[str]
    lists: frozenset[str]
    starts_on: date
    sure: str
    note: str = ""

    def applies_to(self, kind: str, lists: frozenset[str], day: date) -> bool:
        """Whether it applies by default to this kind of agency, named in these lists, that day."""
        if day < self.starts_on:
            return False
        return bool(kind in self.kinds or ALL in self.kinds or lists & self.lists)


@lru_cache(maxsize=1)
def duties() -> dict[str, StatutoryDuty]:
    """Every duty by its code, in the order of the file."""
    text = Path(__file__).with_name("duties.toml").read_text(encoding="utf-8")
    return {row["code"]: _duty(row) for row in tomllib.loads(text)["duty"]}


def _duty(row: dict) -> StatutoryDuty:
    words = {name: row[name] for name in ("code", "title", "citation", "remit", "says", "asks")}
    return StatutoryDuty(
        **words,
        kinds=frozenset(row.get("kinds", ())),
        lists=frozenset(row.get("lists", ())),
        starts_on=row["from"],
        sure=row["sure"],
        note=row.get("note", ""),
    )
