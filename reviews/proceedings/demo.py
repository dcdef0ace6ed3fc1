"""The demonstration's proceedings, all invented: an inquest, and a prosecution behind a delay."""

from datetime import datetime, timedelta
from typing import Any

from partnership.people.models import User
from partnership.ui.months import KnownDay
from reviews.demo import Planter
from reviews.models import Delay, Incident
from reviews.proceedings.models import Proceeding
from reviews.proceedings.services import State, end_proceeding, record_proceeding


def plant(now: datetime) -> None:
    """Once, beside the review that is late and one of an adult."""
    wanted = User.objects.filter(email="service-officer@demo.example")
    if not wanted.exists() or Proceeding.objects.exists():
        return
    demo = Planter(now)
    by: dict[str, Any] = {"by": demo.officer, "today": demo.today}
    delay = Delay.objects.order_by("pk").first()
    if delay is not None:
        state = State(demo.today + timedelta(days=30), "Invented: trial begins", "", delay)
        opened = KnownDay(demo.today.replace(day=1) - timedelta(days=150), "day")
        facts: dict[str, Any] = {
            "kind": "criminal",
            "led_by": "The police",
            "their_reference": "DEMO-OP-1",
        }
        record_proceeding(delay.review.incident, state, opening=opened, **facts, **by)
    adult = Incident.objects.filter(about="adult", review__isnull=False).first()
    if adult is not None:
        facts = {"kind": "inquest", "led_by": "The coroner", "their_reference": "DEMO-INQ-7"}
        opened = KnownDay(adult.became_aware_on, "day")
        row = record_proceeding(adult, State(), opening=opened, **facts, **by)
        end_proceeding(row, on=demo.today, outcome="Invented: a conclusion was given.", **by)
