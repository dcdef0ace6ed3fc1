"""How an action of a plan stands by its dates and by what was told of it, beside the judgement.

The judgement is a person's. This is arithmetic: it says what the plan itself shows, so that a green
that nobody has written about since spring is seen for what it is.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from boards.plan.models import Plan, PlanAction, Progress, Rag, Status, Voice
from partnership.ui.words import plain_day


class State(StrEnum):
    """What an action is asked for by in the list of a plan."""

    LATE = "late"
    OPEN = "open"
    COMPLETE = "complete"
    ENDED = "ended"
    UNKNOWN = "unknown"


STATES = (
    (State.LATE, "Late"),
    (State.OPEN, "Not complete, in time"),
    (State.COMPLETE, "Complete"),
    (State.UNKNOWN, "Not stated at the end"),
    (State.ENDED, "Taken out"),
)


ENDED = "The plan ended; nothing says that it is complete"


@dataclass(frozen=True)
class Standing:
    """In a word or two for lists, in a few more for readers, with the tint that repeats them."""

    state: State
    tag: str
    words: str
    tint: str = ""


@dataclass(frozen=True)
class Judged:
    """The last judgement, in words: never a colour that nobody gave."""

    words: str
    tint: str
    on: date | None = None


def judged(told: list[Progress], by_plan: Plan) -> Judged:
    """The newest judgement among what was told, oldest first. "Not stated" takes none back."""
    found = next((one for one in reversed(told) if one.rag != Rag.NOT_STATED), None)
    if found:
        return Judged(found.get_rag_display(), found.tint, found.as_at)
    if any(one.voice == Voice.SOURCE for one in told) or by_plan.source:
        return Judged("Not stated in our copy", "")
    return Judged("Not yet", "")


def standing(action: PlanAction, told: list[Progress], plan: Plan, day: date) -> Standing:
    """How an action stands on a day. in: `told`, what was told of it by then, oldest first."""
    if action.ended_on and action.ended_on <= day:
        return Standing(State.ENDED, "Taken out", f"Taken out on {plain_day(action.ended_on)}")
    verdict = next((one for one in reversed(told) if one.rag != Rag.NOT_STATED), None)
    if verdict and verdict.rag == Rag.COMPLETE:
        return Standing(State.COMPLETE, "Complete", f"Said on {plain_day(verdict.as_at)}", "green")
    if plan.status == Status.DRAFT:
        return Standing(State.OPEN, "Draft", "The plan is not agreed yet")
    if plan.closed_on and plan.closed_on <= day:
        return Standing(State.UNKNOWN, "Not stated", ENDED)
    return _running(action, told, day)


def _running(action: PlanAction, told: list[Progress], day: date) -> Standing:
    last = action.last_day
    if last and last < day:
        return Standing(State.LATE, "Late", f"It was due {action.due_in_words}", "red")
    spoken = f"Last word {plain_day(told[-1].as_at)}" if told else "Nothing recorded yet"
    if last is None:
        return Standing(State.OPEN, "No date", spoken, "" if told else "amber")
    if _same_month(last, day):
        return Standing(State.OPEN, "Due this month", spoken, "amber")
    return Standing(State.OPEN, "In time", spoken, "green" if told else "amber")


def _same_month(one: date, other: date) -> bool:
    return (one.year, one.month) == (other.year, other.month)
