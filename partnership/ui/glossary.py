"""The glossary: what short names stand for, as data that pages and tags read."""

import tomllib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.text import slugify

SOURCE = Path(__file__).with_name("glossary.toml")


@dataclass(frozen=True)
class Term:
    """One entry: the short name, what it stands for, and a sentence where that helps.

    `of`: the key of the one partnership that uses it; "" for what is used everywhere.
    """

    short: str
    meaning: str
    words: str = ""
    of: str = ""

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return slugify(self.short)


@cache
def terms() -> tuple[Term, ...]:
    """Every entry by its short name."""
    found = [Term(**entry) for entry in tomllib.loads(SOURCE.read_text("utf-8"))["term"]]
    return tuple(sorted(found, key=lambda term: term.short.casefold()))


def terms_in(places: Collection[str]) -> list[Term]:
    """What is used everywhere, and what the partnerships of these keys use for themselves."""
    return [term for term in terms() if not term.of or term.of in places]


def terms_with(words: str, among: Iterable[Term]) -> list[Term]:
    """The entries that hold every one of these words somewhere."""
    wanted = words.casefold().split()
    return [
        term
        for term in among
        if all(word in f"{term.short} {term.meaning} {term.words}".casefold() for word in wanted)
    ]


def anchor_of(short: str) -> str:
    """Where the entry stands. raises: KeyError when there is none."""
    return _by_short()[short].anchor


def meaning_of(short: str) -> str:
    """What it stands for. raises: KeyError when there is none."""
    return _by_short()[short].meaning


@cache
def _by_short() -> dict[str, Term]:
    return {term.short: term for term in terms()}
