"""Which agencies came before an agency, through all generations: for its page and its figures."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from partnership.agencies.models import Agency, Succession


@dataclass(frozen=True)
class Forebear:
    """An agency that came before another, and the day on which it was taken over."""

    agency: Agency
    until: date
    generation: int


def lineage(agency: Agency) -> list[int]:
    """The agency's number and those of all that came before it: what its history is made of.

    One query.
    """
    return [agency.pk, *_before([agency.pk], _steps())]


def lineages(agencies: Collection[int]) -> dict[int, list[int]]:
    """The same for many agencies at once. One query."""
    steps = _steps()
    return {pk: [pk, *_before([pk], steps)] for pk in agencies}


def forebears(agency: Agency, user: object) -> list[Forebear]:
    """Those that came before and that the reader may see, newest first. Two queries."""
    steps = _steps()
    found = _before([agency.pk], steps)
    seen = Agency.objects.visible_to(user).in_bulk(found)
    rows = [
        Forebear(seen[pk], on, generation) for pk, (on, generation) in found.items() if pk in seen
    ]
    return sorted(rows, key=lambda one: (one.until, -one.generation), reverse=True)


Steps = Mapping[int, list[tuple[int, date]]]


def _steps() -> Steps:
    found: dict[int, list[tuple[int, date]]] = defaultdict(list)
    for before, after, on in Succession.objects.values_list("before", "after", "on"):
        found[after].append((before, on))
    return found


def _before(start: list[int], steps: Steps) -> dict[int, tuple[date, int]]:
    """By number: when it was taken over, and how many generations back. Circles end."""
    found: dict[int, tuple[date, int]] = {}
    here, generation = list(start), 1
    while here:
        further = []
        for pk in here:
            for before, on in steps.get(pk, ()):
                if before not in found and before not in start:
                    found[before] = on, generation
                    further.append(before)
        here, generation = further, generation + 1
    return found
