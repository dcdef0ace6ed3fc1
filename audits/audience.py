"""Whom a cycle asks: the agencies that have the duty, each with its questions and its leads."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from audits.models import Cycle, Question
from boards.models import Listing
from boards.obligations.standing import asked_because_of_each
from boards.permissions import LEADS
from partnership.agencies.models import Agency
from partnership.people.models import Appointment, User


@dataclass(frozen=True)
class Asked:
    """One agency that a cycle asks.

    ground: why it is asked; questions: how many of the edition's it is asked; leads: who is told,
    nobody where the agency has no lead yet.
    """

    agency: Agency
    ground: str
    questions: int
    leads: list[User]


def questions_for(questions: Iterable[Question], kind: str) -> list[Question]:
    """Those of an edition that agencies of this kind are asked, in order."""
    return [one for one in questions if one.is_for(kind)]


def audience(cycle: Cycle, day: date) -> list[Asked]:
    """The agencies with the duty of the framework on a day, by name. Five queries."""
    listed = Listing.objects.on(day).filter(partnership=cycle.partnership_id)
    rows = Agency.objects.on(day).filter(pk__in=listed.values("agency"), is_category=False)
    agencies = list(rows.order_by("name"))
    because = asked_because_of_each(agencies, day, cycle.partnership)
    leads = leads_of(agencies, day)
    asked = list(Question.objects.filter(standard__edition=cycle.edition_id))
    found = []
    for agency in agencies:
        grounds = [
            one for one in because[agency.pk] if one.duty.code == cycle.edition.framework.duty
        ]
        many = len(questions_for(asked, agency.kind))
        if grounds and many:
            found.append(Asked(agency, grounds[0].ground, many, leads.get(agency.pk, [])))
    return found


def leads_of(agencies: Collection[Any], day: date) -> dict[int, list[User]]:
    """The safeguarding leads of agencies today, by the agency's number. One query."""
    held = Appointment.objects.acting(LEADS, day).filter(agency__in=agencies)
    found: dict[int, dict[User, None]] = defaultdict(dict)
    for seat in held.select_related("person").order_by("pk"):
        found[seat.agency_id][seat.person] = None
    return {pk: list(people) for pk, people in found.items()}
