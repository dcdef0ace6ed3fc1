"""The demonstration's reports: what a board could be owed, received, asked for and late."""

from datetime import datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from boards.models import Board, BoardKind, Listing, Membership
from boards.owed import services
from boards.owed.models import Every, Expectation
from partnership.access.offices import Office
from partnership.demo.paper import small_pdf

# What, how often, and how many days ago it was first due.
REPORTS = (
    ("Allegations against people who work with children", Every.YEAR, 40),
    ("Safeguarding supervision in the agency", Every.HALF, 12),
    ("Attendance and reports at conferences", Every.QUARTER, -15),
)


def plant(now: datetime) -> None:
    """For the first partnership board with an officer: one came, one is late, one is to come."""
    today = timezone.localdate(now)
    offices = (Office.SERVICE_OFFICER, Office.HEAD_OF_SERVICE)
    for seat in Membership.objects.acting(offices, today).order_by("pk"):
        pk = seat.board.partnership_id
        boards = Board.objects.on(today).filter(partnership=pk, kind=BoardKind.BOARD)
        listed = Listing.objects.on(today).filter(partnership=pk, agency__is_category=False)
        board, entry = boards.first(), listed.first()
        if not (board and entry) or Expectation.objects.filter(board__partnership=pk).exists():
            continue
        rows = [
            services.expect(
                board,
                title=title,
                agency=entry.agency,
                group=None,
                every=every,
                first_due_on=today - timedelta(days=ago),
                why="Invented for the demonstration",
                by=seat.person,
                today=today - timedelta(days=400),
            )
            for title, every, ago in REPORTS
        ]
        services.hand_in(
            rows[0],
            due_on=rows[0].first_due_on,
            report=SimpleUploadedFile("report.pdf", small_pdf(REPORTS[0][0])),
            by=seat.person,
            today=rows[0].first_due_on,
            now=now,
        )
