"""The demonstration's professional differences: one new, one late, one resolved."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from boards.differences import services
from boards.differences.models import Difference, Ground, Outcome, Theme
from boards.differences.services import Raised
from boards.differences.services.raising import listed_agencies
from boards.models import Membership, Partnership
from partnership.access.offices import Office
from partnership.agencies.models import Agency
from partnership.people.models import User

LATE_SINCE = timedelta(days=20)
RESOLVED_SINCE = timedelta(days=60)
A_WEEK = timedelta(days=7)


def plant(now: datetime) -> None:
    """For the first partnership that has a Head of Service and two agencies."""
    today = timezone.localdate(now)
    if Difference.objects.exists():
        return
    for partnership in Partnership.objects.on(today):
        head = _head(partnership, today)
        posts = listed_agencies(partnership, today).order_by("pk")
        led = list(posts.filter(appointments__office=Office.AGENCY_LEAD).distinct()[:3])
        if head is not None and len(led) > 1:
            _plant(partnership, head, led, now)
            return


def _head(partnership: Partnership, today: date) -> User | None:
    held = Membership.objects.acting((Office.HEAD_OF_SERVICE,), today)
    seat = held.filter(board__partnership=partnership).select_related("person").first()
    return seat.person if seat else None


def _plant(partnership: Partnership, head: User, led: list[Agency], now: datetime) -> None:
    today = timezone.localdate(now)
    one, other = led[0], led[1]
    new = Raised(one, [other], "children", Ground.NEED, "A referral was closed after one call")
    services.raise_difference(partnership, new, by=head, today=today, now=now)
    begun = today - LATE_SINCE
    late = Raised(
        other,
        [one],
        "adults",
        Ground.PLAN,
        "Nobody has begun the plan that was agreed",
        at_risk=True,
        made_safe="The duty manager was rung and a visit was made that day",
    )
    row = services.raise_difference(partnership, late, by=head, today=begun, now=now)
    because = "The practitioners did not agree"
    services.move_on(row, stage=1, because=because, by=head, today=begun, now=now)
    _resolved(partnership, head, one, other, now)


def _resolved(
    partnership: Partnership, head: User, one: Agency, other: Agency, now: datetime
) -> None:
    begun = timezone.localdate(now) - RESOLVED_SINCE
    asked = Raised(one, [other], "children", Ground.SHARING, "Minutes of meetings came late")
    row = services.raise_difference(partnership, asked, by=head, today=begun, now=now)
    services.resolve_difference(
        row,
        outcome=Outcome.ASKED_CHANGED,
        theme=Theme.SHARING,
        learning="Send the minutes of a strategy meeting within a working day.",
        by=head,
        today=begun + A_WEEK,
        now=now,
    )
