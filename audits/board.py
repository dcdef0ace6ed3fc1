"""What the board of a cycle shows: grades in words, how far agencies are, whose turn it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from audits.audience import leads_of, questions_for
from audits.figures import Cell, HeatMap, weak_counts
from audits.models import Answer, ChallengeDay, Grade, Question, Return, Slot, Tint
from partnership.people.models import User

NOT_IN = {"words": "Not in", "tint": "out"}
DOES_NOT_APPLY = {"words": "Does not apply", "tint": ""}


def shown(found: HeatMap, grades: Iterable[Grade]) -> dict[str, Any]:
    """The heat-map as its component draws it: each cell leads to the answers of its standard."""
    tints: dict[str, str] = {Tint.RED: "solid-red"}
    key = [{"words": one.words, "tint": tints.get(one.tint, one.tint)} for one in grades]
    return {
        "key": [*key, DOES_NOT_APPLY, NOT_IN],
        "standards": found.standards,
        "rows": [_row(row, cells) for row, cells in found.rows],
    }


def _row(row: Return, cells: list[Cell]) -> dict[str, Any]:
    href = row.get_absolute_url()
    met, graded = (sum(getattr(cell, name) for cell in cells) for name in ("met", "graded"))
    last = f"{met} of {graded}" if row.submitted_at else "Not submitted"
    drawn = [_drawn(cell, href) for cell in cells]
    return {"agency": row.agency, "href": href, "cells": drawn, "last": last}


def _drawn(cell: Cell, href: str) -> dict[str, Any]:
    more = f"{cell.met} of {cell.graded}" if cell.graded else ""
    place = f"{href}#s{cell.standard.number}"
    return {"words": cell.said, "tint": cell.tint, "more": more, "href": place}


@dataclass(frozen=True)
class Progress:
    """How far one agency is, when somebody last touched its return, and whom to ask about it."""

    of: Return
    answered: int
    asked: int
    touched_at: datetime | None
    touched_by: str
    leads: Sequence[User]
    is_late: bool

    @property
    def state(self) -> tuple[str, str]:
        """In words and tint."""
        if self.of.submitted_at:
            return "Submitted", "green"
        if self.is_late:
            return "Late", "red"
        if self.of.sent_back_at:
            return "Sent back", "amber"
        return ("Begun", "amber") if self.answered else ("Not started", "")


def progress(returns: QuerySet[Any], day: date) -> list[Progress]:
    """Of these returns of one cycle, those that are late and least complete first.

    Three queries for any number of agencies.
    """
    changes = Answer.history.model.objects.filter(of=OuterRef("pk"))  # type: ignore[attr-defined]
    newest = changes.order_by("-history_date", "-history_id")
    given = Q(answers__grade__isnull=False) | Q(answers__not_applicable=True)
    rows = list(
        returns.select_related("agency", "cycle").annotate(
            answered=Count("answers", filter=given),
            touched_at=Subquery(newest.values("history_date")[:1]),
            touched_by=Subquery(newest.values("history_user__name")[:1]),
        )
    )
    leads = leads_of([row.agency_id for row in rows], day)
    editions = {row.cycle.edition_id for row in rows}
    asked = list(Question.objects.filter(standard__edition__in=editions))
    many = {kind: len(questions_for(asked, kind)) for kind in {row.agency.kind for row in rows}}
    found = [
        Progress(
            row,
            row.answered,
            many[row.agency.kind],
            row.touched_at,
            row.touched_by or "",
            leads.get(row.agency_id, []),
            row.submitted_at is None and day > row.due_on,
        )
        for row in rows
    ]
    return sorted(found, key=_urgency)


def _urgency(one: Progress) -> tuple[bool, bool, float, str]:
    return (
        one.of.submitted_at is not None,
        not one.is_late,
        one.answered / one.asked if one.asked else 0,
        one.of.agency.name,
    )


def turns(user: Any, row: ChallengeDay) -> list[tuple[Slot, int | None, str]]:
    """Each turn that the reader sees: it, how many answers are weak, what came of it.

    Whoever sees the turn and not the return, the agency that asks, learns nothing of either. Three
    queries.
    """
    slots = Slot.objects.visible_to(user).filter(day=row)
    slots = list(slots.select_related("of__agency", "of__cycle", "asked_by", "day"))
    seen = Return.objects.visible_to(user).filter(pk__in=[slot.of_id for slot in slots])
    weak = weak_counts(seen)
    return [
        (slot, weak.get(slot.of_id), slot.outcome if slot.of_id in weak else "") for slot in slots
    ]
