"""Policies: which office gives which right on which object, as data that SQL and words are made of.

Each app's permissions.py calls `allow`. A right not allowed here does not exist: default deny.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import Model, Q

from partnership.access.offices import Office
from partnership.access.ways import (
    NOTHING,
    Everyone,
    Holders,
    Named,
    Themselves,
    Way,
    any_of,
)

__all__ = [
    "NOTHING",
    "Everyone",
    "Holders",
    "Named",
    "Policy",
    "Themselves",
    "Way",
    "allow",
    "holders_of",
    "narrow",
    "policies",
    "policy_of",
    "reach",
]


@dataclass(frozen=True)
class Plan:
    """The ways to one right as the database is asked: those that go through the same relation are
    folded, each with what is left of its path; `alone`, all others."""

    ways: tuple[Way, ...]
    alone: list[Way]
    folded: dict[str, list[Holders]]


@dataclass
class Policy:
    """Every way to a kind of object, and what its rights are called."""

    model: type[Model]
    ways: list[Way] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)
    _plans: dict[tuple[int, ...], Plan] = field(default_factory=dict, repr=False)

    def ways_to(self, right: str) -> list[Way]:
        """The ways that give this right."""
        return [way for way in self.ways if right in way.rights]

    def plan(self, right: str) -> Plan:
        """How to ask for this right; made once for the very same ways, which it keeps alive."""
        ways = self.ways_to(right)
        key = tuple(map(id, ways))
        if key not in self._plans:
            self._plans[key] = _plan(ways)
        return self._plans[key]

    def rights(self) -> list[str]:
        """Every right that exists on this kind of object."""
        return sorted({right for way in self.ways for right in way.rights})


_policies: dict[type[Model], Policy] = {}


def allow(model: type[Model], *ways: Way, words: dict[str, str] | None = None) -> None:
    """Add ways to a kind of object; an upper floor may open a row of a lower one."""
    policy = _policies.setdefault(model, Policy(model))
    policy.ways.extend(ways)
    policy.words.update(words or {})


def narrow(model: type[Model], when: Q) -> None:
    """Let the ways declared so far open only these objects: an upper floor governs the others."""
    policy = _policies[model]
    policy.ways = [_narrowed(way, when) for way in policy.ways]


def _narrowed(way: Way, when: Q) -> Way:
    assert isinstance(way, Holders | Named | Everyone), f"{way} cannot be narrowed"
    return replace(way, when=way.when & when)


def policy_of(model: type[Model]) -> Policy:
    """The policy of this model; an empty one, which denies everything, when none is declared."""
    return _policies.get(model) or Policy(model)


def policies() -> Sequence[Policy]:
    """Every policy, by model name."""
    return sorted(_policies.values(), key=lambda policy: policy.model._meta.label)


def reach(model: type[Model], user: Any, right: str, on: date) -> Q:
    """Which objects of this model the user holds this right on, that day.

    Ways through the same relation are one question to the few rows behind it (the boards that the
    user reaches), asked once: see lookups.py.
    """
    plan = policy_of(model).plan(right)
    found = [way.reach(model, user, on) for way in plan.alone]
    for relation, ways in plan.folded.items():
        behind = _behind(model, relation)
        reached = any_of(way.reach(behind, user, on) for way in ways)
        if reached is not NOTHING:
            few = behind._base_manager.filter(reached).order_by().values("pk")
            found.append(Q(**{f"{relation}__among": few}))
    return any_of(found)


def _plan(ways: list[Way]) -> Plan:
    alone: list[Way] = []
    folded: dict[str, list[Holders]] = defaultdict(list)
    for way in _together(ways):
        if isinstance(way, Holders) and way.through[0]:
            relation, rest = way.through
            folded[relation].append(replace(way, path=rest))
        else:
            alone.append(way)
    return Plan(tuple(ways), alone, dict(folded))


def _together(ways: Iterable[Way]) -> list[Way]:
    """Offices that reach by the very same way are asked about in one go."""
    found: dict[Any, Way] = {}
    for way in ways:
        if not isinstance(way, Holders):
            found[id(way)] = way
            continue
        alike = replace(way, offices=(), rights=frozenset(), where="")
        there = found.get(alike)
        offices = (*there.offices, *way.offices) if isinstance(there, Holders) else way.offices
        found[alike] = replace(way, offices=offices)
    return list(found.values())


def _behind(model: type[Model], relation: str) -> Any:
    """The model that a relation, or several one after another, leads to."""
    behind: Any = model
    for name in relation.split("__"):
        behind = behind._meta.get_field(name).related_model
    return behind


def holders_of(
    *offices: Office,
    rights: Iterable[str],
    tenure: Any,
    path: str,
    at: str,
    where: str,
    **more: Any,
) -> Holders:
    """A way for the holders of these offices; see `Holders`."""
    return Holders(
        rights=frozenset(rights),
        offices=offices,
        tenure=tenure,
        path=path,
        at=at,
        where=where,
        **more,
    )
