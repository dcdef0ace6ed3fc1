"""By what authority somebody decided: the offices that they held on that day (features A6)."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from boards.models import Decision, Membership
from partnership.access.offices import Office
from partnership.people.models import Appointment


def with_authority(decisions: Iterable[Decision]) -> list[Decision]:
    """The same decisions, each with `acted_as`: the words of the office. Two queries for all."""
    found = list(decisions)
    people = {one.taken_by_id for one in found}
    seats = _by_person(Membership.objects.filter(person__in=people))
    posts = _by_person(
        Appointment.objects.filter(person__in=people, office=Office.DELEGATED_OFFICER)
        .exclude(authority="")
        .select_related("agency")
    )
    for one in found:
        here = [seat for seat in seats[one.taken_by_id] if seat.board_id == one.board_id]
        held = [row for row in here + posts[one.taken_by_id] if row.runs_on(one.taken_on)]
        one.acted_as = "; ".join(dict.fromkeys(_words(row) for row in held))  # type: ignore
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
