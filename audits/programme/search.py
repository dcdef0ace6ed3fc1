"""Audits, found by their words."""

from audits.programme.models import Audit
from boards.models import Board
from partnership.search.registry import indexed, said

indexed(
    Audit,
    "Audits",
    title=lambda row: f"{row.reference}: {row.title}",
    words=lambda row: said(row.sample, row.learning),
    where=lambda row: row.group.name,
    dated=lambda row: row.due_on,
    related=("group",),
    follows=((Board, "group"),),
)
