"""What learning suggests for the agenda of the review's own group: what is to be shared early, and
what was shared since the group last met."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from boards.meetings.suggesting import Suggestion, code_of
from boards.models import Meeting
from partnership.ui.words import plain_day
from reviews.findings.models import EarlySharing, Finding

MOST = 50
TO_SHARE, SHARED = "share", "shared"


@dataclass(frozen=True)
class Told(Suggestion):
    """Something that happened on a day, and is not overdue."""

    @property
    def told(self) -> str:
        """Why it is suggested, in words."""
        return f"{self.words} on {plain_day(self.since)}"


def early_learning(meeting: Meeting, user: Any, today: date) -> list[Suggestion]:
    """The early learning of this very group's reviews, as the reader knows of it. Two queries.

    Reference and number alone are told: what was learned stands on the review's own page.
    """
    findings = early_of(Finding.objects.visible_to(user, "know", on=today), meeting)
    last = Meeting.objects.filter(
        board=meeting.board_id, held_on__lt=today, not_held_because=""
    ).order_by("-held_on")
    met = last.values_list("held_on", flat=True).first()
    rows = findings.select_related("review").order_by("found_on", "pk")[:MOST]
    return [one for row in rows if (one := _suggestion(row, met)) is not None]


def early_of(findings: QuerySet[Any], meeting: Meeting) -> QuerySet[Any]:
    """Of these findings the early ones of the meeting's group, each with `last_shared_on`."""
    shared = EarlySharing.objects.filter(finding=OuterRef("pk"), withdrawn_because="")
    newest = shared.order_by("-shared_on").values("shared_on")[:1]
    return findings.filter(early=True, struck_because="", review__board=meeting.board_id).annotate(
        is_shared=Exists(shared), last_shared_on=Subquery(newest)
    )


def _suggestion(row: Any, met: date | None) -> Suggestion | None:
    if not row.is_shared:
        return Told(
            code=code_of(row, TO_SHARE),
            about=row,
            title=f"{row.review}: share early learning, finding {row.number}",
            words="Early learning that is not shared yet was found",
            since=row.found_on,
        )
    if met is not None and row.last_shared_on <= met:
        return None
    return Told(
        code=code_of(row, SHARED),
        about=row,
        title=f"{row.review}: early learning was shared, finding {row.number}",
        words="Early learning was shared",
        since=row.last_shared_on,
    )
