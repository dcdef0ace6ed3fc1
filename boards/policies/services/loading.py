"""Bring in what is known of documents from published reports: facts, without their texts."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.models import Board, Partnership
from boards.policies.models import GovernedDocument, State, Version
from partnership.records.dated import KnownTo

DATA = Path(__file__).parent.parent / "data"
SOURCE = "Annual report of 2015-16, section 5.3: the text is not held here"


def file_of(partnership: Partnership) -> Path | None:
    """The file of what is known of this partnership's documents, if there is one."""
    path = DATA / f"{partnership.key}.toml"
    return path if path.exists() else None


@transaction.atomic
def load_documents(partnership: Partnership, path: Path) -> int:
    """Enter every document of the file that the register does not have yet, all or none.

    A document that stands is left as it is: people may have changed it. Returns how many were
    entered. raises: ValidationError for a board that the partnership does not have.
    """
    with path.open("rb") as file:
        rows = tomllib.load(file)["document"]
    known = set(GovernedDocument.objects.values_list("key", flat=True))
    boards = {board.key: board for board in Board.objects.filter(partnership=partnership)}
    new = [row for row in rows if row["key"] not in known]
    for row in new:
        _enter(partnership, row, boards)
    return len(new)


def _enter(partnership: Partnership, row: dict[str, Any], boards: dict[str, Board]) -> None:
    document = GovernedDocument(
        partnership=partnership,
        key=row["key"],
        kind=row["kind"],
        title=row["title"],
        owner=_board(boards, row["owner"]),
        board=_board(boards, row["board"]) if "board" in row else None,
        source=SOURCE,
    )
    document.save_because("known from a published report", by=None)
    approved = date.fromisoformat(f"{row['approved']}-01") if "approved" in row else None
    version = Version(
        document=document,
        number=1,
        state=State.PRINTED,
        printed=row["printed"],
        approved_on=approved,
        approved_known_to=KnownTo.MONTH if approved else KnownTo.DAY,
    )
    version.save_because("known from a published report", by=None)
    document.current = version
    document.save_because("known from a published report", by=None)


def _board(boards: dict[str, Board], key: str) -> Board:
    if key not in boards:
        raise ValidationError(f"There is no board or group {key}.")
    return boards[key]
