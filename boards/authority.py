"""By what authority somebody decided: the offices that they held on that day (features A6)."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import F

from boards.models import Decision, Listing, Membership
from partnership.access.offices import Office
from partnership.people.models import Appointment


def with_authority(decisions: Iterable[Decision]) -> list[Decision]:
    """The same decisions, each with `acted_as`: the words of the office. Three queries for all.

    What an agency delegated counts where the partnership lists the agency; what somebody may
    decide for one that only another partnership lists is not told here.
    """
    found = list(decisions)
    people = {one.taken_by_id for one in found}
    seats = _by_person(Membership.objects.filter(person__in=people))
    posts = _by_person(
        Appointment.objects.filter(person__in=people, office=Office.DELEGATED_OFFICER)
        .exclude(authority="")
        .select_related("agency")
    )
    listed = _listed({one.board_id for one in found})
    for one in found:
        here = [seat for seat in seats[one.taken_by_id] if seat.board_id == one.board_id]
        theirs = [
            post
            for post in posts[one.taken_by_id]
            if any(row.runs_on(one.taken_on) for row in listed[one.board_id, post.agency_id])
        ]
        held = [row for row in here + theirs if row.runs_on(one.taken_on)]
        one.acted_as = "; ".join(dict.fromkeys(_words(row) for row in held))  # type: ignore
    return found


def _listed(boards: set[int]) -> dict[tuple[int, int], list[Listing]]:
    """The entries of lists by board, whose partnership made them, and agency. One query."""
    rows = Listing.objects.filter(
        partnership__boards__in=boards,
        agency__appointments__office=Office.DELEGATED_OFFICER,
    )
    found: dict[tuple[int, int], list[Listing]] = defaultdict(list)
    for row in rows.annotate(of=F("partnership__boards")).distinct():
        if row.of in boards:
            found[row.of, row.agency_id].append(row)
    return found


def _by_person(rows: Any) -> dict[int, list[Any]]:
    by_person: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        by_person[row.person_id].append(row)
    return by_person


def _words(tenure: Membership | Appointment) -> str:
    office = str(tenure.get_office_display())
    if isinstance(tenure, Membership):
        return office
    return f"{office} of {tenure.agency}: {tenure.authority}"
