"""Facts and arguments for the rows of owed.txt."""

from datetime import UTC, date, datetime
from typing import Any

from boards.owed import services
from boards.owed.models import Every
from partnership.documents.models import Document
from tests import factories as make

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
TODAY = NOON.date()
DUE = date(2026, 11, 30)
LATER = date(2027, 5, 30)


def plant(d: Any) -> None:
    """A report owed by the trust, one by a group, one elsewhere; the first of each came."""
    outsider = d.people["outsider"]
    d.of_trust = _owed(d.w.group, d.w.officer, agency=d.w.trust)
    d.of_group = _owed(d.adults_board, d.w.officer, group=d.w.group)
    d.owed_there = _owed(d.group_there, outsider, agency=d.council_there)
    by = {"due_on": DUE, "today": TODAY, "now": NOON}
    d.handed_in = services.hand_in(d.of_trust, report=make.pdf(), by=d.w.officer, **by)
    d.of_icb = _owed(d.adults_board, d.w.officer, agency=d.icb)
    d.handed_in_group = services.hand_in(d.of_group, report=make.pdf(), by=d.w.officer, **by)
    d.handed_in_there = services.hand_in(d.owed_there, report=make.pdf(), by=outsider, **by)


def _owed(board: Any, by: Any, agency: Any = None, group: Any = None) -> Any:
    facts = {"title": "A report", "every": Every.HALF, "first_due_on": DUE, "why": "Asked for"}
    return services.expect(board, agency=agency, group=group, by=by, today=TODAY, **facts)


def objects(d: Any) -> dict[str, list[Any]]:
    """The arguments of every address here."""
    here, there = d.w.partnership.key, d.there.key
    rows = {
        "of-icb": d.of_icb,
        "of-trust": d.of_trust,
        "of-group": d.of_group,
        "elsewhere": d.owed_there,
    }
    pages = ("expectation", "change", "hand_in", "not_needed")
    report = ["owed.OwedReport", d.handed_in.pk]
    return {
        "owed:year@here": [here],
        "owed:year@there": [there],
        "owed:board@group": [d.w.group.key],
        "owed:expect@here": [here, d.w.group.key],
        "owed:expect@there": [there, d.group_there.key],
        **{f"owed:{page}@{tag}": [row.pk] for page in pages for tag, row in rows.items()},
        "owed:put_before@of-trust": [d.handed_in.pk],
        "owed:put_before@elsewhere": [d.handed_in_there.pk],
        "access:why@owed-report": report,
        "access:why@owed-report-of-group": ["owed.OwedReport", d.handed_in_group.pk],
        "access:changes@owed-report": report,
        "access:changes@expectation": ["owed.Expectation", d.of_trust.pk],
        "documents:fetch@owed-report": [Document.objects.about(d.handed_in).get().pk],
        "exports:download_of@owed-here": ["owed", here, "csv"],
        "exports:download_of@owed-there": ["owed", there, "csv"],
    }


def says(d: Any) -> dict[str, Any]:
    """What somebody with the right would send."""
    day = {"first_due_on_day": "1", "first_due_on_month": "2", "first_due_on_year": "2027"}
    new = {"title": "Another report", "every": "year", "why": "The board", **day}
    return {
        "owed:expect@here": {**new, "agency": str(d.w.trust.pk)},
        "owed:expect@there": {**new, "agency": str(d.council_there.pk)},
        "owed:change": {**new, "agency": str(d.w.trust.pk), "because": "Agreed"},
        "owed:hand_in": lambda: {"due_on": LATER.isoformat(), "report": make.pdf()},
        "owed:not_needed": {"due_on": LATER.isoformat(), "because": "None this time"},
        "owed:put_before": {"meeting": str(d.lately[d.w.group.pk].pk)},
    }
