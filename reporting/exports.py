"""The home page's lists of what is due and of what waits, to take away."""

from django.conf import settings

from boards.rooms import tasks_of
from partnership.exports.lists import Column, ListExport, offer
from reporting.views import due_list
from reviews.models.incident import MARKING

GROUPS = {"late": "Overdue", "soon": "Within five working days", "later": "Later"}

offer(
    ListExport(
        code="due",
        title="What is due",
        marking=MARKING,
        rows=lambda user, params, today: due_list(user, today, most=None),
        restricted=lambda row: row.deadline.subject,
        columns=(
            Column(
                "Due on", lambda row: row.deadline.due_on, "The last day on which it is in time"
            ),
            Column("What", lambda row: row.deadline.rule.title, "What must or should be done"),
            Column("About", lambda row: str(row.deadline.subject), "The incident or review"),
            Column("Stands", lambda row: row.verdict.words, "How far off or how late it is"),
            Column("When", lambda row: GROUPS[row.group], "Under which heading the page shows it"),
            Column("Must", lambda row: row.deadline.is_must, "Yes where the law leaves no choice"),
            Column("Rule", lambda row: row.deadline.code, "Its code in the register of duties"),
            Column("Counted from", lambda row: row.deadline.counted_from, "Day 0 of the count"),
        ),
    )
)
offer(
    ListExport(
        code="waiting",
        title="Waiting for you",
        marking=MARKING,
        rows=lambda user, params, today: tasks_of(user, today),
        columns=(
            Column("What", lambda task: task.what, "What is to be done"),
            Column("About", lambda task: task.words, "The incident or review, and who asked"),
            Column("Since", lambda task: task.since, "Since which day it waits"),
            Column("Address", lambda task: f"{settings.PORTAL_ADDRESS}{task.url}", "Its page"),
        ),
    )
)
