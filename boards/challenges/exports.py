"""The challenge log to take away."""

from datetime import date
from typing import Any

from boards.challenges.looking import TAKES, register
from boards.challenges.models import Challenge, ChallengeQuerySet
from boards.models import Partnership
from partnership.access.views import seen_or_404
from partnership.exports.lists import Column, ListExport, Params, offer


def _place(user: Any, params: Params) -> Partnership:
    found: Partnership = seen_or_404(user, Partnership.objects.all(), key=params["of"])
    return found


def _rows(user: Any, params: Params, today: date) -> ChallengeQuerySet:
    return register(user, _place(user, params), params, today).rows


def _answers(row: Challenge) -> str:
    return "\n".join(one.answer for one in row.rounds.all() if one.answer)


def _answered_on(row: Challenge) -> date | None:
    days = [one.answered_on for one in row.rounds.all() if one.answered_on]
    return max(days, default=None)


def _first_due_on(row: Challenge) -> date | None:
    rounds = list(row.rounds.all())
    return rounds[-1].first_due_on if rounds else None


offer(
    ListExport(
        code="challenges",
        title="Challenges",
        of="partnership",
        named=lambda user, params: f"Challenges: {_place(user, params)}",
        rows=_rows,
        takes=TAKES,
        columns=(
            Column("Reference", lambda row: row.reference, "Its number here"),
            Column("Raised on", lambda row: row.raised_on, "The day it was raised or sent"),
            Column("Group", lambda row: row.board.name, "The board or group that asks"),
            Column("Challenger", lambda row: row.challenger, "A seat, an office or a body"),
            Column("Source", lambda row: row.get_source_display(), "Where it comes from"),
            Column("Agency", lambda row: row.agency.name, "Who is asked"),
            Column("Challenge", lambda row: row.what, "What is asked"),
            Column("Answer due on", lambda row: row.due_on, "Of the newest round"),
            Column("First due on", _first_due_on, "The day that this round named first"),
            Column("Answer", _answers, "Every answer, oldest first"),
            Column("Answered on", _answered_on, "The day of the newest answer"),
            Column("State", lambda row: row.get_state_display(), "How far it is"),
            Column("What changed", lambda row: row.effect, "As the challenger judges it"),
            Column("Escalated to", lambda row: row.escalated_to, "Empty unless it was"),
            Column(
                "Action",
                lambda row: row.action.reference if row.action else "",
                "If one was raised",
            ),
        ),
    )
)
