"""Takes typed values out of one group of fields and notes, in plain words, what is wrong."""

import difflib
import re
from calendar import month_name
from collections.abc import Iterable
from datetime import date

from django.db import models

from boards.importing.facts import Period, in_words
from boards.importing.reading import Fields, Items, Place, Problem, Text, Value

DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
FLAGS = {"yes": True, "true": True, "no": False, "false": False}


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint with the nearest known word, or nothing."""
    close = difflib.get_close_matches(word, list(known), n=1)
    return f"; did you mean “{close[0]}”?" if close else ""


class Row:
    """One group of fields under inspection; every note goes to the same list of problems."""

    def __init__(
        self, value: Value, model: type[models.Model], known: str, problems: list[Problem]
    ) -> None:
        self.place = value.place
        self.model = model
        self.problems = problems
        # Without fields that one fault is told, and not also everything that is missing.
        self.usable = isinstance(value, Fields)
        self.fields = value if isinstance(value, Fields) else Fields(value.place)
        if not isinstance(value, Fields):
            self.wrong("names with values are expected here")
            return
        for name, place in value.names.items():
            if name not in known.split():
                hint = nearest(name, known.split())
                self.wrong(f"the name “{name}” is not known here{hint}", place)

    def wrong(self, words: str, place: Place | None = None) -> None:
        """Note a problem at a place, or at the start of the row."""
        self.problems.append(Problem(words, place or self.place))

    def at(self, name: str) -> Place:
        """The place of one value, or of the row when it is not there."""
        value = self.fields.values.get(name)
        return value.place if value else self.place

    def text(self, name: str, *, column: str = "", required: bool = False) -> str:
        """The text under a name, "" when there is none; never longer than its column."""
        value = self.fields.values.get(name)
        if value is None:
            if required and self.usable:
                self.wrong(f"“{name}” is missing")
            return ""
        if not isinstance(value, Text):
            self.wrong("a text is expected here", value.place)
            return ""
        if required and not value.text:
            self.wrong(f"“{name}” is empty", value.place)
        most = getattr(self.model._meta.get_field(column or name), "max_length", None)
        if most and len(value.text) > most:
            self.wrong(f"this is longer than {most} characters", value.place)
        return value.text

    def key(self, name: str = "key") -> str:
        """A key: lower-case words joined by hyphens."""
        text = self.text(name, required=True)
        if text and not SLUG.fullmatch(text):
            self.wrong(f"“{text}” is not a key: use a-z, 0-9 and single hyphens", self.at(name))
            return ""
        return text

    def choice(
        self, name: str, choices: type[models.TextChoices], *, column: str, required: bool = True
    ) -> str:
        """One of the words that a column allows."""
        text = self.text(name, column=column, required=required)
        return self.known(name, text, choices.values, name)

    def known(self, name: str, text: str, known: Iterable[str], what: str) -> str:
        """The same word when it is known; otherwise "" and a note with the nearest one."""
        if text and text not in known:
            self.wrong(f"the {what} “{text}” is not known{nearest(text, known)}", self.at(name))
            return ""
        return text

    def flag(self, name: str) -> bool:
        """Yes or no; no when it is left out."""
        value = self.fields.values.get(name)
        if value is None:
            return False
        text = value.text.lower() if isinstance(value, Text) else ""
        if text not in FLAGS:
            self.wrong("yes or no is expected here", value.place)
        return FLAGS.get(text, False)

    def day(self, name: str, *, required: bool = False) -> date | None:
        """A day written as 2019-05-01."""
        value = self.fields.values.get(name)
        if value is None or (isinstance(value, Text) and not value.text):
            if required and self.usable:
                self.wrong(f"“{name}” is missing", self.at(name))
            return None
        found = DAY.fullmatch(value.text) if isinstance(value, Text) else None
        if not found:
            self.wrong("a day such as 2019-05-01 is expected here", value.place)
            return None
        return self._in_calendar(*map(int, found.groups()), place=value.place)

    def _in_calendar(self, year: int, month: int, day: int, *, place: Place) -> date | None:
        try:
            return date(year, month, day)
        except ValueError:
            named = month_name[month] if month in range(1, 13) else f"month {month}"
            self.wrong(f"there is no {day} {named} {year} in the calendar", place)
            return None

    def period(self, outer: "Row | None" = None) -> Period | None:
        """The days from “from” until “until”; an entry takes those of its list for its own."""
        first = self._own_or(outer, "from").day("from", required=True)
        last = self._own_or(outer, "until").day("until")
        if first is None:
            return None
        if last and last < first:
            at = self._own_or(outer, "until").at("until")
            self.wrong(f"it ends on {in_words(last)}, before it starts on {in_words(first)}", at)
            return None
        return Period(first, last)

    def _own_or(self, outer: "Row | None", name: str) -> "Row":
        return self if outer is None or name in self.fields.names else outer

    def rows(self, name: str, *, required: bool = True) -> list[Value]:
        """The list under a name."""
        value = self.fields.values.get(name)
        if value is None:
            if required and self.usable:
                self.wrong(f"the list “{name}” is missing")
            return []
        if isinstance(value, Text) and not value.text and not required:
            return []
        if not isinstance(value, Items):
            self.wrong("a list is expected here", value.place)
            return []
        return value.items
