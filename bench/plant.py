"""Two partnerships with 100,000 reviews between them, planted once into an empty database."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone

from boards.models import Board, Decision, HowTaken, Meeting
from partnership.access.offices import Office
from partnership.clock.models import Deadline
from partnership.clock.rules import rule_for, stages
from partnership.outbox.reminders import stage_reached
from partnership.people.models import User
from reviews.deadlines import SIX_MONTHS
from reviews.models import About, Incident, Outcome, Review
from reviews.models.review import Kind
from tests import factories as make

A_FEW, MANY, ALL = 1_500, 50_000, 100_000
DUE = 5_000
A_SET = 5_000


@dataclass(frozen=True)
class Planted:
    """Who sees how much."""

    # Nobody is named for so many cases: these two read them by their offices alone.
    member: User  # the chair of one group, sees A_FEW reviews
    officer: User  # the Head of Service, sees MANY, of a whole partnership
    today: date


@cache
def plant() -> Planted:
    """One group with few reviews and ten with many in one partnership; the rest in another."""
    here, there = make.World(), make.World()
    groups = [make.board(here.partnership) for _ in range(10)]
    where = [here.group] * A_FEW
    where += [groups[n % len(groups)] for n in range(MANY - A_FEW)]
    where += [there.group] * (ALL - MANY)
    member = make.person("Chair of one group")
    make.seat(member, Office.GROUP_CHAIR, here.group)
    _reviews(where, here.officer)
    today = timezone.localdate()
    _deadlines(today)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return Planted(member, here.head, today)


def _reviews(where: list[Board], by: User) -> None:
    meetings: dict[int, Meeting] = {}
    council = make.agency("A council")
    for board in where:
        if board.pk not in meetings:
            meetings[board.pk] = make.meeting(board, date(2026, 3, 2))
    for start in range(0, len(where), A_SET):
        part = list(enumerate(where[start : start + A_SET], start))
        decisions = Decision.objects.bulk_create(
            Decision(
                board=board,
                how=HowTaken.MEETING,
                meeting=meetings[board.pk],
                taken_on=_day(n),
                taken_by=by,
                summary="A review will be carried out",
                reasons="The test is met.",
                recorded_by=by,
            )
            for n, board in part
        )
        incidents = Incident.objects.bulk_create(
            Incident(
                reference=f"N-{n}",
                board=board,
                about=About.CHILD,
                council=council,
                became_aware_on=_day(n),
                what_happened="Something happened.",
                decision=decision,
                outcome=Outcome.REVIEW,
                recorded_by=by,
            )
            for (n, board), decision in zip(part, decisions, strict=True)
        )
        Review.objects.bulk_create(
            Review(
                reference=f"R-{n}",
                incident=incident,
                board=board,
                kind=Kind.PRACTICE,
                decision=decision,
                decided_on=_day(n),
            )
            for (n, board), incident, decision in zip(part, incidents, decisions, strict=True)
        )


def _day(n: int) -> date:
    """Spread over ten years, in no order."""
    return date(2016, 1, 1) + timedelta(days=n * 7919 % 3650)


def _deadlines(today: date) -> None:
    """One open deadline for each review, of which DUE deserve a letter today."""
    kind = ContentType.objects.get_for_model(Review)
    code = SIX_MONTHS[Kind.PRACTICE]
    edition = rule_for(code).editions[-1].key
    due = next(
        day
        for day in (today + timedelta(days=n) for n in range(60))
        if stage_reached(day, today) == stages()[0]
    )
    far = today + timedelta(days=200)
    mine = Review.objects.filter(pk__in=_every_tenth()).values_list("pk", flat=True)
    owed = set(mine)
    for start in range(0, ALL, A_SET):
        pks = Review.objects.order_by("pk").values_list("pk", flat=True)[start : start + A_SET]
        Deadline.objects.bulk_create(
            Deadline(
                subject_type=kind,
                subject_id=pk,
                code=code,
                edition=edition,
                counted_from=today,
                due_on=due if pk in owed else far,
            )
            for pk in pks
        )


def _every_tenth() -> list[int]:
    """Of the first partnership, whose reviews were planted first."""
    pks = Review.objects.order_by("pk").values_list("pk", flat=True)[:MANY]
    return list(pks)[:: MANY // DUE]
