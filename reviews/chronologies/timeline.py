"""The merged timeline of a review: filtered, in order, agencies of one day side by side."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Count, Q

from partnership.agencies.models import Agency
from reviews.chronologies.models import Entry, KnownTo, when_words
from reviews.models import Review

MOST_PAIRS = 50
SIGNIFICANT, STRUCK = "significant", "struck"


@dataclass(frozen=True)
class Filter:
    """What a reader chose to see; an entry known to a month is in every period that touches it."""

    agency: int | None = None
    since: date | None = None
    until: date | None = None
    show: str = ""

    def of(self, entries: Any) -> Any:
        """These entries as they were chosen."""
        found = entries
        if self.agency is not None:
            found = found.filter(agency=self.agency)
        if self.since is not None:
            found = found.filter(_not_over_before(self.since))
        if self.until is not None:
            found = found.filter(on__lte=self.until)
        if self.show == SIGNIFICANT:
            return found.standing().filter(marked_on__isnull=False)
        return found if self.show == STRUCK else found.standing()


def _not_over_before(day: date) -> Q:
    return (
        Q(known_to=KnownTo.DAY, on__gte=day)
        | Q(known_to=KnownTo.MONTH, on__gte=day.replace(day=1))
        | Q(known_to=KnownTo.YEAR, on__gte=day.replace(month=1, day=1))
    )


@dataclass(frozen=True)
class Moment:
    """One day, month or year of the timeline, and what each agency tells of it."""

    words: str
    agencies: list[tuple[Agency, list[Entry]]]


def entries_of(review: Review, user: Any) -> Any:
    """The entries of a review that this reader may see, in order."""
    seen = Entry.objects.visible_to(user).filter(review=review)
    return seen.select_related("agency", "marked_by", "struck_by").order_by(
        "on", "known_to", "at", "agency__name", "pk"
    )


def moments(entries: Iterable[Entry]) -> list[Moment]:
    """Entries in their order, those of one day together by agency."""
    found = []
    for (on, known_to), rows in groupby(entries, key=lambda row: (row.on, row.known_to)):
        by_agency: dict[Agency, list[Entry]] = {}
        for row in rows:
            by_agency.setdefault(row.agency, []).append(row)
        found.append(Moment(when_words(on, known_to), list(by_agency.items())))
    return found


def agencies_in(review: Review, user: Any) -> list[tuple[Agency, int]]:
    """The agencies that tell something, each with how many entries stand. Two queries."""
    seen = Entry.objects.visible_to(user).standing().filter(review=review).order_by()
    counts = dict(seen.values_list("agency").annotate(Count("pk")))
    agencies = Agency.objects.filter(pk__in=counts).order_by("name", "pk")
    return [(one, counts[one.pk]) for one in agencies]


def alike(review: Review, user: Any) -> list[list[Entry]]:
    """Entries of one agency on one day in the same words, which nobody has looked at yet.

    Two queries; the first so many groups.
    """
    seen = Entry.objects.visible_to(user).standing().filter(review=review, kept_apart=False)
    key = ("on", "known_to", "agency", "digest")
    groups = seen.order_by(*key).values_list(*key).annotate(times=Count("pk")).filter(times__gt=1)
    few = [tuple(one[:4]) for one in groups[:MOST_PAIRS]]
    rows = seen.filter(digest__in={one[3] for one in few}).select_related("agency")
    found: dict[tuple[Any, ...], list[Entry]] = {one: [] for one in few}
    for row in rows.order_by("at", "pk"):
        place = (row.on, row.known_to, row.agency_id, row.digest)
        if place in found:
            found[place].append(row)
    return list(found.values())


def words_of(params: Mapping[str, str]) -> dict[str, str]:
    """What a page's query says of the filter."""
    return {name: params[name] for name in TAKES if params.get(name)}


TAKES = (
    "agency",
    "since_day",
    "since_month",
    "since_year",
    "until_day",
    "until_month",
    "until_year",
    "show",
)
