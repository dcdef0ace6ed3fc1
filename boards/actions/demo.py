"""The demonstration's actions: late, to come, updated, moved, closed with an impact check."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from boards.actions.models import Rag
from boards.actions.services import closing, moving, updating
from boards.actions.services.raising import Asked, raise_action
from boards.models import Action, Board, BoardKind, Membership, SourceKind
from partnership.access.offices import Office
from partnership.demo.accounts import DOMAIN
from partnership.people.models import Appointment, User

# What was asked, how many days ago, due in how many days, closed how many days ago, from what.
ACTIONS = (
    ("Tell every front-line supervisor how the group is reached", 70, -9, 0, SourceKind.MEETING),
    ("Report how many supervisors have had the briefing", 14, 33, 0, SourceKind.AUDIT),
    ("Check that every team knows whom to ring out of hours", 40, 4, 0, SourceKind.INSPECTION),
    ("Name a deputy for the group", 170, -120, 140, SourceKind.MEETING),
)


def plant(now: datetime) -> None:
    """Actions of the agency that the demonstration's lead works for, and what was said of them."""
    today = timezone.localdate(now)
    lead = User.objects.filter(email=f"agency-lead{DOMAIN}").first()
    if lead is None or Action.objects.exists():
        return
    post = Appointment.objects.on(today).filter(person=lead).select_related("agency").first()
    officer = User.objects.get(email=f"service-officer{DOMAIN}")
    group = _group(officer, today)
    if post is None or group is None:
        return
    rows = [_raise(group, post.agency, facts, officer, today) for facts in ACTIONS]
    late, ahead, soon, _ = rows
    at: dict[str, Any] = {"today": today, "now": now}
    said = updating.Said("Half of the teams have been told.", "The list of teams is old.")
    row = updating.add_update(late, said, by=lead, **at)
    because = "Say which teams are left"
    updating.answer_update(row, accepted=False, because=because, by=officer, now=now)
    words = updating.Said("The first briefing was held.", expected_on=today + timedelta(days=30))
    updating.add_update(ahead, words, by=lead, **at)
    because = "One agency has not answered the group twice"
    updating.judge(ahead, rag=Rag.AT_RISK, words=because, by=officer, **at)
    later = today + timedelta(days=45)
    moving.move_due(soon, due_on=later, because="The rota changes in the new year", by=lead, **at)
    done = closing.Done(
        done_on=today - timedelta(days=1),
        outcome="Every supervisor has the number and used it in a test call.",
        evidence="Minutes of the team meeting, kept by the agency",
        check_on=today + timedelta(days=90),
    )
    closing.close(late, done, by=lead, **at)


def _group(officer: User, today: date) -> Board | None:
    seat = Membership.objects.on(today).filter(person=officer, office=Office.SERVICE_OFFICER)
    own = Board.objects.on(today).filter(partnership__in=seat.values("board__partnership"))
    return own.filter(kind=BoardKind.REVIEW).order_by("order", "pk").first()


def _raise(group: Board, agency: Any, facts: Any, by: User, today: date) -> Action:
    what, raised, due, closed, kind = facts
    asked = Asked(
        what=what,
        owner_agency=agency,
        raised_on=today - timedelta(days=raised),
        due_on=today + timedelta(days=due),
        closed_on=today - timedelta(days=closed) if closed else None,
        outcome="Checked by the group" if closed else "",
        came_from="The group’s work on supervision",
        source_kind=kind,
    )
    return raise_action(group, asked, by=by, today=today)
