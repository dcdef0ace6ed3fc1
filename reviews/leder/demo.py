"""The demonstration's LeDeR reviews, all invented: one at each stage, and what is learned."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from boards.agencies_here import agencies_here
from boards.models import Board, Membership
from partnership.access.offices import SERVICE
from partnership.people.models import User
from reviews.leder import services
from reviews.leder.models import LederReview, Why

# (number, days since the notification, days since each stage)
REVIEWS: tuple[tuple[str, int, dict[str, int]], ...] = (
    ("DEMO-L1", 20, {}),
    ("DEMO-L2", 75, {"allocated_on": 60, "initial_on": 30}),
    ("DEMO-L3", 150, {"allocated_on": 140, "initial_on": 100, "focused_on": 95, "panel_on": 10}),
    ("DEMO-L4", 250, {"allocated_on": 230}),
    ("DEMO-L5", 300, {"allocated_on": 280, "initial_on": 240, "approved_on": 130}),
    ("DEMO-L6", 210, {"allocated_on": 200}),
)


def plant(now: datetime) -> None:
    """Where the structure has a steering group, once."""
    today = timezone.localdate(now)
    if LederReview.objects.exists():
        return
    service = Membership.objects.acting(SERVICE, today).select_related("person", "board")
    for seat in service.order_by("pk"):
        group = services.groups_of(seat.board.partnership, today).first()
        if group is not None:
            _plant(group, seat.person, now)
            return


def _plant(group: Board, officer: User, now: datetime) -> None:
    today = timezone.localdate(now)
    by: dict[str, Any] = {"by": officer, "today": today}
    rows = {}
    for number, notified, stages in REVIEWS:
        row = services.record_review(
            group.partnership,
            national_reference=number,
            notified_on=today - timedelta(days=notified),
            group=group,
            **by,
        )
        for stage, back in stages.items():
            row = services.record_stage(row, stage, on=today - timedelta(days=back), **by)
        rows[number] = row
    began = today - timedelta(days=90)
    services.put_on_hold(rows["DEMO-L4"], why=Why.STATUTORY, starts_on=began, **by)
    _learned(group, officer, now)


def _learned(group: Board, officer: User, now: datetime) -> None:
    """A theme with an action of the steering group, where the partnership lists an agency."""
    today = timezone.localdate(now)
    by: dict[str, Any] = {"by": officer, "today": today}
    theme = services.note_theme(
        group.partnership,
        title="Invented: annual health checks",
        words="Invented for the demonstration. Checks were offered; what they found was not "
        "followed up.",
        group=group,
        **by,
    )
    agency = agencies_here(officer, group.partnership_id, today).filter(is_category=False).first()
    if agency is not None:
        services.raise_action(
            theme,
            board=group,
            owner_agency=agency,
            what="Invented: say how each finding of a health check is followed up.",
            due_on=today + timedelta(days=60),
            **by,
        )
