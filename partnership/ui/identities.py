"""Finds in typed words what tells who somebody is: for forms that hold references alone.

A reader of patterns, no judge: it knows numbers, postcodes and addresses well, and takes for a
name what is written like one. So a form warns and asks, and refuses only an NHS number, which is
proved by its check digit (NHS Data Dictionary, modulus 11).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms

from partnership.ui.forms import PortalForm
from partnership.ui.words import MONTHS, WEEKDAYS

MOST = 5  # that a warning lists
SURE = "sure"

_TEN_DIGITS = re.compile(r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,63}")
_PHONE = re.compile(r"(?<!\d)(?:\+44 ?|0)\d{2,4}[ -]?\d{3}[ -]?\d{3,4}(?!\d)")
_POSTCODE = re.compile(r"\b[A-Za-z]{1,2}\d[A-Za-z\d]? ?\d[A-Za-z]{2}\b")
_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in MONTHS)
_DAY = re.compile(
    rf"(?<!\d)\d{{1,2}}(?:[/.-]\d{{1,2}}[/.-]|(?:st|nd|rd|th)? (?:{_MONTH}),? )(?:19|20)?\d\d(?!\d)"
    r"|\b(?:19|20)\d\d-\d\d-\d\d\b",
    re.IGNORECASE,
)
_BORN = re.compile(r"\b(?:d\.?o\.?b\.?|date of birth|born on|born in)\b", re.IGNORECASE)
_WAYS = "Street|Road|Avenue|Lane|Close|Drive|Way|Court|Gardens|Crescent|Place|Terrace|Grove|Walk"
_STREET = re.compile(rf"\b\d{{1,4}}[a-z]? (?:[A-Z][\w’']+ ){{1,3}}(?:{_WAYS}|Rd|St|Ave)\b")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Master)\.? [A-Z][\w’'-]+")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")

# Capitals that are no names: days, months, and the words that services are called by.
_SERVICES = (
    "a an the we i it this that they he she you our their his her no not yes but and or if in "
    "on at by for from to of as is was are were has have had will would there here when while "
    "after before since because both each all one two three four five stage level "
    "act action adult adults agency ambulance assessment authority board boards british "
    "cafcass camhs care case chair chief child children children’s children's college "
    "commissioning conference constabulary coroner council county court designated disability "
    "district doctor early education emergency england english executive family fire forum "
    "foundation general gp group head health help home hospital hub in-patient independent "
    "information integrated lead learning level local manager meeting mental midwifery nhs "
    "nurse nursery offending officer ofsted paediatric panel partner partners partnership plan "
    "police policy practice practitioner primary prison probation procedure procedures "
    "protection public review risk safeguarding school schools section senior service services "
    "sexual social staff statutory strategy support team threshold together trust unit "
    "visitor visiting voluntary ward welsh women worker working youth"
)
_KNOWN = {word.lower() for word in (*MONTHS, *WEEKDAYS)} | set(_SERVICES.split())


@dataclass(frozen=True)
class Told:
    """One thing that may tell who somebody is, and what it looks like."""

    words: str
    like: str
    refused: bool = False


def identities_in(text: str, *, known: Iterable[str] = (), days: bool = True) -> list[Told]:
    """What in these words looks like an identity, each once, in the order of certainty.

    in: `known`, names that may stand there, such as those of agencies; `days`, False where days
    are of the work itself and only words of birth tell something.
    """
    names = list(known)
    for name in names:
        text = text.replace(name, " ")
    found = [_number(match.group()) for match in _TEN_DIGITS.finditer(text)]
    for pattern, like in (
        (_EMAIL, "an e-mail address"),
        (_POSTCODE, "a postcode"),
        (_STREET, "an address"),
        (_PHONE, "a telephone number"),
        *([(_DAY, "a date, perhaps of birth")] if days else []),
        (_BORN, "a date of birth"),
        (_TITLE, "a name"),
    ):
        found += [Told(match.group(), like) for match in pattern.finditer(text)]
    found += [Told(name, "a name") for name in _names(text, names)]
    return _once(found)


def _once(found: list[Told]) -> list[Told]:
    """Without what a longer finding holds already."""
    kept: list[Told] = []
    for one in found:
        if not any(one.words in other.words for other in kept):
            kept.append(one)
    return kept


def _number(words: str) -> Told:
    digits = [int(sign) for sign in words if sign.isdigit()]
    check = 11 - sum(digit * (10 - n) for n, digit in enumerate(digits[:9])) % 11
    if check % 11 == digits[9] and check != 10 and any(digits):
        return Told(words, "an NHS number", refused=True)
    return Told(words, "a number of ten digits")


def _names(text: str, known: Iterable[str]) -> list[str]:
    """Runs of words with capitals that do not begin a sentence and are no words of services."""
    usual = _KNOWN | {word.lower() for name in known for word in name.split()}
    names: list[str] = []
    run: list[str] = []
    end = 0
    for match in _WORD.finditer(text):
        between = text[end : match.start()]
        begins = not end or any(sign in between for sign in ".!?:\n\r")
        if run and between.strip(" "):
            names, run = _add(names, run), []
        run = run if between.strip(" ") == "" else []
        if _is_name(match.group(), usual, begins=begins):
            run.append(match.group())
        else:
            names, run = _add(names, run), []
        end = match.end()
    return _add(names, run)


def _add(names: list[str], run: list[str]) -> list[str]:
    return [*names, " ".join(run)] if run else names


def _is_name(word: str, usual: set[str], *, begins: bool) -> bool:
    """A capital and small letters; the first word of a sentence proves nothing."""
    if begins or len(word) < 3 or not word[0].isupper() or word.isupper():
        return False
    return word.lower() not in usual


class ReferencesOnly(PortalForm):
    """Warns before words are saved that may tell who somebody is.

    in: `known`, names that may stand there, read only when words were sent.
    `guarded` are its fields of free words; in some forms `days_may_stand`. Whoever has looked again
    ticks a box that the warning brings; an NHS number is never taken.
    """

    guarded: tuple[str, ...] = ()
    days_may_stand = False

    def __init__(self, *args: Any, known: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known_names = known
        self.was_warned = False

    def clean(self) -> dict[str, Any]:
        """Warn at each field; the tick is no fact and goes no further."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        ticked = bool(self.data.get(self.add_prefix(SURE)))
        sent = {name: words for name in self.guarded if (words := self._new_words(name, cleaned))}
        known = list(self.known_names) if sent else []
        for name, words in sent.items():
            told = identities_in(words, known=known, days=not self.days_may_stand)
            refused = [one for one in told if one.refused]
            if refused:
                self.add_error(name, "Take the NHS number out: the portal holds references alone")
            elif told:
                self.was_warned = True
                if not ticked:
                    self.add_error(name, _warning(told))
        if self.was_warned:
            self._ask_again(ticked)
        return cleaned

    def _new_words(self, name: str, cleaned: dict[str, Any]) -> str:
        """What was typed, unless it stands already: it was looked at when it was written."""
        words = str(cleaned.get(name) or "")
        standing = getattr(self, "standing", {}).get(name, "")  # of an EditingForm
        return "" if "\n".join(words.splitlines()) == standing else words

    def _ask_again(self, ticked: bool) -> None:
        field: Any = forms.BooleanField(
            label="I have looked again: it tells nobody who the child or adult is",
            required=False,
            initial=ticked,
        )
        field.template_name = "ui/field.html"
        self.fields[SURE] = field


class WordsOfWork(ReferencesOnly):
    """Words about what agencies do: days belong to them, nobody who can be recognised does."""

    days_may_stand = True


def _warning(told: list[Told]) -> str:
    listed = "; ".join(f"“{one.words[:40]}” looks like {one.like}" for one in told[:MOST])
    return f"{listed}. Take out what tells who it is about, or tick the box below"
