"""The demonstration's programme: one audit reported, one under way, one told by an agency."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from audits.models import Edition
from audits.programme.models import Audit, Kind
from audits.programme.services import judging, planning, reporting
from audits.programme.services.judging import Judged, asked_of
from audits.programme.services.planning import Planned
from audits.programme.services.reporting import Learned
from boards.models import Board, BoardKind, Membership
from partnership.access.offices import SERVICE, Office
from partnership.demo.accounts import DOMAIN
from partnership.people.models import Appointment, User

SHOWS = "Invented for the demonstration."


def plant(now: datetime) -> None:
    """Where the arrangements have a group that reads audits and a framework is published, once."""
    today = timezone.localdate(now)
    if Audit.objects.exists():
        return
    seats = Membership.objects.acting(SERVICE, today).select_related("person", "board")
    for seat in seats.order_by("pk"):
        groups = Board.objects.on(today).filter(partnership=seat.board.partnership)
        group = groups.filter(kind=BoardKind.QUALITY).order_by("order", "pk").first()
        tools = Edition.objects.filter(framework__partnership=seat.board.partnership)
        tool = tools.filter(published_on__isnull=False).order_by("pk").first()
        if group is not None and tool is not None:
            _plant(group, tool, seat.person, now)
            return


def _plant(group: Board, tool: Edition, officer: User, now: datetime) -> None:
    today, place = timezone.localdate(now), group.partnership
    posts = Appointment.objects.acting((Office.AGENCY_LEAD,), today).select_related("person")
    posts = posts.filter(person__email__endswith=DOMAIN, agency__listings__partnership=place)
    post = min(posts, key=lambda one: not one.person.email.startswith("agency-lead@"), default=None)
    if post is None:
        return
    by: dict[str, Any] = {"by": officer, "today": today}
    facts: dict[str, Any] = {"group": group, "due_on": today + timedelta(days=30)}
    done = planning.plan_audit(
        place, Planned(kind=Kind.OTHER, title="A visit to the front door", **facts), **by
    )
    done = reporting.report(done, Learned(today, SHOWS, 12), by=officer, now=now)
    said: dict[str, Any] = {"agency": None, "by": officer}
    reporting.add_finding(done, words=f"The child is heard. {SHOWS}", is_strength=True, **said)
    late = reporting.add_finding(done, words=f"Plans are late. {SHOWS}", is_strength=False, **said)
    asked = {"owner_agency": post.agency, "due_on": today + timedelta(days=60)}
    reporting.ask_for_action(late, what=f"Check each plan. {SHOWS}", **asked, **by)
    again = Planned(
        kind=Kind.MULTI, title="Neglect", tool=tool, sample=SHOWS, follows=done, **facts
    )
    audit = planning.plan_audit(place, again, **by)
    planning.add_cases(audit, ["DEMO-1", "DEMO-2"], by=officer)
    (part,) = planning.ask(audit, [post.agency], by=officer, now=now)
    best = tool.scale.grades.first()
    seen = {one.pk: Judged(best, words=SHOWS) for one in asked_of(part)[:5]}
    judging.judge_case(part, audit.cases.order_by("number")[0], seen, by=post.person)
    learned = Learned(today, SHOWS, 8)
    told: dict[str, Any] = {"title": "Supervision", "by": post.person, "now": now}
    reporting.log_audit(place, post.agency, group, learned, **told)
