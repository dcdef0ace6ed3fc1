"""The published lists, and what one agency stands and sits in, to take away."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from boards.exports.asking import agency_of, day_asked, words_asked
from boards.registers import AgencyPage, Entry, agency_page, registers
from partnership.exports.lists import Column, ListExport, Params, offer


@dataclass(frozen=True)
class Listed:
    """One entry of one list of one partnership."""

    partnership: str
    title: str
    entry: Entry


def entries(user: Any, day: date, today: date, words: str = "") -> list[Listed]:
    """The lists of the agencies page, entry by entry; with words, those that hold them."""
    return [
        Listed(one.partnership, register.title, entry)
        for one in registers(user, day, today, words=words)
        for register in one.lists
        for heading in register.headings
        for part in heading.parts
        for entry in part.entries
    ]


offer(
    ListExport(
        code="agencies",
        title="Agencies",
        rows=lambda user, params, today: entries(
            user, day_asked(params, today), today, words_asked(params)
        ),
        takes=("on", "q"),
        as_at=day_asked,
        columns=(
            Column("Partnership", lambda row: row.partnership, "Whose list it is"),
            Column("List", lambda row: row.title, "Which of its lists"),
            Column("Heading", lambda row: row.entry.listing.heading, "As printed in the list"),
            Column("Subheading", lambda row: row.entry.listing.subheading, "As printed"),
            Column("Entry", lambda row: row.entry.listing.printed, "The words of the list"),
            Column("Agency", lambda row: row.entry.listing.agency.name, "The agency they name"),
            Column(
                "Category",
                lambda row: row.entry.listing.agency.is_category,
                "Yes where the entry stands for many bodies",
            ),
            Column("Ended", lambda row: row.entry.ended, "The last day, once it is past"),
            Column("Note", lambda row: row.entry.listing.note, "What the list adds"),
        ),
    )
)


# --- one agency -------------------------------------------------------------------------------


def _page(user: Any, params: Params, today: date) -> AgencyPage:
    return agency_page(agency_of(user, params), user, today)


offer(
    ListExport(
        code="agency-listings",
        title="In the published lists",
        of="agency",
        named=lambda user, params: f"In the published lists: {agency_of(user, params)}",
        rows=lambda user, params, today: _page(user, params, today).listings,
        columns=(
            Column("Partnership", lambda row: row.partnership.name, "Whose list it is"),
            Column("List", lambda row: row.get_list_name_display(), "Which of its lists"),
            Column("Area", lambda row: str(row.area or ""), "Where it is listed by area"),
            Column("As printed", lambda row: row.printed, "The words of the list"),
            Column("From", lambda row: row.starts_on, "The first day"),
            Column("Until", lambda row: row.ends_on, "The last day, if there is one"),
        ),
    )
)
offer(
    ListExport(
        code="agency-seats",
        title="Seats in boards and groups",
        of="agency",
        named=lambda user, params: f"Seats in boards and groups: {agency_of(user, params)}",
        rows=lambda user, params, today: _page(user, params, today).seats,
        columns=(
            Column("Partnership", lambda row: row.board.partnership.name, "Whose board it is"),
            Column("Board or group", lambda row: row.board.name, "Where it sits"),
            Column("Office", lambda row: row.get_office_display(), "The office"),
            Column("Person", lambda row: row.person.name, "Who holds it"),
            Column("From", lambda row: row.starts_on, "The first day"),
        ),
    )
)
offer(
    ListExport(
        code="agency-offices",
        title="Offices held for it",
        of="agency",
        named=lambda user, params: f"Offices held for: {agency_of(user, params)}",
        rows=lambda user, params, today: _page(user, params, today).offices,
        columns=(
            Column("Office", lambda row: row.get_office_display(), "The office"),
            Column("May decide", lambda row: row.authority, "What they may decide for it"),
            Column("Person", lambda row: row.person.name, "Who holds it"),
            Column("From", lambda row: row.starts_on, "The first day"),
            Column("Until", lambda row: row.ends_on, "The last day, if there is one"),
        ),
    )
)
