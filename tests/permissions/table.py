"""The tables of tests/who_may/*.txt as rows, and the modules beside them."""

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

TABLES = Path(__file__).parents[1] / "who_may"
ROOMS = [
    import_module(f"tests.who_may.{found.name}") for found in pkgutil.iter_modules([str(TABLES)])
]

ACCOUNT_PAGES = ("account_", "mfa_", "usersessions_", "agency_")


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    method: str
    page: str
    asks: str
    answers: dict[str, str]

    @property
    def name(self) -> str:
        return self.page.split("@")[0]

    @property
    def tag(self) -> str:
        return self.page.partition("@")[2]

    def __str__(self) -> str:
        return f"{self.method} {self.page}"


def read_table() -> tuple[dict[str, str], list[Row]]:
    """The roles by their short names, and the rows."""
    roles: dict[str, str] = {}
    rows = []
    tables = sorted(TABLES.glob("*.txt"), key=lambda path: (path.stem != "roles", path))
    for line in "\n".join(path.read_text() for path in tables).splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        words = line.replace("|", " ").split()
        if words[0] == "role":
            roles[words[1]] = words[2]
            continue
        method, page, asks, *answers = words
        rows.append(Row(method, page, asks, dict(zip(roles.values(), answers, strict=True))))
    return roles, rows


ROLES, ROWS = read_table()
PAGES = [row for row in ROWS if row.method not in {"CALL", "ASK"}]


def from_rooms(name: str) -> list[Callable[..., Any]]:
    """The functions of this name in the modules beside the tables."""
    return [getattr(room, name) for room in ROOMS if hasattr(room, name)]
