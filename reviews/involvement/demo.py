"""The demonstration's involvement, all invented: a family that was heard, and practitioners."""

from datetime import datetime
from typing import Any

from partnership.people.models import User
from reviews.demo import Planter
from reviews.involvement.models import Involvement
from reviews.involvement.services import Offered, record_answer, record_offer
from reviews.models import Review

INVENTED = "Invented for the demonstration"


def plant(now: datetime) -> None:
    """Once, in the review that was published."""
    wanted = User.objects.filter(email="service-officer@demo.example")
    review = Review.objects.filter(published_on__isnull=False).order_by("pk").first()
    if review is None or not wanted.exists() or Involvement.objects.exists():
        return
    demo = Planter(now)
    by: dict[str, Any] = {"by": demo.officer, "today": demo.today}
    first = Offered("begin", "parent", review.decided_on, "letter", "A visit", "", "told")
    row = record_offer(review, first, **by)
    words: dict[str, Any] = {
        "asked": f"{INVENTED}: to be asked at home.",
        "done": f"{INVENTED}: they were.",
    }
    record_answer(row, answer="accepted", on=review.decided_on, **words, **by)
    staff = Offered("work", "practitioner", review.decided_on, "meeting", "", "", "staff_heard")
    record_offer(review, staff, **by)
    because = f"{INVENTED}: a trial came first; the panel decided."
    record_offer(review, Offered("work", "sibling", not_offered_because=because), **by)
