"""Commissions by name, firm and method; terms of reference by their questions. Drafts are files."""

from partnership.search.registry import indexed, said
from reviews.commissioning.models import Commission, Terms
from reviews.models import Review

indexed(
    Commission,
    "Commissions of reviewers",
    title=lambda row: f"Commission of {row.name}, review {row.review.reference}",
    words=lambda row: said(row.firm, row.get_role_display(), row.get_method_display()),
    where=lambda row: row.review.board.name,
    dated=lambda row: row.contract_on,
    related=("review__board",),
    follows=((Review, "review"),),
)
indexed(
    Terms,
    "Terms of reference of reviews",
    title=str,
    words=lambda row: said(row.questions, row.why_new),
    where=lambda row: row.review.board.name,
    dated=lambda row: row.written_on,
    related=("review__board",),
    follows=((Review, "review"),),
)
