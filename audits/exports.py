"""Returns, cycles and heat-maps, to take away."""

from datetime import date
from typing import Any

from audits.board import turns
from audits.figures import Cell, heat_map
from audits.lacking import Line, lines_of
from audits.models import ChallengeDay, Cycle, Return
from partnership.access.views import seen_or_404
from partnership.exports.lists import Column, ListExport, Params, offer
from partnership.ui.times import plain_time


def _return(user: Any, params: Params) -> Return:
    found: Return = seen_or_404(user, Return.objects.all(), pk=number_of(params))
    return found


def _cycle(user: Any, params: Params) -> Cycle:
    found: Cycle = seen_or_404(user, Cycle.objects.all(), pk=number_of(params))
    return found


def number_of(params: Params) -> int:
    """The number that the address names; nobody's where it is none."""
    words = params["of"]
    return int(words) if words.isascii() and words.isdigit() and len(words) < 19 else 0


def _lines(user: Any, params: Params, today: date) -> list[Line]:
    return lines_of(_return(user, params))


def _grade(line: Line) -> str:
    if line.answer is None:
        return "No answer"
    if line.answer.not_applicable:
        return "Does not apply"
    return line.answer.grade.words if line.answer.grade else "No answer"


def _said(name: str) -> Any:
    return lambda line: getattr(line.answer, name) if line.answer else None


offer(
    ListExport(
        code="return",
        title="Return",
        of="number of a return",
        named=lambda user, params: str(_return(user, params)),
        rows=_lines,
        about=_return,
        columns=(
            Column("Standard", lambda line: line.question.standard.title, "Its title"),
            Column("Number", lambda line: str(line.question), "Of the question"),
            Column("Question", lambda line: line.question.words, "As it was asked"),
            Column("Grade", _grade, "In words; what does not apply has none"),
            Column("What shows it", _said("words"), "Or why it does not apply"),
            Column("Action", _said("action"), "Where it is not fully met"),
            Column("By whom", _said("owner"), "Their office"),
            Column("By when", _said("due_on"), "The day"),
            Column("State", lambda line: line.state[0], "Whether something is missing"),
        ),
    )
)


def _cells(user: Any, params: Params, today: date) -> list[tuple[Return, Cell]]:
    own = params.get("grades") == "own"
    found = heat_map(_cycle(user, params), Return.objects.visible_to(user), own=own)
    return [(row, cell) for row, cells in found.rows for cell in cells]


offer(
    ListExport(
        code="heat-map",
        title="Agencies and standards",
        of="number of a cycle",
        takes=("grades",),
        named=lambda user, params: f"Agencies and standards: {_cycle(user, params)}",
        rows=_cells,
        about=_cycle,
        restricted=lambda pair: pair[0],
        columns=(
            Column("Agency", lambda pair: pair[0].agency.name, "That answered"),
            Column("Standard", lambda pair: str(pair[1].standard), "Its number and title"),
            Column("Worst grade", lambda pair: pair[1].words, "And how many are fully met"),
            Column("Fully met", lambda pair: pair[1].met, "How many answers"),
            Column("Graded", lambda pair: pair[1].graded, "How many answers"),
            Column("Does not apply", lambda pair: pair[1].not_applicable, "Counted apart"),
        ),
    )
)


def _day(user: Any, params: Params) -> ChallengeDay:
    days = ChallengeDay.objects.select_related("cycle")
    found: ChallengeDay = seen_or_404(user, days, pk=number_of(params))
    return found


offer(
    ListExport(
        code="challenge-day",
        title="Timetable of a day of challenge",
        of="number of a day of challenge",
        named=lambda user, params: f"{_day(user, params)}: {_day(user, params).cycle}",
        rows=lambda user, params, today: turns(user, _day(user, params)),
        about=_day,
        columns=(
            Column("Time", lambda turn: plain_time(turn[0].begins_at), "When it begins"),
            Column("Minutes", lambda turn: turn[0].minutes, "How long"),
            Column("Agency", lambda turn: turn[0].of.agency.name, "That is asked"),
            Column("Who asks", lambda turn: str(turn[0].asked_by or "The group alone"), ""),
            Column("To ask about", lambda turn: turn[1], "Answers that are not fully met"),
            Column("What came of it", lambda turn: turn[2], "Where the reader sees the return"),
        ),
    )
)
