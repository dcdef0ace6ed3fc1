"""Whether a quorum is met: a rule against the seats, line by line. Arithmetic, no queries.

Each seat came, did not come, or is not known yet. So the same lines are a forecast before the
meeting, where some have not answered, and a proof after it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from boards.attendance.models import QuorumRule
from boards.models import Seat
from boards.words import count_of, in_words, listed
from partnership.agencies.models import Agency, Kind

HEALTH = (Kind.ICB, Kind.CCG)
NO_RULE = "No quorum rule is recorded for this group"


@dataclass(frozen=True)
class Place:
    """One seat: whether somebody came or comes for it (None: not known), and for which agency."""

    seat: Seat
    came: bool | None
    agency: Agency | None


@dataclass(frozen=True)
class Line:
    """One thing that the rule asks, whether it is met (None: not known yet), and by what."""

    asks: str
    met: bool | None
    found: str


@dataclass(frozen=True)
class Verdict:
    """Whether the group is quorate (None: not known yet, or no rule), line by line."""

    rule: QuorumRule | None
    lines: list[Line]
    counted: int  # seats that came, of those that count
    seats: int
    open: int  # seats of which nothing is known

    @property
    def quorate(self) -> bool | None:
        """All lines met; one that is not is enough for no."""
        met = [line.met for line in self.lines]
        if not met or False not in met and None in met:
            return None
        return all(met)

    @property
    def missing(self) -> list[str]:
        """What is not met."""
        return [line.asks for line in self.lines if line.met is False]

    @property
    def waiting(self) -> list[str]:
        """What hangs on those who have not answered or are not marked."""
        return [line.asks for line in self.lines if line.met is None]


def judge(rule: QuorumRule | None, places: Sequence[Place]) -> Verdict:
    """The rule against the seats that count. The rule's agencies must be fetched with it."""
    counting = [place for place in places if place.seat.counts]
    lines = [_line(asks, met, counting) for asks, met in _asked(rule)] if rule else []
    return Verdict(
        rule,
        lines,
        sum(place.came is True for place in counting),
        len(counting),
        sum(place.came is None for place in counting),
    )


def words_of(rule: QuorumRule) -> list[str]:
    """What a rule asks, in sentences made from its values."""
    return [asks for asks, _ in _asked(rule)]


Judged = Callable[[Sequence[Place]], tuple[bool | None, str]]


def _line(asks: str, met: Judged, places: Sequence[Place]) -> Line:
    answer, found = met(places)
    return Line(asks, answer, found)


def _asked(rule: QuorumRule) -> list[tuple[str, Judged]]:
    """What the rule asks, each with the function that judges it."""
    found: list[tuple[str, Judged]] = []
    if rule.seats:
        found.append((f"At least {count_of(rule.seats, 'seat')}", _at_least(rule.seats)))
    if rule.chair:
        found.append(("The chair or the vice-chair", _any(lambda place: place.seat.is_chairs)))
    kinds = (
        (rule.council, "A local authority", (Kind.COUNCIL,)),
        (rule.health, "An NHS commissioner", HEALTH),
        (rule.police, "The police", (Kind.POLICE,)),
    )
    found += [(asks, _any(_of_kind(*few))) for wanted, asks, few in kinds if wanted]
    if rule.every_council:
        found.append(("Every council that has a seat here", _every_council))
    found += [(str(row.agency), _any(_of(row.agency))) for row in rule.agencies.all()]  # type: ignore
    return found


def _of_kind(*kinds: Kind) -> Callable[[Place], bool]:
    return lambda place: place.agency is not None and place.agency.kind in kinds


def _of(agency: Agency) -> Callable[[Place], bool]:
    return lambda place: place.agency == agency


def _at_least(number: int) -> Judged:
    def met(places: Sequence[Place]) -> tuple[bool | None, str]:
        came = sum(place.came is True for place in places)
        may = came + sum(place.came is None for place in places)
        found = some_of(came, len(places)).capitalize()
        return (True if came >= number else None if may >= number else False), found

    return met


def some_of(number: int, seats: int) -> str:
    """For example "two of four seats", "none of four seats"."""
    return f"{in_words(number) if number else 'none'} of {count_of(seats, 'seat')}"


def _any(fits: Callable[[Place], bool]) -> Judged:
    def met(places: Sequence[Place]) -> tuple[bool | None, str]:
        fitting = [place for place in places if fits(place)]
        if not fitting:
            return False, "No such seat in this group on that day"
        return any_came(fitting), _named(fitting)

    return met


def any_came(places: Iterable[Place]) -> bool | None:
    """True when one came, None when one still may, else False."""
    came = [place.came for place in places]
    return True if True in came else None if None in came else False


def _every_council(places: Sequence[Place]) -> tuple[bool | None, str]:
    by_council: dict[Agency, list[Place]] = {}
    for place in places:
        if place.agency is not None and place.agency.kind == Kind.COUNCIL:
            by_council.setdefault(place.agency, []).append(place)
    if not by_council:
        return False, "No such seat in this group on that day"
    came = {council: any_came(few) for council, few in by_council.items()}
    missing = [str(council) for council, here in came.items() if not here]
    if not missing:
        return True, f"{in_words(len(came)).capitalize()} of {in_words(len(came))}"
    return (False if False in came.values() else None), f"Not yet: {listed(missing)}"


def _named(fitting: Sequence[Place]) -> str:
    """By whose seats it is met, or whose are missing."""
    here = [place for place in fitting if place.came]
    return listed(list(dict.fromkeys(str(place.seat) for place in here or fitting)))
