"""Ask the gate about one object: which rights, by which way, and who else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import BooleanField, ExpressionWrapper, Model, QuerySet
from django.utils import timezone
from guardian.utils import get_user_obj_perms_model

from partnership.access.actors import held_then
from partnership.access.models import Reading
from partnership.access.offices import Office
from partnership.access.policies import (
    NOTHING,
    Holders,
    Named,
    Way,
    policies,
    policy_of,
    reach,
)
from partnership.records.acting import acted_as
from partnership.records.dated import not_over_on


@dataclass(frozen=True)
class Refusal:
    """What a person is told who may see a thing but not do this to it."""

    heading: str
    standfirst: str
    detail: str = ""


class NotAllowed(PermissionDenied):
    """The right is missing; the 403 page names the office that has it."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.standfirst)
        self.refusal = refusal


def ways_open(user: Any, obj: Model, *, on: date | None = None) -> list[Way]:
    """The ways by which this user reaches this object today. One query; none for no way at all."""
    day = on or timezone.localdate()
    ways = policy_of(type(obj)).ways
    reached = {f"way_{i}": way.reach(type(obj), user, day) for i, way in enumerate(ways)}
    asked = {
        name: ExpressionWrapper(found, output_field=BooleanField())
        for name, found in reached.items()
        if found is not NOTHING
    }
    if not asked:
        return []
    answers = type(obj)._base_manager.filter(pk=obj.pk).annotate(**asked).values(*asked).first()
    return [way for i, way in enumerate(ways) if answers and answers.get(f"way_{i}")]


def rights_of(user: Any, obj: Model, *, on: date | None = None) -> frozenset[str]:
    """Every right the user holds on this object today. One query."""
    found: frozenset[str] = frozenset()
    return found.union(*(way.rights for way in ways_open(user, obj, on=on)))


def can(user: Any, right: str, obj: Model, *, on: date | None = None) -> bool:
    """Whether the user holds this right on this object today."""
    return right in rights_of(user, obj, on=on)


def require(user: Any, right: str, obj: Model, *, on: date | None = None) -> None:
    """raises: NotAllowed, naming the offices that could, unless the user holds the right."""
    if not can(user, right, obj, on=on):
        raise NotAllowed(refusal(right, obj))


def refusal(right: str, obj: Model) -> Refusal:
    """The words of a refusal: what, who could, and that nothing is lost."""
    policy = policy_of(type(obj))
    act = policy.words.get(right, right.replace("_", " "))
    who = dict.fromkeys(way.who() for way in policy.ways_to(right))
    kind = type(obj)._meta.verbose_name
    belongs = "; or ".join(who) if who else "nobody"
    return Refusal(
        heading=f"You can see this {kind} but not {act}",
        standfirst=f"That belongs to: {belongs}.",
        detail="Your office does not carry this right. Nothing was changed.",
    )


def keeps(user: Any, obj: Model, rights: Iterable[str] | None = None) -> bool:
    """Whether the user answers for this object, and so may read its changes and who opened it.

    Whoever may only look does not. A model may name the rights that count in `kept_by`; else it is
    any right beyond looking. in: `rights`, those held, where the caller knows them already.
    """
    held = frozenset(rights_of(user, obj) if rights is None else rights)
    wanted = getattr(obj, "kept_by", None)
    return bool(held & wanted if wanted else held - {"view"})


def note_reading(user: Any, obj: Model, what: str, *, now: datetime) -> None:
    """Write down that somebody opened a page or file of something restricted."""
    note_readings(user, [obj], what, now=now)


def note_readings(user: Any, objects: Iterable[Model], what: str, *, now: datetime) -> int:
    """Write down, in one statement, that somebody was shown all of these (a search, an export).

    in: `what`, in words that a reader of the log understands: "the export of incidents".
    out: how many lines were written: only for what is restricted, and only for who is signed in.
    """
    kept = dict.fromkeys(obj for obj in objects if getattr(obj, "readings_are_kept", False))
    return write_readings(user, kept, what, now=now)


def write_readings(user: Any, objects: Iterable[Model], what: str, *, now: datetime) -> int:
    """As `note_readings`, whatever the objects say of themselves."""
    if not user.pk:
        return 0
    # Words may hold anything; PostgreSQL takes no NUL, a log no line break.
    plain = "".join(sign for sign in what if sign.isprintable())[:80]
    office = acted_as(user)
    lines = [
        Reading(subject=obj, person=user, acted_as=office, what=plain, at=now) for obj in objects
    ]
    return len(Reading.objects.bulk_create(lines))


def readings_of(obj: Model) -> QuerySet[Reading]:
    """The openings of this object's pages and files, newest first."""
    found: QuerySet[Reading] = Reading.objects.about(obj).select_related("person")
    return found


def readings_seen(user: Any, obj: Model) -> QuerySet[Reading]:
    """The same; of what may belong to several partnerships, by people whom this user may see."""
    found = readings_of(obj)
    if not belongs_to_many(type(obj)):
        return found
    people = get_user_model()
    seen = people._base_manager.filter(reach(people, user, "view", timezone.localdate()))
    return found.filter(held_then(user, who="person", at="at"), person__in=seen.values("pk"))


