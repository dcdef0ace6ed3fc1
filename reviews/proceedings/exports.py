"""What runs beside cases, to take away."""

from partnership.exports.lists import Column, ListExport, offer
from reviews.exports.days import known
from reviews.models.incident import MARKING
from reviews.proceedings.looking import register

offer(
    ListExport(
        code="proceedings",
        title="Proceedings beside cases",
        marking=MARKING,
        rows=lambda user, params, today: register(user),
        columns=(
            Column("Case", lambda row: row.incident.reference, "The incident’s own number"),
            Column("What it is", lambda row: row.title, "Its kind"),
            Column("Led by", lambda row: row.led_by, "An office or organisation"),
            Column("Their reference", lambda row: row.their_reference, "The other body’s"),
            Column("Opened", lambda row: known(row.opened_on, row.opened_known_to), "Day or month"),
            Column("Next day", lambda row: row.next_on, "A hearing, for example"),
            Column("What happens then", lambda row: row.next_what, "In words"),
        ),
    )
)
