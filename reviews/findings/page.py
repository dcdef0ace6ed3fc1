"""One recommendation as one reader sees it: no more of its review than that reader may read."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model
from django.urls import reverse

from boards.actions.models import Closing
from boards.models import Action, Meeting
from reviews.findings.models import Acceptance, Finding, PracticeCheck, Recommendation
from reviews.findings.standing import Line, State, actions_of, with_state


@dataclass(frozen=True)
class ActionLine:
    """One action with how it was closed."""

    row: Action
    closing: Closing | None
    today: date

    @property
    def state(self) -> tuple[str, str]:
        """In words and tint."""
        if self.row.closed_on:
            return "Closed", "green"
        return ("Late", "red") if self.row.is_late_on(self.today) else ("Open", "blue")


@dataclass(frozen=True)
class Act:
    """What is to be done next, the one button of the page."""

    label: str
    url: str


@dataclass(frozen=True)
class Page:
    """What stands on the page of a recommendation. `finding` is None for whoever reads no more
    than what an agency is sent."""

    line: Line
    finding: Finding | None
    decisions: list[tuple[Acceptance, Meeting | None]]
    actions: list[ActionLine]
    checks: list[PracticeCheck]
    act: Act | None


def page_of(row: Recommendation, user: Any, rights: Collection[str], today: date) -> Page:
    """Everything of it that this reader may see; a fixed number of queries."""
    found = with_state(Recommendation.objects.filter(pk=row.pk))
    line = Line(found.select_related("agency", "partnership").get())
    findings = Finding.objects.visible_to(user).filter(pk=row.finding_id)
    return Page(
        line=line,
        finding=findings.select_related("review__board", "theme").first(),
        decisions=_decisions(row, user),
        actions=action_lines(row, user, today),
        checks=list(row.checks.select_related("recorded_by")),
        act=_act(line, rights),
    )


def _decisions(row: Recommendation, user: Any) -> list[tuple[Acceptance, Meeting | None]]:
    """Newest first; the meeting for whoever may see it."""
    rows = list(row.acceptances.select_related("taken_by"))
    pks = [one.meeting_id for one in rows if one.meeting_id]
    seen = Meeting.objects.visible_to(user).filter(pk__in=pks).select_related("board")
    meetings = {one.pk: one for one in seen}
    return [(one, meetings.get(one.meeting_id)) for one in rows]


def action_lines(row: Model, user: Any, today: date) -> list[ActionLine]:
    """The actions that came from it and that the reader may see, each as it was closed. Two
    queries."""
    seen = Action.objects.visible_to(user).filter(pk__in=actions_of(row).values("pk"))
    rows = list(seen.select_related("owner_agency").order_by("raised_on", "pk"))
    closings = Closing.objects.filter(action__in=rows, agreed=True, undone__isnull=True)
    ended = {one.action_id: one for one in closings.select_related("impact")}
    return [ActionLine(one, ended.get(one.pk), today) for one in rows]


NEXT = {
    State.WAITING: ("decide", "Record the decision"),
    State.ACCEPTED: ("raise_action", "Raise an action"),
    State.AGAIN: ("raise_action", "Raise a further action"),
    State.DONE: ("check", "Check the impact"),
}


def _act(line: Line, rights: Collection[str]) -> Act | None:
    right, label = NEXT.get(line.state, ("", ""))
    if right not in rights:
        return None
    return Act(label, reverse(f"findings:{right}", args=[line.row.pk]))
