"""Referrals are found by their references alone."""

from partnership.search.registry import indexed, said
from reviews.referrals.models import Referral

indexed(
    Referral,
    "Referrals",
    title=lambda row: f"Referral {row.reference}",
    reference=lambda row: row.reference,
    words=lambda row: said(row.their_reference),
    where=lambda row: row.who,
    dated=lambda row: row.received_on,
    related=("agency", "link"),
)
