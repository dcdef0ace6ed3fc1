"""What a partnership has so far and what is missing, for the page where it is set up."""

from dataclasses import dataclass
from datetime import date

from boards.models import Board, BoardKind, Listing, ListName, Partnership
from boards.vacancies import bodies_without_chair
from boards.waiting import tenures_of, waiting_in
from partnership.people.models import User


@dataclass(frozen=True)
class Setup:
    """Counts of what runs today, and the steps that are still to be taken, most needed first."""

    partnership: Partnership
    boards: int
    agencies: int
    people: int
    waiting: int
    missing: list[str]
    runs_letters: bool


def setup_of(partnership: Partnership, today: date, *, runs_letters: bool) -> Setup:
    """How far one partnership has got. A fixed number of queries.

    in: `runs_letters`, whether the reader may see its letters and vacant roles.
    """
    boards = list(Board.objects.on(today).filter(partnership=partnership))
    lists = list(
        Listing.objects.on(today)
        .filter(partnership=partnership)
        .values_list("list_name", "agency_id")
    )
    seats, posts = tenures_of(partnership, today)
    people = User.objects.filter(pk__in=seats.values("person")) | User.objects.filter(
        pk__in=posts.values("person")
    )
    empty = bodies_without_chair(partnership, today)
    return Setup(
        partnership=partnership,
        boards=sum(board.kind not in (BoardKind.SERVICE, BoardKind.STATUTORY) for board in boards),
        agencies=len({agency for _, agency in lists}),
        people=people.count(),
        waiting=waiting_in(partnership, today).count(),
        missing=_missing(boards, {name for name, _ in lists}, empty),
        runs_letters=runs_letters,
    )


def _missing(boards: list[Board], lists: set[str], empty: list[str]) -> list[str]:
    kinds = {board.kind for board in boards}
    steps = [
        (ListName.STATUTORY not in lists, "No statutory safeguarding partner is listed."),
        (not kinds & {BoardKind.EXECUTIVE, BoardKind.BOARD}, "There is no board yet."),
        (
            BoardKind.REVIEW not in kinds,
            "There is no review group, so no incident can be recorded.",
        ),
    ]
    found = [words for wanting, words in steps if wanting]
    return found + ([f"Nobody chairs: {', '.join(empty)}."] if empty else [])
