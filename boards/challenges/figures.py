"""How challenge works: raised, answered in time, late, with an effect; by agency, group, source."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from boards.challenges.models import Challenge, ChallengeQuerySet, State

By = Literal["agency", "group", "source"]


@dataclass
class Count:
    """The challenges of one agency, group or source, or of all."""

    of: str
    raised: int = 0
    in_time: int = 0
    late: int = 0
    waiting: int = 0
    with_effect: int = 0
    escalated: int = 0

    def add(self, row: Challenge, today: date) -> None:
        """Count one challenge: late is what was answered late, or not at all by its day."""
        self.raised += 1
        rounds = list(row.rounds.all())
        open_late = row.is_late_on(today)
        answered = [one for one in rounds if one.answered_on is not None]
        if open_late or any(not one.was_in_time for one in answered):
            self.late += 1
        elif answered:
            self.in_time += 1
        else:
            self.waiting += 1
        self.with_effect += row.state == State.SATISFIED
        self.escalated += bool(row.escalated_to)


def counted(rows: Iterable[Challenge], today: date, *, by: By | None = None) -> list[Count]:
    """One count for all, or one for each agency, group or source, by name.

    in: `rows` as `raised_in` gives them. Drafts and what was withdrawn count for nothing.
    """
    found: dict[str, Count] = defaultdict(lambda: Count(""))
    for row in rows:
        if row.state not in (State.DRAFT, State.WITHDRAWN):
            found[_name(row, by)].add(row, today)
    for name, count in found.items():
        count.of = name
    return [found[name] for name in sorted(found)]


def _name(row: Challenge, by: By | None) -> str:
    if by is None:
        return "All"
    names = {
        "agency": row.agency.name,
        "group": row.board.name,
        "source": row.get_source_display(),
    }
    return str(names[by])


def raised_in(user: Any, partnership: Any, since: date, until: date) -> ChallengeQuerySet:
    """The challenges of these days that the reader may see, with what a count reads.

    Two queries when it is read.
    """
    seen = Challenge.objects.visible_to(user).filter(partnership=partnership)
    rows: ChallengeQuerySet = seen.filter(raised_on__range=(since, until))
    return rows.select_related("agency", "board").prefetch_related("rounds")
