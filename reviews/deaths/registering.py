"""The register of deaths that a reader may see, filtered; and what one line of it says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from boards.models import Partnership
from partnership.clock.models import Deadline
from partnership.clock.verdicts import Verdict, verdict
from reviews.deaths.models import Death, DeathLate, DeathPause, Process, Suspected
from reviews.deaths.models.death import WITHOUT

STANDING = Q(pauses__ends_on__isnull=True) & (
    Q(pauses__process__in=(Process.INQUEST, Process.CRIMINAL))
    | Q(pauses__process=Process.PRACTICE_REVIEW, incident__review__published_on__isnull=True)
)
FILTERS = {
    "open": ("Not reviewed yet", Q(reviewed_on__isnull=True)),
    "unanswered": ("Abuse or neglect not answered", Q(suspected="")),
    "suspected": ("Abuse or neglect suspected", Q(suspected=Suspected.YES)),
    "paused": ("Paused", Q(reviewed_on__isnull=True) & STANDING),
    "panel": ("With the panel", Q(reviewed_on__isnull=True, received_on__isnull=False)),
    "reviewed": ("Reviewed", Q(reviewed_on__isnull=False)),
    "all": ("All", Q()),
}
SHOWS = [(key, label) for key, (label, _) in FILTERS.items()]


@dataclass(frozen=True)
class Line:
    """One death and the deadline that comes next, if one runs."""

    death: Death
    deadline: Deadline | None
    verdict: Verdict | None


def whole(rows: QuerySet[Death]) -> QuerySet[Death]:
    """With what its status is read from; its pauses know their death without a query."""
    joined = rows.select_related("panel", "incident__review", "meeting", "partnership")
    lates = Prefetch("lates", DeathLate.objects.select_related("recorded_by"))
    return joined.prefetch_related("pauses", lates)


def register(partnership: Partnership, user: Any, params: Mapping[str, str]) -> QuerySet[Death]:
    """The deaths of a partnership that the reader may see."""
    rows = Death.objects.visible_to(user).filter(partnership=partnership)
    asked = params.get("show", "")
    _, chosen = FILTERS.get(asked, FILTERS["open"])
    found = rows.filter(pk__in=rows.filter(chosen).order_by().values("pk"))
    year = params.get("year", "")
    if year.isascii() and year.isdigit() and len(year) == 4:  # noqa: PLR2004
        found = found.filter(notified_on__year=int(year))
    return whole(found)


def lines(rows: Iterable[Death], today: date) -> list[Line]:
    """Each with its next deadline. One query for any number."""
    deaths = list(rows)
    about = Deadline.objects.filter(
        subject_type__app_label="deaths",
        subject_type__model="death",
        subject_id__in=[death.pk for death in deaths],
        closed_on__isnull=True,
    )
    found: dict[int, Deadline] = {}
    for deadline in about.order_by("due_on", "pk"):
        found.setdefault(deadline.subject_id, deadline)
    return [
        Line(death, one, verdict(one, today) if one else None)
        for death in deaths
        for one in [found.get(death.pk)]
    ]


def waiting_pauses(deaths: QuerySet[Death]) -> QuerySet[DeathPause]:
    """Pauses for a practice review that was decided against: they wait for nothing."""
    found: QuerySet[DeathPause] = DeathPause.objects.filter(
        death__in=deaths.order_by().values("pk"),
        death__reviewed_on__isnull=True,
        ends_on__isnull=True,
        process=Process.PRACTICE_REVIEW,
        death__incident__outcome__in=WITHOUT,
    )
    return found.select_related("death__incident__review")
