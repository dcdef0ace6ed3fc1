"""The disclosure check of a public edition: what was left out, what may still tell of a child."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from partnership.ui.identities import identities_in
from reviews.deaths.editions import hidden_numbers
from reviews.deaths.models import PanelReport

SECTIONS = {
    "title": "Title",
    "done": "What was done",
    "effective": "How effective it was",
    "learning": "What was learned",
}
FEW = r"(?:one|two|three|four|[1-4])"
WHOM = r"(?:deaths?|child(?:ren)?|bab(?:y|ies)|infants?|toddlers?|teenagers?|cases?|famil(?:y|ies))"
_FEW = re.compile(rf"\b{FEW}(?: [a-z-]+){{0,2}} {WHOM}\b", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged? \w+|\w+[ -](?:day|week|month|year)s?[ -]olds?)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Finding:
    """Words of a section that may tell of a child, and why."""

    section: str
    words: str
    like: str


@dataclass(frozen=True)
class Check:
    """What a second person looks at before they confirm."""

    left_out: list[str]
    findings: list[Finding]


def check_of(report: PanelReport, known: Iterable[str]) -> Check:
    """Look through the public edition. in: `known`, names that may stand there."""
    names = list(known)
    found = []
    for field, section in SECTIONS.items():
        words = getattr(report, field)
        found += [
            Finding(section, one.words, one.like) for one in identities_in(words, known=names)
        ]
        for pattern, like in (
            (_FEW, "a number below five in words"),
            (_AGED, "the age of somebody"),
        ):
            found += [Finding(section, one.group(), like) for one in pattern.finditer(words)]
    return Check(hidden_numbers(report), found)
