"""The demonstration: the agencies that have a lead name one purpose; the rest stands empty."""

from datetime import datetime

from django.utils import timezone

from boards.obligations.models import NamedLead, Purpose
from boards.obligations.services import name_lead
from boards.permissions import LEADS
from partnership.people.models import Appointment


def plant(now: datetime) -> None:
    """Once."""
    today = timezone.localdate(now)
    if NamedLead.objects.exists():
        return
    posts = Appointment.objects.acting(LEADS, today).select_related("agency", "person")
    for post in {post.agency_id: post for post in posts.order_by("pk")}.values():
        if post.agency.runs_on(today):
            for purpose in (Purpose.EXECUTIVE, Purpose.OPERATIONAL):
                by = {"by": post.person, "today": today, "starts_on": today}
                name_lead(post.agency, purpose=purpose, person=post.person, **by)
