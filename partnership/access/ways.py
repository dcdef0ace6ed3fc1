"""The ways to a kind of object: through an office, by name, as the person it is about, or open."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, field
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
    # A table of named people: the office alone does not open it, its holder is named there as
    # well, for what `named_path` leads to; empty where that is the object itself.
    named: Any = None
    named_path: str = ""

    def reach(self, model: type[Model], user: Any, on: date) -> Q:
        """Objects whose `path` is among the `at` of the user's tenures on this day."""
        running = self._known(user, on)
        found = self._asked(user, on) if running is None else self._by_number(running)
        if found is NOTHING:
            return NOTHING
        found &= self._dates(on) & self.when
        if self.named:
            found &= _by_name(self.named.objects.on(on), self.named_path, user)
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
        return any_of(Q(**dict(zip(paths, end, strict=True))) for end in ends)

    @property
    def _pairs(self) -> tuple[tuple[str, str], ...]:
        return ((self.path, self.at), *self.same)

    @property
    def through(self) -> tuple[str, str]:
        """The relation that an object itself has towards `path`, and what is left from there on.

        "board__partnership" goes through "board" to its "partnership". Empty where the way cannot
        be folded with others: several rows or dates lie on it.
        """
        narrowed = self.when or self.unless or self.same or self.named
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
        if self.named:
            things = this.values(self.named_path or "pk")
            running = self.named.objects.on(on).filter(content_object__in=things)
            found = found.filter(person__in=running.values("user"))
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
        named = ", if named for it" if self.named else ""
        return f"{_either(names)} of {self.where}{named}"


@dataclass(frozen=True)
class Everyone(Way):
    """Anybody at all, signed in or not: for what is published.

    `when` narrows the objects: what was taken down is nobody's any more.
    """

    when: Q = field(default_factory=Q)

    def reach(self, model: type[Model], user: Any, on: date) -> Q:
        """Every object."""
        return Q(pk__isnull=False) & self.when

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
    """People named one by one, with a reason and an end: guardian's direct-key table.

    `path` leads from the object to what the table names people for; empty where it is that itself.
    `when` narrows the objects, `only` the rows of the table that open something by themselves.
    """

    table: Any = None
    path: str = ""
    when: Q = field(default_factory=Q)
    only: Q = field(default_factory=Q)

    def running(self, on: date) -> Any:
        """The rows of the table that open something on this day."""
        return self.table.objects.on(on).filter(self.only)

    def reach(self, model: type[Model], user: Any, on: date) -> Q:
        """Objects for which the user has an exception running on this day."""
        if not user.pk:
            return NOTHING
        return self.when & _by_name(self.running(on), self.path, user)

    def who(self) -> str:
        """In words."""
        return "Named exception"


def _by_name(rows: Any, path: str, user: Any) -> Q:
    """Objects for which these rows name the user."""
    named = rows.filter(user=user.pk, permission__codename__startswith="view_")
    return Q(**{f"{path or 'pk'}__among": named.values("content_object")})


def any_of(found: Iterable[Q]) -> Q:
    """One of these; the very NOTHING where there is none."""
    return reduce(or_, (one for one in found if one is not NOTHING), NOTHING)


def _either(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
