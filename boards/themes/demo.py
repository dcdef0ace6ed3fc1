"""The demonstration's mapping. It is invented: no protocol between real boards says so."""

from datetime import datetime, timedelta

from django.utils import timezone

from boards.models import Board, BoardKind, Membership
from boards.themes.models import Part, Theme
from boards.themes.services import say_part
from partnership.access.offices import Office

PROTOCOL = "Demonstration: invented, not a real protocol"
THEMES = ("Domestic abuse", "Exploitation", "Serious violence")


def plant(now: datetime) -> None:
    """For each partnership with a Head of Service and boards to share with, once."""
    today = timezone.localdate(now)
    heads = Membership.objects.acting((Office.HEAD_OF_SERVICE,), today)
    for seat in heads.select_related("person", "board__partnership").order_by("pk"):
        here = seat.board.partnership
        running = Board.objects.on(today).filter(partnership=here)
        others = list(running.filter(kind=BoardKind.STATUTORY)[: len(THEMES)])
        ours = running.filter(kind__in=(BoardKind.EXECUTIVE, BoardKind.BOARD)).first()
        if ours is None or not others or Theme.objects.filter(partnership=here).exists():
            continue
        for number, name in enumerate(THEMES):
            for board, part in (
                (others[number % len(others)], Part.LEAD),
                (ours, Part.CONTRIBUTES),
                (others[(number + 1) % len(others)], Part.INFORMED),
            ):
                if part != Part.INFORMED or len(others) > 1:
                    say_part(
                        here,
                        theme=name,
                        board=board,
                        part=part,
                        protocol=PROTOCOL,
                        starts_on=max(board.starts_on, today - timedelta(days=200)),
                        by=seat.person,
                        today=today,
                    )
