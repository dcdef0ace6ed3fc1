"""The home page: what needs you, the late things first."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe

from boards.letters import watch_for
from boards.mine import mine
from boards.rooms import tasks_of
from partnership.access.querysets import about_visible
from partnership.clock.beads import beads_of
from partnership.clock.models import Deadline
from partnership.clock.verdicts import SOON, Verdict, verdict
from partnership.people.requests import PersonRequest
from partnership.ui.forms import lower_first

MOST = 100
MOST_CLOCKS = 7
GROUPS = ("late", "soon", "later")


@dataclass(frozen=True)
class Due:
    """One open deadline as the list shows it."""

    deadline: Deadline
    verdict: Verdict
    group: str

    # The names by which templates/ui/components/due.html knows the same.
    @cached_property
    def href(self) -> str:
        """The page of what it is about."""
        subject: Any = self.deadline.subject
        url: str = subject.get_absolute_url()
        return url

    @property
    def what(self) -> str:
        """What is to be done."""
        return self.deadline.rule.title

    @cached_property
    def says(self) -> str:
        """What it is about."""
        return str(self.deadline.subject)

    @cached_property
    def more(self) -> dict[str, str]:
        """How its days were counted."""
        return {
            "href": reverse("clock:proof", args=[self.deadline.pk]),
            "words": "How the days were counted",
            "hidden": f"for {self.says}, {lower_first(self.what)}",
        }

    @property
    def day(self) -> date:
        """Its last day."""
        return self.deadline.due_on

    @property
    def tag(self) -> str:
        """How it stands."""
        return self.verdict.words

    @property
    def tint(self) -> str:
        """The same as a tint."""
        return self.verdict.tint

    @property
    def also(self) -> dict[str, str]:
        """What else to know of the day."""
        return {"tag": "Provisional", "tint": "amber"} if self.deadline.provisional else {}


def due_list(user: Any, today: date, most: int | None = MOST) -> list[Due]:
    """The open deadlines of what the reader may see, earliest first; `most` None: all of them."""
    seen = about_visible(Deadline.objects.open(), user, on=today)
    rows = seen.prefetch_related("subject")[:most]
    return [Due(row, verdict(row, today), _group(row, today)) for row in rows]


def _group(deadline: Deadline, today: date) -> str:
    if deadline.is_late(today):
        return "late"
    left = deadline.working_days_left(today)
    return "soon" if left is not None and left <= SOON else "later"


def finding(late: int, soon: int, tasks: int) -> str:
    """The one sentence at the top."""
    parts = [
        f"{_things(number)} {words}"
        for number, words in (
            (late, "late."),
            (soon, "due within five working days."),
            (tasks, "waiting for you."),
        )
        if number
    ]
    return " ".join(parts) or "Nothing waits for you today."


def _things(number: int) -> str:
    return "One thing is" if number == 1 else f"{number} things are"


@require_safe
def home(request: PersonRequest) -> HttpResponse:
    """What needs the reader today."""
    today = timezone.localdate()
    due = due_list(request.user, today)
    by_group = {name: [row for row in due if row.group == name] for name in GROUPS}
    tasks = tasks_of(request.user, today)
    asked = mine(request.user, today)
    clocks = [beads_of(row.deadline, today) for row in due if row.group != "late"]
    context = {
        "today": today,
        "tasks": tasks,
        "mine": asked,
        "watch": watch_for(request.user, now=timezone.now()),
        "clocks": [beads for beads in clocks if beads][:MOST_CLOCKS],
        "finding": finding(
            len(by_group["late"]), len(by_group["soon"]), len(tasks) + asked.unanswered
        ),
        **by_group,
    }
    return render(request, "reporting/home.html", context)
