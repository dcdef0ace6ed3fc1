"""The demonstration's risks: one high, one whose day to look again has come."""

from datetime import datetime, timedelta

from django.utils import timezone

from boards.models import Board, BoardKind, Membership
from boards.risks import services
from boards.risks.models import Risk
from boards.risks.services import Judged
from partnership.access.offices import Office

# What, cause and effect, controls, likelihood, impact, raised how many days ago, look again then.
RISKS = (
    (
        "Too few reviewers can be found for the reviews that are to be commissioned",
        "Reviewers are booked for months; reviews then end after their six months.",
        "A list shared with two neighbours; dates asked for before the decision.",
        (4, 4),
        90,
        120,
    ),
    (
        "Agencies change their safeguarding lead without telling the partnership",
        "Letters go to people who have left, and duties are missed.",
        "Offices without a holder stand on the home page.",
        (3, 3),
        60,
        45,
    ),
)


def plant(now: datetime) -> None:
    """For every partnership with an officer, once."""
    today = timezone.localdate(now)
    offices = (Office.SERVICE_OFFICER, Office.HEAD_OF_SERVICE)
    for seat in Membership.objects.acting(offices, today).order_by("pk"):
        pk = seat.board.partnership_id
        kinds = (BoardKind.EXECUTIVE, BoardKind.BOARD)
        board = Board.objects.on(today).filter(partnership=pk, kind__in=kinds).first()
        if board is None or Risk.objects.filter(partnership=pk).exists():
            continue
        for what, cause, controls, (likely, grave), ago, again in RISKS:
            raised = today - timedelta(days=ago)
            services.raise_risk(
                board,
                Judged(likely, grave, "Invented for the demonstration"),
                what=what,
                cause=cause,
                controls=controls,
                agency=None,
                came_from="Invented for the demonstration",
                look_again_on=raised + timedelta(days=again),
                by=seat.person,
                today=raised,
            )
