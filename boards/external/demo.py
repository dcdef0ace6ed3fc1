"""The demonstration's register: letters that ask for figures and a yearly report, all invented.

No inspection is invented: whatever it said would be said of a real agency.
"""

from datetime import date, datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from boards.actions.services.raising import Asked
from boards.external import services
from boards.external.models import ExternalEntry, Kind
from boards.external.services import Entered
from boards.models import Board, BoardKind, Listing, Membership
from partnership.access.offices import SERVICE
from partnership.demo.paper import small_pdf

STATISTICS = "A statistics office (invented)"
INVENTED = "Invented for the demonstration."
# Kind, body, what it says, what is to be answered, how many days ago, due in how many days.
ENTRIES: tuple[tuple[Kind, str, str, str, int, int | None], ...] = (
    (
        Kind.SENT,
        STATISTICS,
        f"Asks for the yearly estimates of population by age for the area. {INVENTED}",
        "The estimates by single year of age, with the day of the next issue.",
        50,
        -8,
    ),
    (
        Kind.RECEIVED,
        "A government department (invented)",
        f"Asks where the published arrangements can be read. {INVENTED}",
        "The public address of the arrangements and the day of their last change.",
        9,
        14,
    ),
    (
        Kind.COMPLAINTS,
        "Customer relations",
        f"The yearly report on complaints and representations, to be noted. {INVENTED}",
        "",
        70,
        None,
    ),
)
WHAT = "Send the partnership service the address at which the agency publishes its own policy"
IN_A_MONTH = timedelta(days=30)
ANSWER = f"The estimates came with the day of their next issue. {INVENTED}"


def plant(now: datetime) -> None:
    """For every partnership with an officer and a board, once."""
    today = timezone.localdate(now)
    for seat in Membership.objects.acting(SERVICE, today).order_by("pk"):
        here = seat.board.partnership
        kinds = (BoardKind.EXECUTIVE, BoardKind.BOARD)
        board = Board.objects.on(today).filter(partnership=here, kind__in=kinds).first()
        listed = Listing.objects.on(today).filter(partnership=here, agency__is_category=False)
        entry = listed.select_related("agency").order_by("pk").first()
        if board and entry and not ExternalEntry.objects.filter(partnership=here).exists():
            _plant(board, entry, seat.person, today, now)


def _plant(board: Board, listing: Listing, by: Any, today: date, now: datetime) -> None:
    when: dict[str, Any] = {"by": by, "today": today, "now": now}
    here, paper = board.partnership, small_pdf(INVENTED)
    for facts in ENTRIES:
        file = SimpleUploadedFile("letter.pdf", paper)
        services.record_entry(here, _entered(*facts, today), file=file, **when)
    answered = Entered(
        kind=Kind.SENT,
        body=STATISTICS,
        dated_on=today - timedelta(days=400),
        summary=f"Asks for last year’s estimates of population by age. {INVENTED}",
        due_on=today - timedelta(days=370),
    )
    row = services.record_entry(here, answered, **when)
    on = today - timedelta(days=375)
    services.answer_entry(row, answered_on=on, answer=ANSWER, **when)
    asked = Asked(WHAT, listing.agency, today, today + IN_A_MONTH)
    came = here.external_entries.get(kind=Kind.RECEIVED)
    services.raise_action_from(came, board, asked, by=by, today=today)


def _entered(
    kind: Kind,
    body: str,
    summary: str,
    to_answer: str,
    ago: int,
    due_in: int | None,
    today: date,
) -> Entered:
    day = today - timedelta(days=ago)
    return Entered(
        kind=kind,
        body=body,
        dated_on=day,
        came_on=None if kind == Kind.SENT else day + timedelta(days=2),
        summary=summary,
        to_answer=to_answer,
        due_on=None if due_in is None else today + timedelta(days=due_in),
    )