def offices_as_seen(user: Any, acts: Iterable[tuple[int, str]]) -> dict[tuple[int, str], str]:
    """As what each of these people acted, in words fit for this reader of a log.

    in: who (their key) and the words kept. An office that the reader does not see them hold or
    have held is left out: it may be one of another partnership. A query a kind of tenure.
    """
    kept = set(acts)
    people = {pk for pk, _ in kept}
    ways = [way for policy in policies() for way in policy.ways]
    seen = set()
    for tenure in {way.tenure for way in ways if isinstance(way, Holders)}:
        rows = tenure._base_manager.filter(reach(tenure, user, "view", timezone.localdate()))
        seen |= set(rows.filter(person__in=people).values_list("person", "office"))
    told = {(pk, str(Office(office).label)) for pk, office in seen}
    labels = {str(office.label) for office in Office}
    found = {}
    for pk, words in kept:
        office, _, rest = words.partition(", ")
        hidden = office in labels and pk != user.pk and (pk, office) not in told
        found[pk, words] = rest if hidden else words
    return found


def tell_readings(user: Any, rows: Iterable[Reading]) -> list[Reading]:
    """These openings, each with the office left out that this reader does not see."""
    found = list(rows)
    told = offices_as_seen(user, [(row.person_id, row.acted_as) for row in found])
    for row in found:
        row.acted_as = told[row.person_id, row.acted_as]
    return found


def named_beyond(person: Any, by: Any, *, on: date) -> bool:
    """Whether something is or will be open to a person by name that `by` may not see."""
    ways = [way for policy in policies() for way in policy.ways]
    for table, only in {way.table: way.only for way in ways if isinstance(way, Named)}.items():
        model = table._meta.get_field("content_object").related_model
        named = table.objects.filter(not_over_on(on), only, user=person.pk)
        seen = model._base_manager.filter(reach(model, by, "view", on)).values("pk")
        if named.exclude(content_object__in=seen).exists():
            return True
    return False


def belongs_to_many(model: type[Model]) -> bool:
    """Whether one such object may belong to several partnerships."""
    ways = [way for way in policy_of(model).ways if isinstance(way, Holders)]
    return any(way.many and not way.of_one for way in ways)


def those_seen(user: Any, model: type[Model], pks: Iterable[int]) -> set[int]:
    """Which of these rows the user may see; none where no policy is declared."""
    seen = model._base_manager.filter(reach(model, user, "view", timezone.localdate()))
    return set(seen.filter(pk__in=pks).values_list("pk", flat=True))


@dataclass(frozen=True)
class OpenTo:
    """One line of "who else can": the way, how many people, and what they may do."""

    who: str
    people: int
    may: str


def open_to(obj: Model, *, on: date) -> list[OpenTo]:
    """Everyone who can reach this object on this day, by office; named people as one line.

    Where an object may belong to several partnerships nobody is counted: a number would tell one
    of the other's people.
    """
    lines = []
    for who, group in groupby(policy_of(type(obj)).ways, key=lambda way: way.who()):
        ways = list(group)
        people = {pk for way in ways for pk in _people(way, obj, on)}
        if people:
            rights = frozenset[str]().union(*(way.rights for way in ways))
            lines.append(OpenTo(who, len(people), may(obj, rights)))
    return lines


def _people(way: Way, obj: Model, on: date) -> Iterable[int]:
    """The people who reach the object by this way."""
    if isinstance(way, Named):
        # What hangs on the thing that the table names people for is reached through it.
        thing = type(obj)._base_manager.filter(pk=obj.pk).values(way.path or "pk")
        running = way.running(on).filter(content_object__in=thing)
        named: Iterable[int] = running.values_list("user", flat=True)
        return named
    if isinstance(way, Holders) and way.many and not way.of_one:
        return []
    held = way.holders(obj, on)
    return held.values_list("person", flat=True) if held is not None else []


def may(obj: Model, rights: Iterable[str]) -> str:
    """These rights in words, reading first."""
    words = policy_of(type(obj)).words
    ordered = sorted(rights, key=lambda right: (right != "view", right))
    return ", ".join(words.get(right, right.replace("_", " ")) for right in ordered)


def is_named(user: Any, *, on: date) -> bool:
    """Whether somebody may see some object by name, whatever their offices. One query a table."""
    ways = (way for policy in policies() for way in policy.ways if isinstance(way, Named))
    named = {way.table: way for way in ways}
    return any(way.running(on).filter(user=user.pk).exists() for way in named.values())


@transaction.atomic
def name_exception(
    obj: Model,
    person: Any,
    *,
    because: str,
    starts_on: date,
    ends_on: date | None,
    by: Any,
    **facts: Any,
) -> Any:
    """Let one person see one object until a day, with a reason.

    in: `facts`, what else the table of this kind of object keeps.
    raises: ValidationError for dates out of order; NotAllowed unless `by` may name exceptions.
    """
    require(by, "name_exception", obj)
    return put_name(
        obj, person, because=because, starts_on=starts_on, ends_on=ends_on, by=by, **facts
    )


def put_name(
    obj: Model,
    person: Any,
    *,
    because: str,
    starts_on: date,
    ends_on: date | None,
    by: Any,
    **facts: Any,
) -> Any:
    """The same where a service of the thing itself names, such as whoever records it: asks for no
    right. raises: ValidationError for dates out of order."""
    table: Any = get_user_obj_perms_model(obj)
    permission = table.permission.field.related_model.objects.get(
        content_type__app_label=obj._meta.app_label, codename=f"view_{obj._meta.model_name}"
    )
    row = table.objects.filter(user=person, content_object=obj, permission=permission).first()
    row = row or table(user=person, content_object=obj, permission=permission)
    row.starts_on, row.ends_on = starts_on, ends_on
    row.because, row.given_by = because, by
    for name, value in facts.items():
        setattr(row, name, value)
    row.save_because(f"named exception: {because}", by=by)
    return row
