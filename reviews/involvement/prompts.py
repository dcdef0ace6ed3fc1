"""Roles, stages and prompts of `prompts.toml`: what is to be thought of, and when."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).parent / "prompts.toml"


@dataclass(frozen=True)
class Role:
    """Somebody by what they are to the case. `family`: no practitioner."""

    code: str
    title: str
    family: bool


@dataclass(frozen=True)
class Stage:
    """A part of a review's way."""

    code: str
    title: str


@dataclass(frozen=True)
class Prompt:
    """What is to be thought of at a stage, of the family or of practitioners."""

    code: str
    stage: str
    family: bool
    about: str
    words: str
    law: str


@cache
def _data() -> dict[str, Any]:
    with SOURCE.open("rb") as file:
        return tomllib.load(file)


@cache
def roles() -> dict[str, Role]:
    """Every role by its code."""
    return {row["code"]: Role(**row) for row in _data()["role"]}


@cache
def stages() -> dict[str, Stage]:
    """Every stage by its code, in their order."""
    return {row["code"]: Stage(**row) for row in _data()["stage"]}


def prompts(about: str) -> list[Prompt]:
    """The prompts of a case about a child or an adult, in the order of the stages."""
    return [row for row in _every() if row.about in {"both", about}]


def prompt_of(code: str) -> Prompt | None:
    """The prompt of this code, if there is one."""
    return next((row for row in _every() if row.code == code), None)


@cache
def _every() -> tuple[Prompt, ...]:
    return tuple(Prompt(**row) for row in _data()["prompt"])
