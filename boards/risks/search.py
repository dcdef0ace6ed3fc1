"""Risks, found by their words."""

from boards.models import Board
from boards.risks.models import Risk
from partnership.search.registry import indexed, said

indexed(
    Risk,
    "Risks",
    title=lambda row: f"{row.reference}: {row.what}",
    words=lambda row: said(row.cause, row.controls),
    where=lambda row: row.board.name,
    dated=lambda row: row.raised_on,
    related=("board",),
    follows=((Board, "board"),),
)
