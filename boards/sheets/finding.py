"""What the words of a cell name: boards and agencies by name or key, people by address."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from boards.models import Board
from partnership.agencies.models import Agency
from partnership.people.models import User
from partnership.records.sets import SET
from partnership.sheets.columns import MOST_HINTS, MOST_NAMED, named, near, squeezed
from partnership.sheets.registry import Line, Moment
from partnership.sheets.services import parts


class Named:
    """Rows that can be named by their name or key."""

    def __init__(self, rows: Iterable[Any], what: str, page: str) -> None:
        self.what, self.page = what, page
        self._by_words: dict[str, dict[int, Any]] = defaultdict(dict)
        self._names: list[str] = []
        self._hints: dict[str, str] = {}  # by the words that name nothing
        for row in rows:
            self._names.append(row.name)
            for words in (row.name, row.key):
                self._by_words[squeezed(words)][row.pk] = row

    def find(self, line: Line, column: str) -> Any:
        """The one row that the cell names; None, and why on the line, when there is none."""
        words = line.values[column]
        if words is None:
            return None
        found = list(self._by_words.get(squeezed(words), {}).values())
        if not found:
            hint = self._hint(words)
            line.refuse(
                column, f"No {self.what} here is called “{words[:60]}”{hint or '.'}{self._all}"
            )
        elif len(found) > 1:
            line.refuse(column, f"Several are called so: use the key, such as {found[0].key}")
        return found[0] if len(found) == 1 else None

    @cached_property
    def _all(self) -> str:
        """Their names where they are few, else the page that lists them."""
        if not self._names:
            return f" No {self.what} is entered yet: bring those in first"
        if len(self._names) <= MOST_NAMED:
            return named(self._names)
        return f" All {len(self._names)} stand on the page “{self.page}”"

    def _hint(self, words: str) -> str:
        """A near name for the first words that name nothing: each comparison costs time."""
        if words not in self._hints and len(self._hints) < MOST_HINTS:
            self._hints[words] = near(words, self._names)
        return self._hints.get(words, "")


def boards_named(moment: Moment) -> Named:
    """The boards and groups of the partnership, ended ones too. One query."""
    boards = Board.objects.visible_to(moment.by, on=moment.today)
    return Named(boards.filter(partnership=moment.subject), "board or group", "Boards and groups")


def agencies_named(moment: Moment) -> Named:
    """The agencies that the partnership lists or listed. One query."""
    seen = Agency.objects.visible_to(moment.by, on=moment.today)
    listed = moment.subject.listings.values("agency")
    return Named(seen.filter(pk__in=listed), "agency", "Agencies")


def people_by_address(addresses: Iterable[str | None]) -> dict[str, User]:
    """Everybody with one of these addresses, in sets: whether `by` may know is asked elsewhere."""
    wanted = sorted({address for address in addresses if address})
    return {
        person.email: person
        for few in parts(wanted, SET)
        for person in User.objects.filter(email__in=few)
    }


def seen_people(pks: Iterable[int], moment: Moment, right: str = "view") -> set[int]:
    """Which of these people `by` may see, or manage. In sets."""
    seen = User.objects.visible_to(moment.by, right, on=moment.today)
    return {
        pk
        for few in parts(sorted(pks), SET)
        for pk in seen.filter(pk__in=few).values_list("pk", flat=True)
    }
