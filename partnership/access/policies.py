"""Policies: which office gives which right on which object, as data that SQL and words are made of.

Each app's permissions.py calls `allow`. A right not allowed here does not exist: default deny.
"""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from partnership.access import lookups  # noqa: F401 - registers `among`
from partnership.access.known import Running, known
from partnership.access.offices import Office
from partnership.records.dated import not_over_on, running_on

NOTHING = Q(pk__in=[])


@dataclass(frozen=True)
class Way(ABC):
    """One way to some rights on a kind of object."""

    rights: frozenset[str]

    @abstractmethod
    def reach(self, model: type[Model], user: Any, on: date) -> Q:
        """Which objects this way opens to the user on this day."""

    def holders(self, obj: Any, on: date) -> QuerySet[Any] | None:
        """The tenures that open this object on this day; None where it is not about offices."""
        return None

    def led(self, user: Any, on: date) -> set[str]:
        """From what the user's reach follows that day, where it is no office and no exception."""
        return set()

    def depends(self, user: Any, on: date) -> dict[str, QuerySet[Any]]:
        """Rows without which nothing is open to the user by this way, by a name: see known.py."""
        return {}

    @abstractmethod
    def who(self) -> str:
        """Who this way is for, in words."""


@dataclass(frozen=True)
class Holders(Way):
    """Whoever holds one of these offices where the object belongs.

    `path` leads from the object and `at` from the tenure to the same row: a board, a
    partnership, an agency. The dates of the tenure are tested in the query itself, so a right
    ends with the last day of the office whatever else is stored.
    """

    offices: tuple[Office, ...] = ()
    tenure: Any = None
    path: str = ""
    at: str = ""
    where: str = ""
    many: bool = False  # whether `path` may lead to several rows
    of_one: bool = False  # `many`, but all of one partnership: who holds it is counted and named
    # Relations with dates of their own on the way, such as "listings__" or "agency__listings__".
    path_dated: str = ""
    at_dated: str = ""
    # Relations on the way that may also begin later, or have ended so many days ago.
    path_open: tuple[tuple[str, int], ...] = ()
    # More pairs of `path` and `at` that the very same tenure must match.
    same: tuple[tuple[str, str], ...] = ()
    # Which objects this way opens at all; and the people from whom some are kept, by a relation.
    when: Q = Q()
    unless: str = ""
    unless_when: Q = Q()

    def reach(self, model: type[Model], user: Any, on: date) -> Q:
        """Objects whose `path` is among the `at` of the user's tenures on this day."""
        running = self._known(user, on)
        found = self._asked(user, on) if running is None else self._by_number(running)
        if found is NOTHING:
            return NOTHING
        found &= self._dates(on) & self.when
        if self.many:
            found = Q(pk__in=model._base_manager.filter(found).values("pk"))
        if self.unless:
            kept = model._base_manager.filter(self.unless_when, **{self.unless: user.pk})
            found &= ~Q(pk__in=kept.values("pk"))
        return found

    def _asked(self, user: Any, on: date) -> Q:
        """The same as a question about the tenures, dates and all."""
        held = self.tenure.objects.held(user, self.offices, on).order_by()
        dated = running_on(on, self.at_dated) if self.at_dated else Q()
        held = held.filter(dated)
        found = Q(**{f"{self.path}__in": held.values(self.at)})
        if self.same:
            # The dates once more: they must be those of the very row that a pair goes through.
            pairs = {at: OuterRef(path) for path, at in self._pairs}
            found &= Q(Exists(held.filter(dated, **pairs)))
        return found

    def _known(self, user: Any, on: date) -> list[Running] | None:
        """The tenures where they are known already: see known.py."""
        reader = known(user, on)
        road, relations = (self.tenure, self.at_dated), [at for _, at in self._pairs]
        return reader.of(road, self.offices, relations) if reader else None

    def _by_number(self, running: list[Running]) -> Q:
        """The same by the numbers of what these tenures lead to; NOTHING where to nothing."""
        leads = {tuple(one.to[at] for _, at in self._pairs) for one in running}
        ends = sorted(end for end in leads if None not in end)
        if not ends:
            return NOTHING
        if not self.same:
            return Q(**{f"{self.path}__in": [number for (number,) in ends]})
        paths = [path for path, _ in self._pairs]
        return _any_of(Q(**dict(zip(paths, end, strict=True))) for end in ends)

    @property
    def _pairs(self) -> tuple[tuple[str, str], ...]:
        return ((self.path, self.at), *self.same)

    @property
    def through(self) -> tuple[str, str]:
        """The relation that an object itself has towards `path`, and what is left from there on.

        "board__partnership" goes through "board" to its "partnership". Empty where the way cannot
        be folded with others: several rows or dates lie on it.
        """
        narrowed = self.when or self.unless or self.same
        if self.many or self.path_dated or self.path_open or narrowed or self.path == "pk":
            return "", ""
        relation, _, rest = self.path.rpartition("__")
        return (relation, rest) if relation else (self.path, "pk")

    def holders(self, obj: Any, on: date) -> QuerySet[Any]:
        """The tenures that reach this object on this day."""
        this = type(obj)._base_manager.filter(self._dates(on), self.when, pk=obj.pk)
        reaches = reduce(and_, (Q(**{f"{at}__in": this.values(path)}) for path, at in self._pairs))
        if self.at_dated:
            reaches &= running_on(on, self.at_dated)
        found: QuerySet[Any] = self.tenure.objects.acting(self.offices, on).filter(reaches)
        if self.unless:
            kept = this.filter(self.unless_when, **{f"{self.unless}__isnull": False})
            found = found.exclude(person__in=kept.values(self.unless))
        return found.distinct()

    def _dates(self, on: date) -> Q:
        """What the dates on the way must be, said of the same rows as `path`."""
        dates = running_on(on, self.path_dated) if self.path_dated else Q()
        for relation, days_after in self.path_open:
            dates &= not_over_on(on, relation, days_after)
        return dates

    def who(self) -> str:
        """For example "Service officer or Head of Service of the partnership"."""
        names = [str(office.label) for office in self.offices]
        return f"{_either(names)} of {self.where}"


