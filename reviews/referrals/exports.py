"""The register of referrals to take away."""

from partnership.exports.lists import Column, ListExport, offer
from reviews.referrals.looking import told_register
from reviews.referrals.models import MARKING

offer(
    ListExport(
        code="referrals",
        title="Referrals",
        marking=MARKING,
        takes=("show",),
        rows=lambda user, params, today: told_register(user, params.get("show", ""), today),
        columns=(
            Column("Reference", lambda row: row.reference, "The number here"),
            Column("Referred by", lambda row: row.who, "The agency or role"),
            Column("Their reference", lambda row: row.their_reference, "Theirs for the case"),
            Column("About", lambda row: row.get_about_display(), "A child or an adult"),
            Column("Received", lambda row: row.received_on, "The day it came"),
            Column("Stage", lambda row: row.stage, "Where it stands"),
            Column("Waited", lambda row: row.waited_words, "In working days"),
        ),
    )
)
