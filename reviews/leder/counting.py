"""LeDeR reviews of a partnership: the register that a reader sees, and counts by quarter."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from boards.models import Partnership
from partnership.clock.calendar import months_after
from partnership.clock.models import Deadline
from partnership.clock.verdicts import Verdict, verdict
from reviews.leder.models import LederReview
from reviews.quarters import QUARTER, last_day, quarter_of, quarter_words, quarters_until

EIGHT_QUARTERS = 8
SIX = 6
DONE = Q(approved_on__isnull=False) | Q(closed_on__isnull=False)
FILTERS = {
    "open": ("Not done yet", ~DONE),
    "held": ("On hold", ~DONE & Q(holds__isnull=False, holds__ends_on__isnull=True)),
    "focused": ("Focused reviews", Q(focused_on__isnull=False)),
    "done": ("Done", DONE),
    "all": ("All", Q()),
}
SHOWS = [(key, label) for key, (label, _) in FILTERS.items()]


@dataclass(frozen=True)
class Line:
    """One review as the register shows it."""

    review: LederReview
    deadline: Deadline | None
    verdict: Verdict | None
    age: int
    adjusted: int


@dataclass
class Quarter:
    """What came in and what was done in a quarter; of what was done, how much in six months."""

    starts_on: date
    notified: int = 0
    completed: int = 0
    in_time: int = 0
    in_time_adjusted: int = 0
    held_at_end: int = 0

    @property
    def words(self) -> str:
        """Its name."""
        return quarter_words(self.starts_on)

    @property
    def share(self) -> str:
        """Those done in six months in every hundred that were done."""
        return f"{round(100 * self.in_time / self.completed)} per cent" if self.completed else ""


def register(
    partnership: Partnership, user: Any, params: Mapping[str, str]
) -> QuerySet[LederReview]:
    """The reviews of a partnership that the reader may see."""
    rows = LederReview.objects.visible_to(user).filter(partnership=partnership)
    _, chosen = FILTERS.get(params.get("show", ""), FILTERS["open"])
    found: QuerySet[LederReview] = rows.filter(pk__in=rows.filter(chosen).order_by().values("pk"))
    return found.select_related("group").prefetch_related("holds")


def lines(rows: Iterable[LederReview], today: date) -> list[Line]:
    """Each with its clock. One query for any number."""
    reviews = list(rows)
    about = Deadline.objects.filter(
        subject_type__app_label="leder",
        subject_type__model="lederreview",
        subject_id__in=[row.pk for row in reviews],
    )
    found = {deadline.subject_id: deadline for deadline in about}
    return [
        Line(
            row, one, verdict(one, today) if one else None, row.age(today), row.adjusted_age(today)
        )
        for row in reviews
        for one in [found.get(row.pk)]
    ]


def quarters(partnership: Partnership, today: date) -> list[Quarter]:
    """The last eight quarters, the newest first. Two queries.

    It begins at no gate: it is numbers, for whoever has the right to the counts but to no review;
    every caller asks for that right first.
    """
    found = {start: Quarter(start) for start in quarters_until(today, EIGHT_QUARTERS)}
    rows = LederReview.objects.filter(partnership=partnership).prefetch_related("holds")
    for row in rows:
        if (came := found.get(quarter_of(row.notified_on))) is not None:
            came.notified += 1
        done = row.completed_on
        if done and (ended := found.get(quarter_of(done))) is not None:
            due = months_after(row.notified_on, SIX)
            ended.completed += 1
            ended.in_time += done <= due
            ended.in_time_adjusted += (done - due).days <= row.days_held(done)
        for quarter in found.values():
            last = min(last_day(quarter.starts_on, QUARTER), today)
            quarter.held_at_end += any(
                hold.starts_on <= last and (hold.ends_on is None or hold.ends_on > last)
                for hold in row.holds.all()
            )
    return list(found.values())
