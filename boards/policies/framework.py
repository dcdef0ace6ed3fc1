"""The learning and improvement framework: its methods, and what the portal holds of each."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from boards.models import Partnership
from boards.policies.live import Rows, rows_of

FILE = Path(__file__).with_name("methods.toml")


@dataclass(frozen=True)
class Method:
    """One way of learning, and where the partnership says that it uses it."""

    code: str
    title: str
    words: str
    source: str


@dataclass(frozen=True)
class Held:
    """A method with the rows that a reader may see of it; none where no room keeps any."""

    method: Method
    rows: list[Rows]


@lru_cache
def methods() -> tuple[Method, ...]:
    """The methods as the file has them."""
    with FILE.open("rb") as file:
        return tuple(Method(**row) for row in tomllib.load(file)["method"])


def framework_of(partnership: Partnership, user: Any, today: date) -> list[Held]:
    """Each method with its rows, in the order of the file."""
    return [Held(method, rows_of(method.code, partnership, user, today)) for method in methods()]
