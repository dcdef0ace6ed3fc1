"""The demonstration's self-assessment: launched, one return begun. Every answer is invented."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from audits.lacking import Line, lines_of
from audits.models import Answer, Cycle, Edition, Return
from audits.services import cycles, frameworks, moderating
from audits.services.answering import Said, save_answer
from audits.services.challenging import Planned, plan_day
from audits.services.submitting import submit
from boards.models import Board, BoardKind, Membership
from partnership.access.offices import SERVICE, Office
from partnership.demo.accounts import DOMAIN
from partnership.people.models import Appointment, User

SHOWS = "Invented for the demonstration."
LAST_YEAR = 380  # days ago
RETURNED = 5


def plant(now: datetime) -> None:
    """A cycle where the arrangements have a group that reads it, once."""
    today = timezone.localdate(now)
    if Cycle.objects.exists():
        return
    service = Membership.objects.acting(SERVICE, today).select_related("person", "board")
    for seat in service.order_by("pk"):
        groups = Board.objects.on(today).filter(partnership=seat.board.partnership)
        group = groups.filter(kind=BoardKind.QUALITY).order_by("order", "pk").first()
        if group is not None:
            _plant(group, seat.person, now)
            return


def _plant(group: Board, officer: User, now: datetime) -> None:
    today, place = timezone.localdate(now), group.partnership
    edition = frameworks.take_over(place, "S11", by=officer)
    edition = frameworks.publish_edition(edition, today=today, by=officer)
    posts = Appointment.objects.acting((Office.AGENCY_LEAD,), today).select_related("person")
    posts = posts.filter(person__email__endswith=DOMAIN).order_by("pk")
    # The account that visitors sign in with comes first: it has a return begun and one submitted.
    first = sorted(posts, key=lambda post: not post.person.email.startswith("agency-lead@"))
    leads = {post.agency_id: post.person for post in first}
    facts = Planted(group, officer, edition, leads)
    _past(facts, now - timedelta(days=LAST_YEAR), now)
    cycle = facts.cycle(now)
    for row in facts.returns(cycle)[:1]:
        for number, line in enumerate(lines_of(row)[:7]):
            facts.answers(row, line, number)


@dataclass(frozen=True)
class Planted:
    """What the demonstration's cycles share."""

    group: Board
    officer: User
    edition: Edition
    leads: dict[int, User]  # by the number of their agency

    def cycle(self, now: datetime) -> Cycle:
        """Drawn up and launched on this day."""
        today = timezone.localdate(now)
        said: dict[str, Any] = {"edition": self.edition, "group": self.group}
        said |= {"title": f"Section 11, {today.year}", "due_on": today + timedelta(days=45)}
        made = cycles.draw_up(self.group.partnership, **said, by=self.officer, today=today)
        cycles.launch(made, by=self.officer, now=now)
        return made

    def returns(self, cycle: Cycle) -> list[Return]:
        """Those of agencies that have a lead, in the order of the leads."""
        rows = {row.agency_id: row for row in Return.objects.filter(cycle=cycle)}
        return [rows[pk] for pk in self.leads if pk in rows]

    def answers(self, row: Return, line: Line, number: int) -> None:
        """Every third answer is met in part, with an action."""
        grades = {one.code: one for one in self.edition.scale.grades.all()}
        said = Said(grade=grades["G"], words=SHOWS)
        if number % 3 == 2:
            act: dict[str, Any] = {
                "action": SHOWS,
                "owner": "Head of safeguarding",
                "due_on": row.cycle.due_on,
            }
            said = Said(grade=grades["A"], words=SHOWS, **act)
        lead = self.leads[row.agency_id]
        save_answer(line.section, line.question, said, read=0, by=lead)


def _past(facts: Planted, launched: datetime, now: datetime) -> None:
    """Last year's: returned by some, and one grade moderated."""
    cycle = facts.cycle(launched)
    rows = facts.returns(cycle)[:RETURNED]
    for first, row in enumerate(rows):
        for number, line in enumerate(lines_of(row), start=first):
            facts.answers(row, line, number)
        lead, later = facts.leads[row.agency_id], launched + timedelta(days=30)
        submit(row, signed_as="Executive for safeguarding", by=lead, now=later)
    if rows:
        day = timezone.localdate(now) + timedelta(days=20)
        planned = Planned(held_on=day, place="By video", begins_at=time(9, 30), minutes=20)
        plan_day(cycle, planned, by=facts.officer, today=timezone.localdate(now))
    answer = Answer.objects.filter(of__in=[row.pk for row in rows]).order_by("pk").first()
    if answer is not None:
        worse = facts.edition.scale.grades.get(code="A")
        said: dict[str, Any] = {"grade": worse, "reason": SHOWS, "by": facts.officer}
        made = moderating.moderate(answer, **said, now=now)
        moderating.make_final(made, by=facts.officer, now=now)
