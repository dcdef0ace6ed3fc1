"""What the lists of a review under way show in one column."""

from typing import Any


def due_work(context: Any) -> list[str]:
    return [due.milestone.what for line in context["lines"] for due in line.milestones]


def paid(context: Any) -> list[str]:
    return [cost.what for line in context["lines"] for cost in line.costs]


def periods(context: Any) -> list[str]:
    return [row.period for row in context["versions"]]


def drafts(context: Any) -> list[str]:
    return [line.document.name for line in context["drafts"]]


def approved(context: Any) -> list[str]:
    return [row.title for row in context["editions"]]


def signers(context: Any) -> list[str]:
    return [line.step.who for line in context["panel"].lines]


def involved(context: Any) -> list[str]:
    return [row.who for at in context["stages"] for row in at.rows if not row.struck_because]


def proceedings_running(context: Any) -> list[str]:
    return [row.title for row, _ in context["rows"]]


def questions_of_return(context: Any) -> list[str]:
    return [str(line.question) for part in context["parts"] for line in part.lines]


def agencies_of_cycle(context: Any) -> list[str]:
    return [row.agency.name for row, cells in context["map"].rows for _ in cells]


def turns_of_day(context: Any) -> list[str]:
    return [slot.of.agency.name for slot, _, _ in context["lines"]]


def audits(context: Any) -> list[str]:
    return [line.audit.reference for line in context["lines"]]


def findings_of_audit(context: Any) -> list[str]:
    return [row.words for row, _ in context["findings"]]
