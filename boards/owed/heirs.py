"""The reports that an agency owes, when another follows it.

What came stays with the agency that handed it in, and so does who reads it. The old row ends the
day before; its heir owes the same by a row of its own, from that day on, and with it every due day
that is behind and for which nothing came.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from boards.heirs import Owes, Step
from boards.owed.figures import Owed, owed_between
from boards.owed.models import Every, Expectation, OwedReport
from partnership.records.dated import not_over_on
from partnership.ui.words import plain_day

TITLE, WHY = 200, 300


def still_owed(agencies: Collection[int], on: date) -> QuerySet[Expectation]:
    """Reports that these agencies go on owing. One that was owed once and came is not owed."""
    settled = OwedReport.objects.filter(
        ~Q(not_needed_because="") | Q(received_on__isnull=False),
        expectation=OuterRef("pk"),
        due_on=OuterRef("first_due_on"),
    )
    rows: QuerySet[Expectation] = Expectation.objects.filter(
        not_over_on(on), ~Q(every=Every.ONCE) | ~Exists(settled), agency__in=agencies
    )
    return rows.select_related("agency")


def pass_on(rows: Sequence[Expectation], step: Step) -> None:
    """The heir owes each from that day on."""
    for row in rows:
        days, runs_until, has_twin = _days(row, step), row.ends_on, _has_twin(row, step)
        row.ends_on = max(step.last_day, row.starts_on)
        step.keep(row)
        if has_twin:
            _ask_beside(row, days, step)
        else:
            begins = max(step.on, row.starts_on)
            heirs = _copy(row, step, starts_on=begins, ends_on=runs_until)
            step.keep(heirs)
            for one in days:
                _carry(one, heirs, step)


def _has_twin(row: Expectation, step: Step) -> bool:
    """Whether the heir owes the same report already: for itself, or from another that merged."""
    rows = Expectation.objects.filter(not_over_on(step.on), board=row.board_id, title=row.title)
    return bool(rows.filter(agency=step.heir).exists())


def _days(row: Expectation, step: Step) -> list[Owed]:
    """The due days behind for which nothing came, and those to come of which something is known."""
    here = Expectation.objects.filter(pk=row.pk)
    known = row.reports.order_by("-due_on").values_list("due_on", flat=True).first()
    found = owed_between(here, row.starts_on, max(step.last_day, known or step.last_day), step.on)
    return [one for one in found if (one.is_open if one.due_on < step.on else one.row)]


def _copy(row: Expectation, step: Step, **more: Any) -> Expectation:
    names = ("board", "title", "every", "first_due_on", "why")
    return Expectation(agency=step.heir, **{**{name: getattr(row, name) for name in names}, **more})


def _ask_beside(row: Expectation, days: Sequence[Owed], step: Step) -> None:
    """Of an heir that owes the same for itself, what is behind is asked day by day, beside it; the
    days to come are its own."""
    for one in days:
        if one.due_on < step.on:
            tail = f", of {step.old}, due {plain_day(one.due_on)}"
            title = (row.title[: max(TITLE - len(tail), 0)] + tail)[:TITLE]
            facts: Any = {"title": title, "first_due_on": one.due_on, "every": Every.ONCE}
            beside = _copy(row, step, starts_on=step.on, **facts)
            step.keep(beside)
            _carry(one, beside, step)
        elif one.is_open:
            _give_up(one, step)


def _carry(one: Owed, heirs: Expectation, step: Step) -> None:
    """A due day for which nothing came is the heir's; what came early, or is not needed, is not
    asked of it again."""
    known = one.row or OwedReport()
    facts: dict[str, Any] = {"asked_on": known.asked_on, "meeting": known.meeting}
    if known.received_on:
        came = f"Handed in by {step.old} on {plain_day(known.received_on)}"
        facts = {"not_needed_because": came[:WHY]}
    elif known.not_needed_because:
        facts = {"not_needed_because": known.not_needed_because}
    step.keep(OwedReport(expectation=heirs, due_on=one.due_on, **facts))
    if one.is_open:
        _give_up(one, step)


def _give_up(one: Owed, step: Step) -> None:
    """The old agency's own line says whose it is now."""
    old = one.row or OwedReport(expectation=one.expectation, due_on=one.due_on)
    old.not_needed_because = f"Owed by {step.heir} since {plain_day(step.on)}"[:WHY]
    step.keep(old)


REPORTS = Owes(
    "owed",
    "Reports owed to boards",
    still_owed,
    pass_on,
    note="what came stays with the agency that handed it in",
    order=20,
)
