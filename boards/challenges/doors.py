"""Where challenges are found: on the pages of boards and registers, in minutes, and on home."""

from datetime import date
from typing import Any

from boards.challenges.heirs import CHALLENGES
from boards.challenges.looking import of_lines, unanswered
from boards.challenges.models import Challenge, State
from boards.heirs import passes_on
from boards.meetings.became import becomes
from boards.meetings.models import LineKind
from boards.meetings.suggesting import suggests
from boards.models import Board, Partnership
from boards.rooms import Door, Task, asks, open_from
from partnership.access.offices import AGENCY_OFFICES
from partnership.people.models import Appointment

open_from(
    Board,
    Door("Challenges", "challenges:of_board", order=40),
    Door("Raise a challenge", "challenges:raise_one", right="challenge", order=41),
)
open_from(
    Partnership,
    Door(
        "Challenges",
        "challenges:register",
        words="What boards and groups asked of agencies, the answers, and what changed.",
        order=21,
    ),
)
becomes(LineKind.CHALLENGE)(of_lines)
passes_on(CHALLENGES)
suggests(Challenge)(unanswered)
MOST = 50


@asks
def waiting_for(user: Any, today: date) -> list[Task]:
    """Challenges to answer, answers to judge and letters to send. Two queries."""
    posts = Appointment.objects.held(user, AGENCY_OFFICES, today)
    answer = Challenge.objects.visible_to(user, "answer", on=today).filter(
        state=State.ASKED, agency__in=posts.order_by().values("agency")
    )
    judge = Challenge.objects.visible_to(user, "judge", on=today)
    judge = judge.filter(state__in=(State.ANSWERED, State.DRAFT))
    found = [
        Task(
            "Answer a challenge",
            row.get_absolute_url(),
            row.raised_on,
            f"{row}, {row.board} to {row.agency}.",
            agency=row.agency_id,
        )
        for row in answer.select_related("board", "agency")[:MOST]
    ]
    found += [
        Task(
            "Send a letter about attendance" if row.state == State.DRAFT else "Judge an answer",
            row.get_absolute_url(),
            row.raised_on,
            f"{row}, {row.agency}.",
        )
        for row in judge.select_related("agency")[:MOST]
    ]
    return found
