"""Every right and every way to it, as a careless line would loosen them."""

from datetime import date
from typing import Any

import pytest
from django.db.models import Q

from partnership.access import policies as gate
from partnership.access.offices import AGENCY_OFFICES, BODY_OFFICES, Office
from partnership.people.models import Appointment


class Anybody(gate.Way):
    """Everybody who is signed in: what a careless line in a permissions.py would say."""

    def reach(self, model: Any, user: Any, on: date) -> Q:
        return Q(pk__isnull=False) if user.pk else gate.NOTHING

    def who(self) -> str:
        return "Everybody signed in"


RIGHTS = [(policy, right) for policy in gate.policies() for right in policy.rights()]
# Where a right is everybody's already there is nothing to loosen.
LOOSENED = [
    (policy, right)
    for policy, right in RIGHTS
    if not any(isinstance(way, gate.Everyone) for way in policy.ways_to(right))
]


def called(policy: gate.Policy, right: str) -> str:
    return f"{policy.model.__name__}.{right}"


def offices_for(way: gate.Holders) -> tuple[Office, ...]:
    """Every office that this sort of tenure can be."""
    return AGENCY_OFFICES if way.tenure is Appointment else BODY_OFFICES


WIDENED = [
    pytest.param(policy, n, right, id=f"{called(policy, right)} of {way.who()[:60]} ({n})")
    for policy in gate.policies()
    for n, way in enumerate(policy.ways)
    if isinstance(way, gate.Holders) and not set(way.offices) >= set(offices_for(way))
    for right in sorted(way.rights)
]
