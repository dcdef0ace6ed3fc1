"""The home page: what needs you, the late things first."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from partnership.access.querysets import about_visible
from partnership.clock.models import Deadline
from partnership.clock.verdicts import SOON, Verdict, verdict
from reviews.figures import waiting_for

MOST = 100


@dataclass(frozen=True)
class Due:
    """One open deadline as the list shows it."""

    deadline: Deadline
    verdict: Verdict
    group: str


def due_list(user: Any, today: date) -> list[Due]:
    """The open deadlines of what the reader may see, earliest first."""
    seen = about_visible(Deadline.objects.open(), user, on=today)
    rows = seen.prefetch_related("subject")[:MOST]
    return [Due(row, verdict(row, today), _group(row, today)) for row in rows]


def _group(deadline: Deadline, today: date) -> str:
    if deadline.is_late(today):
        return "Overdue"
    return "Soon" if deadline.working_days_left(today) <= SOON else "Later"


def finding(late: int, soon: int, tasks: int) -> str:
    """The one sentence at the top."""
    if not late and not soon and not tasks:
        return "Nothing waits for you today."
    parts = []
    if late:
        parts.append(f"{_things(late)} late.")
    if soon:
        parts.append(f"{_things(soon)} due within five working days.")
    if tasks:
        parts.append(f"{_things(tasks)} waiting for you.")
    return " ".join(parts)


def _things(number: int) -> str:
    return "One thing is" if number == 1 else f"{number} things are"


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What needs the reader today."""
    today = timezone.localdate()
    due = due_list(request.user, today)
    tasks = waiting_for(request.user, today)
    groups = [(name, list(rows)) for name, rows in groupby(due, key=lambda row: row.group)]
    count = {name: len(rows) for name, rows in groups}
    context = {
        "today": today,
        "groups": groups,
        "tasks": tasks,
        "finding": finding(count.get("Overdue", 0), count.get("Soon", 0), len(tasks)),
    }
    return render(request, "reporting/home.html", context)
