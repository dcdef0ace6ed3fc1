"""The legal tests of `criteria.toml`, and what follows from a group's answers to one."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.db import models

SOURCE = Path(__file__).parent / "criteria.toml"


class Answer(models.TextChoices):
    """How a limb of a test is answered."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_KNOWN = "not_known", "It is not known"


@dataclass(frozen=True)
class Limb:
    """One question of a test, beside where it stands."""

    code: str
    question: str
    citation: str
    help: str = ""


@dataclass(frozen=True)
class Reading:
    """What follows from the answers: force "must", "may" or "closed", in words, by which law."""

    force: str
    words: str
    citation: str
    all: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    none: tuple[str, ...] = ()

    def fits(self, answers: Mapping[str, str]) -> bool:
        """Whether these answers lead here. in: answers by code of limb."""

        def said(code: str, answer: Answer) -> bool:
            return answers.get(code) == answer

        return (
            all(said(code, Answer.YES) for code in self.all)
            and (not self.any or any(said(code, Answer.YES) for code in self.any))
            and all(said(code, Answer.NO) for code in self.none)
        )


@dataclass(frozen=True)
class LegalTest:
    """The questions that one body of law asks about a child or an adult."""

    code: str
    about: str
    title: str
    in_force_from: date
    sure: str
    note: str
    limbs: tuple[Limb, ...]
    readings: tuple[Reading, ...]

    def read(self, answers: Mapping[str, str]) -> Reading:
        """What follows from the answers; every test ends in a reading that fits any."""
        return next(reading for reading in self.readings if reading.fits(answers))

    def unanswered(self, answers: Mapping[str, str]) -> list[Limb]:
        """The limbs that nobody answered."""
        return [limb for limb in self.limbs if answers.get(limb.code) not in Answer.values]

    def limb(self, code: str) -> Limb | None:
        """The question of this code, if the test asks it."""
        return next((limb for limb in self.limbs if limb.code == code), None)


@cache
def legal_tests() -> dict[str, LegalTest]:
    """Every test by its code, the newest first."""
    with SOURCE.open("rb") as file:
        found = [_test(row) for row in tomllib.load(file)["test"]]
    found.sort(key=lambda test: test.in_force_from, reverse=True)
    return {test.code: test for test in found}


def law_for(about: str, on: date) -> LegalTest:
    """The test that judges a decision of this day. raises: LookupError before the first."""
    for test in legal_tests().values():
        if test.about == about and test.in_force_from <= on:
            return test
    raise LookupError(f"No test about a {about} was in force on {on}.")


def _test(row: dict[str, Any]) -> LegalTest:
    limbs = tuple(Limb(**limb) for limb in row.pop("limb"))
    readings = tuple(_reading(reading) for reading in row.pop("reading"))
    test = LegalTest(**row, limbs=limbs, readings=readings)
    known = {limb.code for limb in limbs}
    for reading in readings:
        strange = {*reading.all, *reading.any, *reading.none} - known
        if strange:
            raise ValueError(f"{test.code} reads limbs that it does not ask: {sorted(strange)}.")
    if not readings[-1].fits({}):
        raise ValueError(f"The last reading of {test.code} does not fit every answer.")
    return test


def _reading(row: dict[str, Any]) -> Reading:
    fields: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in row.items()
    }
    return Reading(**fields)
