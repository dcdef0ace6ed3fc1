"""The register of referrals to take away."""

from django.utils import timezone

from partnership.exports.lists import Column, ListExport, offer
from reviews.referrals.looking import register, waited
from reviews.referrals.models import MARKING

offer(
    ListExport(
        code="referrals",
        title="Referrals",
        marking=MARKING,
        takes=("show",),
        rows=lambda user, params, today: register(user, params.get("show", "")),
        columns=(
            Column("Reference", lambda row: row.reference, "The number here"),
            Column("Referred by", lambda row: row.who, "The agency or role"),
            Column("Their reference", lambda row: row.their_reference, "Theirs for the case"),
            Column("About", lambda row: row.get_about_display(), "A child or an adult"),
            Column("Received", lambda row: row.received_on, "The day it came"),
            Column("Stage", lambda row: row.stage, "Where it stands"),
            Column(
                "Waited", lambda row: waited(row, timezone.localdate()), "In working days, so far"
            ),
        ),
    )
)
