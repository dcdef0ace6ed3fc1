"""People and their offices that can be taken away."""

from datetime import date
from typing import Any

from boards.exports.asking import number_of, words_asked
from boards.tenures import Held, Offices, offices_of, people_with_offices
from partnership.access.views import seen_or_404
from partnership.exports.lists import Column, ListExport, Params, offer
from partnership.people.models import User


def _offices(person: Any) -> str:
    held = [*person.seats_now, *person.posts_now]
    return "; ".join(f"{one.get_office_display()}, {one.where}" for one in held)


offer(
    ListExport(
        code="people",
        title="People",
        rows=lambda user, params, today: people_with_offices(user, today).called(
            words_asked(params)
        ),
        takes=("q",),
        columns=(
            Column("Name", lambda person: person.name, "The person’s name"),
            Column("Offices today", _offices, "Each office with what it is held in or for"),
        ),
    )
)


# --- the offices of one person ----------------------------------------------------------------


def _person(user: Any, params: Params) -> User:
    found: User = seen_or_404(user, User.objects.all(), pk=number_of(params))
    return found


def _held(user: Any, params: Params, today: date) -> list[tuple[str, Held]]:
    """Every office as the page of the person has it, under the page's own headings."""
    found: Offices = offices_of(_person(user, params), user, today, manages=False)
    parts = (("Now", found.now), ("From a later day", found.later), ("Before", found.before))
    return [(when, held) for when, few in parts for held in few]


offer(
    ListExport(
        code="offices",
        title="Offices",
        of="number of a person",
        named=lambda user, params: f"Offices: {_person(user, params)}",
        rows=_held,
        columns=(
            Column("When", lambda row: row[0], "Held now, from a later day, or before"),
            Column("Office", lambda row: row[1].tenure.get_office_display(), "The office"),
            Column("Held in or for", lambda row: str(row[1].tenure.where), "Where"),
            Column(
                "May decide",
                lambda row: getattr(row[1].tenure, "authority", ""),
                "For their agency, if said",
            ),
            Column("Cover", lambda row: row[1].tenure.covers_id is not None, "Yes for a stand-in"),
            Column("From", lambda row: row[1].tenure.starts_on, "The first day"),
            Column("Until", lambda row: row[1].tenure.ends_on, "The last day, if there is one"),
        ),
    )
)
