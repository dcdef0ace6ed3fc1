"""What an agency still owes passes to the agency that follows it.

A room says in its `doors.py` which of its rows an agency leaves open and how they go on under an
heir; whatever makes a succession asks here, and imports no room.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from partnership.agencies.models import Agency, Succession
from partnership.people.models import Appointment, User

ONE_DAY = timedelta(days=1)
LINE = 140  # letters of one open thing in a list


@dataclass(frozen=True)
class Step:
    """One agency is followed by another: from which day, why, and who says so."""

    old: Agency
    heir: Agency
    on: date
    because: str
    by: User
    today: date

    @property
    def last_day(self) -> date:
        """The last day on which the old agency owed anything."""
        return self.on - ONE_DAY

    @property
    def words(self) -> str:
        """Why a row changed hands, as its history says it."""
        return f"Succession: {self.old} is followed by {self.heir}: {self.because}"

    def keep(self, row: Any) -> None:
        """Write a row that changed hands. raises: ValidationError."""
        row.save_because(self.words, by=self.by)

    def goes_on_for(self, person: User | None) -> bool:
        """Whether somebody holds an office for the heir from that day on. One query."""
        posts = Appointment.objects.on(self.on).filter(agency=self.heir, person=person)
        return person is not None and posts.exists()


@dataclass(frozen=True)
class Owes:
    """One sort of thing that an agency may leave open.

    `open`: such rows of these agencies on the day from which others follow, of a model that says
    who sees it, each once; `pass_on`: gives locked rows to the heir, and nothing twice; `words`:
    one of them in a line; `note`: what a reader should know of how they pass.
    """

    code: str
    label: str
    open: Callable[[Collection[int], date], QuerySet[Any]]
    pass_on: Callable[[Sequence[Any], Step], None]
    words: Callable[[Any], str] = str
    note: str = ""
    order: int = 50


_owed: dict[str, Owes] = {}


def passes_on(*sorts: Owes) -> None:
    """Declare what a room passes to the heir of an agency."""
    for sort in sorts:
        _owed[sort.code] = sort


def sorts_owed() -> list[Owes]:
    """Every sort of thing that passes, in the order in which pages name them."""
    return sorted(_owed.values(), key=lambda sort: (sort.order, sort.code))


@dataclass(frozen=True)
class Passing:
    """How many things of one sort a reader sees pass, and what is to be known of it."""

    label: str
    number: int
    note: str


def what_passes(agencies: Collection[int], user: Any, on: date, today: date) -> list[Passing]:
    """For the page of a succession: what will pass, as far as this reader may see it. One query a
    sort; sorts of which nothing passes are left out."""
    found = []
    for sort in sorts_owed():
        seen: Any = sort.open(agencies, on)
        number = seen.visible_to(user, on=today).order_by().count()
        if number:
            found.append(Passing(sort.label, number, sort.note))
    return found


@dataclass(frozen=True)
class Matter:
    """One open thing, for whoever says to which of several heirs it goes."""

    key: str
    sort: str
    words: str


def open_matters(
    agencies: Collection[int], user: Any, on: date, today: date
) -> dict[str, list[Matter]]:
    """By the name of their sort the things that will pass, as this reader sees. A query a sort."""
    found = {}
    for sort in sorts_owed():
        seen: Any = sort.open(agencies, on)
        rows = seen.visible_to(user, on=today).order_by("pk")
        lines = [Matter(key_of(sort, row), sort.label, sort.words(row)[:LINE]) for row in rows]
        if lines:
            found[sort.label] = lines
    return found


def key_of(sort: Owes, row: Any) -> str:
    """What names one open thing in a form and in a plan."""
    return f"{sort.code}-{row.pk}"


def pass_all_on(steps: Sequence[Step], to: Mapping[str, int]) -> None:
    """Give everything that the old agency leaves open to its heirs; a second time finds nothing.

    in: `steps`, one for each heir; `to`, by the key of a thing the number of the heir that takes
    it, from 0; what is not named there is the first one's.
    raises: ValidationError.
    """
    first = steps[0]
    for sort in sorts_owed():
        rows = sort.open([first.old.pk], first.on).order_by("pk")
        parts: dict[int, list[Any]] = defaultdict(list)
        for row in rows.select_for_update(of=("self",)):
            number = to.get(key_of(sort, row), 0)
            parts[number if number < len(steps) else 0].append(row)
        for number, few in sorted(parts.items()):
            sort.pass_on(few, steps[number])


def follower_of(agency: Agency, day: date) -> Agency:
    """Who answers on a day for what was asked of this agency: itself while it runs, else the agency
    that took over, the first of several. No query while it has no last day."""
    seen = {agency.pk}
    while agency.ends_on is not None and agency.ends_on < day:
        steps = Succession.objects.filter(before=agency, on__lte=day).select_related("after")
        step = steps.order_by("pk").first()
        if step is None or step.after_id in seen:
            break
        agency = step.after
        seen.add(agency.pk)
    return agency
