"""Closing reports are found by their words; resources by title and by the words of their files."""

from boards.closing.models import ClosingReport, Resource
from boards.models import Board
from partnership.search.registry import indexed, said

indexed(
    ClosingReport,
    "Closing reports",
    title=str,
    words=lambda report: said(
        report.asked, report.done, report.changed, report.stays_open, report.lessons
    ),
    where=lambda report: str(report.above),
    dated=lambda report: report.accepted_on or report.sent_on,
    related=("board", "above"),
    follows=((Board, "board"),),
)
indexed(
    Resource,
    "Resource packs",
    title=lambda row: "" if row.withdrawn_because else row.title,
    where=lambda row: str(row.report.board),
    related=("report__board",),
    follows=((ClosingReport, "report"),),
)
