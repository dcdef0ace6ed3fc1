"""How often seats were filled, counted in the database: by seat, by agency, in a period."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from boards.attendance.models import How
from partnership.access.querysets import VisibleQuerySet


@dataclass(frozen=True)
class Attended:
    """Of so many marks of a seat or agency: filled by its holder, by a deputy, or not.

    `key` is what was asked for: the number of a seat or an agency (None: of no agency).
    """

    key: Any
    present: int
    deputy: int
    apologies: int
    absent: int
    vacant: int

    @property
    def expected(self) -> int:
        """Marks of seats that somebody held. A vacant seat is nobody's absence."""
        return self.present + self.deputy + self.apologies + self.absent

    @property
    def came(self) -> int:
        """Present, or by a deputy."""
        return self.present + self.deputy

    @property
    def share(self) -> float | None:
        """How much of what was expected came; None where nobody was expected."""
        return self.came / self.expected if self.expected else None


def by_seat(seen: VisibleQuerySet, first: date, last: date) -> list[Attended]:
    """By seat. One query.

    in: `seen`, the marks that the reader may see, such as `Attendance.objects.visible_to(user)`,
    narrowed to boards as wanted; the first and last day of the period.
    """
    return _counted(seen, "seat", first, last)


def by_agency(seen: VisibleQuerySet, first: date, last: date) -> list[Attended]:
    """By the agency whose seat it is. One query."""
    return _counted(seen, "seat__agency", first, last)


def by_meeting(seen: VisibleQuerySet, first: date, last: date) -> list[Attended]:
    """By meeting. One query."""
    return _counted(seen, "meeting", first, last)


def _counted(seen: VisibleQuerySet, by: str, first: date, last: date) -> list[Attended]:
    rows = seen.filter(meeting__held_on__gte=first, meeting__held_on__lte=last)
    counts = {how.value: Count("pk", filter=Q(how=how)) for how in How}
    found = rows.order_by().values(by).annotate(**counts).order_by(by)
    return [Attended(row[by], **{how.value: row[how.value] for how in How}) for row in found]
