"""What a person can see, as far as somebody else may see it too."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, QuerySet

from boards.models import Membership
from partnership.access.offices import Office
from partnership.access.policies import Holders, Policy, Way, policies, reach
from partnership.people.models import Appointment

FIRST = 50


@dataclass(frozen=True)
class Seen:
    """One thing, and by which ways the person reaches it."""

    row: Any
    ways: list[str]


@dataclass(frozen=True)
class Kind:
    """One kind of thing: how many, and the first of them."""

    name: str
    number: int
    first: list[Seen]


def what_both_see(person: Any, reader: Any, on: date) -> list[Kind]:
    """For each kind of object that has a policy: what the person may see among what the reader may.

    The reader learns of nothing that is closed to them: not even how much of it there is. Two
    queries a kind, three where there is something.
    """
    restricted_first = sorted(
        policies(), key=lambda policy: not getattr(policy.model, "readings_are_kept", False)
    )
    held = _offices_seen(person, reader, on)
    return [_kind(policy, person, reader, on, held) for policy in restricted_first]


def _offices_seen(person: Any, reader: Any, on: date) -> set[str]:
    """The offices that the person holds, of those that the reader may see."""
    held: set[str] = set()
    for model in (Membership, Appointment):
        seen = model.objects.visible_to(reader, on=on).held(person, list(Office), on)
        held |= set(seen.order_by().values_list("office", flat=True))
    return held


def _kind(policy: Policy, person: Any, reader: Any, on: date, held: set[str]) -> Kind:
    model = policy.model
    rows: QuerySet[Any] = model._base_manager.filter(
        reach(model, reader, "view", on), reach(model, person, "view", on)
    )
    number = rows.count()
    name = model._meta.verbose_name if number == 1 else model._meta.verbose_name_plural
    return Kind(str(name), number, _first(policy, rows, person, on, held) if number else [])


def _first(
    policy: Policy, rows: QuerySet[Any], person: Any, on: date, held: set[str]
) -> list[Seen]:
    ways = policy.ways_to("view")
    flags = {
        f"way_{n}": ExpressionWrapper(
            way.reach(policy.model, person, on), output_field=BooleanField()
        )
        for n, way in enumerate(ways)
    }
    said = [_said(way, held) for way in ways]
    parents = [field.name for field in policy.model._meta.fields if field.is_relation]
    found = rows.select_related(*parents).order_by("pk").annotate(**flags)[:FIRST]
    return [
        Seen(row, [said[n] for n in range(len(ways)) if getattr(row, f"way_{n}")]) for row in found
    ]


def _said(way: Way, held: set[str]) -> str:
    """The way by the offices that the person is seen to hold, of those it is for."""
    names = [str(o.label) for o in way.offices if o in held] if isinstance(way, Holders) else []
    return f"{' and '.join(names)} of {way.where}" if names else way.who()  # type: ignore[attr-defined]
