"""Business plans to take away: the list, one plan, two days of it, what plans ask of somebody."""

from datetime import date
from typing import Any

from boards.exports.asking import agency_of, board_of, day_asked, number_of
from boards.models import Partnership
from boards.plan.asking import NAMES, asked_of, days_of
from boards.plan.forms import TwoDaysForm
from boards.plan.measures import rows_of
from boards.plan.models import Plan
from boards.plan.reading import Compared, Line, compared, led_by, plan_page, plans_seen
from partnership.access.views import seen_or_404
from partnership.exports.lists import Column, ListExport, Params, offer


def partnership_of(user: Any, params: Params) -> Partnership:
    """The partnership that the address names. raises: Http404."""
    found: Partnership = seen_or_404(user, Partnership.objects.all(), key=params["of"])
    return found


def plan_of(user: Any, params: Params) -> Plan:
    """The plan whose number the address names. raises: Http404."""
    plans = Plan.objects.select_related("board")
    found: Plan = seen_or_404(user, plans, pk=number_of(params))
    return found


def _lines(user: Any, params: Params, today: date) -> list[Line]:
    day = day_asked(params, today)
    return plan_page(plan_of(user, params), user, day, today, asked_of(params)).wanted


def _compared(user: Any, params: Params, today: date) -> list[Compared]:
    plan = plan_of(user, params)
    days = TwoDaysForm(params).days(*days_of(plan, today))
    return compared(plan, user, *days, today)


def _whose(line: Line) -> str:
    return str(line.action.agency or line.action.board or "")


def _stands(line: Line) -> str:
    return f"{line.standing.tag}: {line.standing.words}"


NUMBER = Column("No.", lambda line: line.action.number, "Its place in the plan")
ACTION = Column("Action", lambda line: line.action.what, "What is to be done")
STANDS = (
    Column("By whom", lambda line: line.action.lead, "As the plan says it"),
    Column("Agency or group", _whose, "The body that leads, where it is known"),
    Column("By when", lambda line: line.action.due, "As the plan says it"),
    Column("Due", lambda line: line.action.due_in_words, "As exactly as it is known"),
    Column(
        "First due",
        lambda line: line.action.first_due_in_words,
        "Where that has moved; empty where it has not",
    ),
    Column("By its dates", _stands, "Computed: dates and what was told"),
    Column("Judged", lambda line: line.judged.words, "By the partnership service, or in print"),
    Column(
        "Progress as at", lambda line: line.last.as_at if line.last else None, "The newest word"
    ),
    Column("Progress", lambda line: line.last.words if line.last else "", "The newest word"),
    Column(
        "Whose word", lambda line: line.last.get_voice_display() if line.last else "", "Who told it"
    ),
)
MEASURED = (
    Column("Intended impact", lambda line: line.action.impact, "What it is to change"),
    Column("Measure", lambda line: line.action.measure, "By what one will know"),
    Column("Source", lambda line: line.action.source, "Where it is printed"),
    Column("Note", lambda line: line.action.note, "On the source"),
)
offer(
    ListExport(
        code="plans",
        title="Business plans",
        of="partnership",
        named=lambda user, params: f"Business plans: {partnership_of(user, params)}",
        rows=lambda user, params, today: plans_seen(user, partnership=partnership_of(user, params)),
        columns=(
            Column("Plan", lambda plan: plan.name, "Its name"),
            Column("Board", lambda plan: plan.board.name, "The board that owns it"),
            Column("From", lambda plan: plan.starts_on, "Its first day"),
            Column("Until", lambda plan: plan.ends_on, "Its last day"),
            Column("Status", lambda plan: plan.get_status_display(), "Draft, agreed or closed"),
            Column("Agreed on", lambda plan: plan.agreed_on, "The day of the decision"),
            Column("Actions", lambda plan: plan.running, "How many stand in it"),
            Column("Source", lambda plan: plan.source, "Where it is printed"),
        ),
    )
)
offer(
    ListExport(
        code="plan",
        title="Business plan",
        of="number of a plan",
        named=lambda user, params: f"{plan_of(user, params)}: {plan_of(user, params).board}",
        rows=_lines,
        takes=("on", *NAMES),
        as_at=day_asked,
        restricted=lambda line: None,
        columns=(
            Column(
                "Priority", lambda line: str(line.action.objective.priority), "What it is about"
            ),
            Column("Objective", lambda line: str(line.action.objective), "What it is to reach"),
            Column(
                "Success criterion",
                lambda line: line.action.objective.criterion,
                "When it is reached",
            ),
            NUMBER,
            ACTION,
            *STANDS,
            *MEASURED,
        ),
    )
)
offer(
    ListExport(
        code="plan-compared",
        title="Two days of a business plan",
        of="number of a plan",
        named=lambda user, params: f"Two days of: {plan_of(user, params)}",
        rows=_compared,
        takes=("before", "after"),
        restricted=lambda row: None,
        columns=(
            Column("No.", lambda row: row.action.number, "Its place in the plan"),
            Column("Action", lambda row: row.action.what, "What is to be done"),
            Column("By its dates, first day", lambda row: _stands(row.then), "Computed"),
            Column("Judged, first day", lambda row: row.then.judged.words, "By the service"),
            Column("By its dates, last day", lambda row: _stands(row.now), "Computed"),
            Column("Judged, last day", lambda row: row.now.judged.words, "By the service"),
            Column("Changed", lambda row: row.moved, "Whether state or judgement differ"),
        ),
    )
)
offer(
    ListExport(
        code="plan-measures",
        title="Measures of a business plan",
        of="number of a plan",
        named=lambda user, params: f"Measures of: {plan_of(user, params)}",
        rows=lambda user, params, today: rows_of(plan_of(user, params), today),
        restricted=lambda row: None,
        columns=(
            Column("Objective", lambda row: str(row.objective), "What is to be reached"),
            Column("Measure", lambda row: row.measure, "By what one will know"),
            Column("Target", lambda row: row.target, "What is aimed at"),
            Column("As at", lambda row: row.reading.as_at if row.reading else None, "The day"),
            Column("Reading", lambda row: row.reads, "Figure and words; Not stated: none is known"),
            Column("Figure", lambda row: row.reading.figure if row.reading else None, "Alone"),
            Column("Source", lambda row: row.reading.source if row.reading else "", "Where it is"),
        ),
    )
)
PLAN = Column("Plan", lambda line: line.action.plan.name, "Its name")
offer(
    ListExport(
        code="plan-of-agency",
        title="What the plans ask of an agency",
        of="agency",
        named=lambda user, params: f"What the plans ask of {agency_of(user, params)}",
        rows=lambda user, params, today: led_by(agency_of(user, params), user, today),
        restricted=lambda line: None,
        columns=(PLAN, NUMBER, ACTION, *STANDS),
    )
)
offer(
    ListExport(
        code="plan-of-board",
        title="What the plans ask of a board or group",
        of="board",
        named=lambda user, params: f"What the plans ask of {board_of(user, params)}",
        rows=lambda user, params, today: led_by(board_of(user, params), user, today),
        restricted=lambda line: None,
        columns=(PLAN, NUMBER, ACTION, *STANDS),
    )
)
