"""Challenges are found by their reference and by what they ask."""

from boards.challenges.models import Challenge
from boards.models import Board
from partnership.agencies.models import Agency
from partnership.search.registry import indexed, said

indexed(
    Challenge,
    "Challenges",
    title=lambda row: f"Challenge {row.reference}",
    reference=lambda row: row.reference,
    words=lambda row: said(row.what, row.why, row.effect, row.agency.name),
    where=lambda row: row.board.name,
    dated=lambda row: row.raised_on,
    related=("board", "agency"),
    follows=((Board, "board"), (Agency, "agency")),
)
