"""The demonstration: lists published more than a year ago, and a review that is under way."""

from datetime import datetime, timedelta

from django.utils import timezone

from boards.models import Membership
from boards.relevant import services
from boards.relevant.models import Confirmation, Edition, Said
from boards.relevant.standing import listed_on
from partnership.access.offices import Office

PUBLISHED, ANSWER = timedelta(days=420), timedelta(days=25)


def plant(now: datetime) -> None:
    """For each partnership with a Head of Service and lists, once."""
    today = timezone.localdate(now)
    heads = Membership.objects.acting((Office.HEAD_OF_SERVICE,), today)
    for seat in heads.select_related("person", "board__partnership").order_by("pk"):
        here, day = seat.board.partnership, today - PUBLISHED
        known = Edition.objects.filter(partnership=here).exists()
        if known or not listed_on(here, day) or not listed_on(here, today):
            continue
        services.record_edition(
            here,
            on=day,
            approved_by="The executive board (invented for the demonstration)",
            source="Invented for the demonstration",
            by=seat.person,
            today=today,
        )
        by = {"by": seat.person, "today": today}
        review = services.open_review(here, answer_by=today + ANSWER, now=now, **by)
        _some_answer(list(review.confirmations.all()), **by)


def _some_answer(rows: list[Confirmation], **by: object) -> None:
    """One right, one that wants a change; the rest is still waited for."""
    for row in rows[:1]:
        services.answer(row, said=Said.RIGHT, **by)  # type: ignore[arg-type]
    for row in rows[1:2]:
        words = "The name in the list is the one before last."
        services.answer(row, said=Said.CHANGE, words=words, **by)  # type: ignore[arg-type]