@dataclass(frozen=True)
class Everyone(Way):
    """Anybody at all, signed in or not: for what is published."""

    def reach(self, model: type[Model], user: Any, on: date) -> Q:
        """Every object."""
        return Q(pk__isnull=False)

    def who(self) -> str:
        """In words."""
        return "Everyone: it is published"


@dataclass(frozen=True)
class Themselves(Way):
    """The person whom the object is about."""

    path: str = "pk"

    def reach(self, model: type[Model], user: Any, on: date) -> Q:
        """Objects that lead to this very user."""
        return Q(**{self.path: user.pk}) if user.pk else NOTHING

    def who(self) -> str:
        """In words."""
        return "The person themselves"


@dataclass(frozen=True)
class Named(Way):
    """People named one by one, with a reason and an end: guardian's direct-key table."""

    table: Any = None

    def reach(self, model: type[Model], user: Any, on: date) -> Q:
        """Objects for which the user has an exception running on this day."""
        if not user.pk:
            return NOTHING
        running = self.table.objects.on(on).filter(user=user)
        named = running.filter(permission__codename__startswith="view_")
        return Q(pk__among=named.values("content_object"))

    def who(self) -> str:
        """In words."""
        return "Named exception"


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
        reached = _any_of(way.reach(behind, user, on) for way in ways)
        if reached is not NOTHING:
            few = behind._base_manager.filter(reached).order_by().values("pk")
            found.append(Q(**{f"{relation}__among": few}))
    return _any_of(found)


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


def _any_of(found: Iterable[Q]) -> Q:
    """One of these; the very NOTHING where there is none."""
    return reduce(or_, (one for one in found if one is not NOTHING), NOTHING)


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


def _either(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
