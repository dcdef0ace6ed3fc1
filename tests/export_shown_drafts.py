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
