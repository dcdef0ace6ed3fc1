"""What the pages of referrals show: which may be the same case, and how long one has waited."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from partnership.clock.calendar import BeyondCalendar, working_days_between
from reviews.models import Incident
from reviews.referrals.models import Referral

NEAR = timedelta(days=60)
SHOW = {"open": "Open", "all": "All"}


@dataclass(frozen=True)
class Alike:
    """What may be the same case: other referrals, and cases that the reader works on."""

    referrals: list[Referral]
    incidents: list[Incident]


def register(user: Any, show: str) -> QuerySet[Referral]:
    """The referrals that this reader may read, newest first; open ones unless all are asked for."""
    rows = Referral.objects.visible_to(user).select_related("agency", "link", "partnership")
    rows = rows.prefetch_related("questions")
    return rows if show == "all" else rows.filter(end="")


def told_register(user: Any, show: str, today: date) -> list[Referral]:
    """The same as a list, each with `waited_words`."""
    rows = list(register(user, show))
    for row in rows:
        row.waited_words = waited(row, today)  # type: ignore[attr-defined]
    return rows


def alike(row: Referral, user: Any) -> Alike:
    """Those of the same group: with the same reference, of the same agency within sixty days, or
    known within sixty days. Two queries; a reference is all there is to compare."""
    same = Q(their_reference__iexact=row.their_reference)
    if row.agency_id:
        near = (row.received_at - NEAR, row.received_at + NEAR)
        same |= Q(agency=row.agency_id, received_at__range=near)
    others = Referral.objects.visible_to(user, "change").filter(board=row.board_id)
    days = (row.received_on - NEAR, row.received_on + NEAR)
    cases = Incident.objects.visible_to(user, "change").filter(board=row.board_id)
    return Alike(
        list(others.filter(same).exclude(pk=row.pk).select_related("agency", "link")[:20]),
        list(cases.filter(became_aware_on__range=days)[:20]),
    )


def waited(row: Referral, today: date) -> str:
    """How long it has waited, or how long it took, in working days."""
    end = row.ended_on or today
    try:
        days = working_days_between(row.received_on, end)
    except BeyondCalendar:
        return ""
    words = f"{days} working day{'' if days == 1 else 's'}"
    return f"{words} until it was decided" if row.end else f"{words} so far"
