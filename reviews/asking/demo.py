"""The demonstration's questions to agencies about a rapid review, all invented."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from boards.models import Listing
from boards.permissions import LEADS
from partnership.agencies.models import Agency
from partnership.clock.calendar import working_days_before
from partnership.people.models import Appointment, User
from reviews.asking.models import Asked, Asking, Purpose
from reviews.asking.services import answering, drawing
from reviews.models import Incident

QUESTIONS = (
    "Which contacts did your agency have in the two years before the incident?",
    "What did your agency know of risk, and what was shared with others?",
    "What would your agency do differently now?",
)
SAID = (
    "Invented: seven contacts, most of them by telephone, each written down on the day.",
    "Invented: two concerns were passed on; no answer to the second is on the record.",
    "Invented: call the others together after the second concern.",
)
ASKED_BEFORE, DUE_BEFORE = 9, 2  # working days before today: one of the three is late by now
WANTED = 3


def plant(now: datetime) -> None:
    """One round for a rapid review: two agencies have answered, one is late. Once."""
    today = timezone.localdate(now)
    running = Incident.objects.filter(
        notified_on__isnull=False, rapid_review_sent_on__isnull=True, outcome=""
    )
    case = running.order_by("pk").first()
    officer = User.objects.filter(email="service-officer@demo.example").first()
    if case is None or officer is None or Asking.objects.exists():
        return
    leads = _leads(case, today)
    if len(leads) < WANTED:
        return
    asked_on = working_days_before(today, ASKED_BEFORE)
    then = now - timedelta(days=(today - asked_on).days)
    drawn = drawing.Drawn(
        Purpose.RAPID, list(leads), QUESTIONS, working_days_before(today, DUE_BEFORE)
    )
    asking = drawing.draw_up(case, drawn, by=officer, today=asked_on)
    drawing.send(asking, by=officer, today=asked_on, now=then)
    for agency in list(leads)[: WANTED - 1]:
        _answer(Asked.objects.get(asking=asking, agency=agency), leads[agency], now)


def _answer(asked: Asked, lead: User, now: datetime) -> None:
    said: dict[str, Any] = {"holds_nothing": False, "by": lead, "now": now - timedelta(days=3)}
    words = dict(zip((one.pk for one in answering.questions_of(asked)), SAID, strict=True))
    answering.submit(asked, words=words, **said)


def _leads(case: Incident, today: Any) -> dict[Agency, User]:
    """Three agencies of the partnership with a lead each."""
    listed = Listing.objects.on(today).filter(partnership=case.partnership).values("agency")
    held = Appointment.objects.acting(LEADS, today).filter(agency__in=listed)
    found: dict[Agency, User] = {}
    for post in held.select_related("agency", "person").order_by("pk"):
        found.setdefault(post.agency, post.person)
    return dict(list(found.items())[:WANTED])
