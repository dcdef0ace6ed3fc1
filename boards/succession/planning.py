"""A succession written down ahead of its day: tried at once, done on the day, or called off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.models import Listing, Membership, Partnership
from boards.succession.models import Followed, Planned
from boards.succession.services import Act, Heir, Moves, succeed, take_over
from partnership.access.services import NotAllowed, require
from partnership.agencies.models import Agency
from partnership.people.models import Appointment, User
from partnership.records.dated import not_over_on
from partnership.ui.words import plain_day

SORTS: dict[str, Any] = {"listings": Listing, "seats": Membership, "posts": Appointment}


@dataclass(frozen=True)
class Said:
    """Who follows whom, what goes on, from which day and why."""

    olds: Sequence[Agency]
    heirs: Sequence[Heir | Agency]
    moves: Moves
    on: date
    because: str


class _OnlyTried(Exception):
    """Takes back what was done to see whether it can be done."""


@transaction.atomic
def say_succession(said: Said, *, by: User, today: date) -> list[Agency] | Planned:
    """Do it from today or a day that has passed; plan it for a later one.

    gives: the agencies that took over, or the plan; a second click gives the same plan.
    raises: NotAllowed; ValidationError naming the field, also where a plan waits already.
    """
    for old in said.olds:
        require(by, "arrange", old, on=today)
        type(old).objects.select_for_update().filter(pk=old.pk).first()
    waiting = planned_for(said.olds)
    if waiting is None and said.on > today:
        return _plan(said, by=by, today=today)
    if waiting is None:
        facts: Any = {"on": said.on, "because": said.because, "by": by, "today": today}
        return succeed(said.olds, said.heirs, said.moves, **facts)
    if _is_the_same(waiting, said, by):
        return waiting
    day = plain_day(waiting.on)
    words = f"For {day} it is planned that {waiting.old_names} is followed: call that off first"
    raise ValidationError(words)


def planned_for(olds: Sequence[Agency]) -> Planned | None:
    """The plan that waits for one of these agencies, if any."""
    found: Planned | None = Planned.objects.waiting().filter(olds__agency__in=olds).first()
    return found


def _is_the_same(row: Planned, said: Said, by: User) -> bool:
    same = (row.on, row.because, row.planned_by_id, _heir_names(said.heirs))
    return same == (said.on, said.because, by.pk, row.heir_names)


def _heir_names(heirs: Sequence[Heir | Agency]) -> str:
    return ", ".join(one.name.strip() for one in heirs)


def _plan(said: Said, *, by: User, today: date) -> Planned:
    _try(said, by=by, today=today)
    into = next((one for one in said.heirs if isinstance(one, Agency)), None)
    new = [one for one in said.heirs if isinstance(one, Heir)]
    row = Planned(
        partnership=_partnership(said.olds, by, today),
        on=said.on,
        into=into,
        names="\n".join(one.name.strip() for one in new),
        kind=new[0].kind if new else "",
        goes_on=_plainly(said.moves),
        offered=_offered(said.olds, today),
        because=said.because,
        planned_by=by,
        planned_on=today,
    )
    row.save_because(f"planned: {said.because}"[:200], by=by)
    for old in said.olds:
        Followed(planned=row, agency=old).save_because("planned", by=by)
    return row


def _try(said: Said, *, by: User, today: date) -> None:
    """Do it and take it back, so that what is wrong is said now and not on the day.

    raises: as `take_over`.
    """
    try:
        with transaction.atomic():
            take_over(
                said.olds, said.heirs, said.moves, Act(said.on, said.because, by, today, True)
            )
            raise _OnlyTried
    except _OnlyTried:
        return


def _partnership(olds: Sequence[Agency], by: User, today: date) -> Partnership:
    mine = Partnership.objects.visible_to(by, "arrange", on=today)
    return mine.filter(listings__agency__in=olds).order_by("pk")[0]


def _plainly(moves: Moves) -> dict[str, Any]:
    return {**{name: sorted(getattr(moves, name)) for name in SORTS}, "to": dict(moves.to)}


def _offered(olds: Sequence[Agency], today: date) -> dict[str, list[int]]:
    found = {}
    for name, model in SORTS.items():
        rows = model.objects.filter(not_over_on(today), agency__in=olds)
        found[name] = sorted(rows.order_by().values_list("pk", flat=True))
    return found


def locked(planned: Planned) -> Planned:
    """The plan as it stands now. raises: ValidationError when it is done or called off."""
    found: Planned = Planned.objects.select_for_update().get(pk=planned.pk)
    if found.done_on:
        raise ValidationError(f"It was done on {plain_day(found.done_on)}.")
    if found.called_off_because:
        raise ValidationError("It is called off already.")
    return found


def agencies_of(planned: Planned) -> list[Agency]:
    """The agencies that it is about."""
    rows: Any = planned.olds
    return [row.agency for row in rows.select_related("agency")]


@transaction.atomic
def choose_again(planned: Planned, *, moves: Moves, because: str, by: User, today: date) -> Planned:
    """Choose anew what goes on, when seats or offices began since; the day and the heirs stay.

    Whoever chooses answers for the plan from then on; where its day has come it is done at once.
    raises: NotAllowed; ValidationError for what is done or called off, or could not be done.
    """
    require(by, "keep", planned, on=today)
    row = locked(planned)
    olds = agencies_of(row)
    said = Said(olds, _heirs(row), moves, row.on, row.because)
    _try(said, by=by, today=today)
    row.goes_on, row.offered, row.stuck = _plainly(moves), _offered(olds, today), ""
    row.planned_by = by
    row.save_because(because[:200], by=by)
    return carry_out(row.pk, today=today) or row


@transaction.atomic
def call_off(planned: Planned, *, because: str, by: User, today: date) -> Planned:
    """It will not happen: nothing of it ever stood anywhere but in the plan.

    raises: NotAllowed; ValidationError for what is done or called off.
    """
    require(by, "keep", planned, on=today)
    row = locked(planned)
    row.called_off_because = because
    row.save_because(f"called off: {because}"[:200], by=by)
    return row


def due(today: date) -> list[int]:
    """The plans whose day has come."""
    return list(Planned.objects.waiting().filter(on__lte=today).values_list("pk", flat=True))


@transaction.atomic
def carry_out(pk: int, *, today: date) -> Planned | None:
    """Do what was planned, as whoever planned it and may still do it; safe to run twice.

    What cannot be done is not done in part: the plan says why and the service has a task.
    """
    rows = Planned.objects.waiting().select_for_update().filter(pk=pk, on__lte=today)
    row = rows.first()
    if row is None:
        return None
    act = Act(row.on, row.because, row.planned_by, today, True)
    try:
        with transaction.atomic():
            take_over(agencies_of(row), _heirs(row), _moves(row.goes_on), act)
    except (NotAllowed, ValidationError) as error:
        _note_stuck(row, error)
        return row
    row.done_on, row.stuck = today, ""
    row.save_because("done as planned", by=None)
    return row


def _note_stuck(row: Planned, error: NotAllowed | ValidationError) -> None:
    who = f"{row.planned_by} may not do it any more: choose again what goes on, or call it off."
    words = who if isinstance(error, NotAllowed) else " ".join(error.messages)
    if row.stuck != words[:500]:
        row.stuck = words[:500]
        row.save_because("could not be done", by=None)


def _heirs(row: Planned) -> list[Heir | Agency]:
    if row.into:
        return [row.into]
    return [Heir(name, row.kind) for name in row.names.splitlines()]


def _moves(goes_on: Mapping[str, Any]) -> Moves:
    rows = {name: frozenset(goes_on.get(name, ())) for name in SORTS}
    return Moves(**rows, to=goes_on.get("to", {}))


def what_goes_on(planned: Planned) -> list[tuple[str, list[str]]]:
    """What was chosen, in words, by sort; what ended meanwhile is left out. Three queries."""
    found = []
    for name, model in SORTS.items():
        rows = model.objects.filter(not_over_on(planned.on), pk__in=planned.goes_on.get(name, ()))
        lines = [WORDS[name](row) for row in rows.select_related(*WITH[name]).order_by("pk")]
        found.append((HEADS[name], lines))
    return found


@dataclass(frozen=True)
class Since:
    """What began since a plan was made and goes on only if it is chosen."""

    planned: int
    what: str


def begun_since(plans: Sequence[Planned], today: date) -> list[Since]:
    """For plans that wait: entries, seats and offices that nobody was asked about. Four queries."""
    of: dict[int, list[Planned]] = {}
    by_pk = {row.pk: row for row in plans if row.is_waiting}
    for link in Followed.objects.filter(planned__in=by_pk):
        of.setdefault(link.agency_id, []).append(by_pk[link.planned_id])
    found = []
    for name, model in SORTS.items():
        rows = model.objects.filter(not_over_on(today), agency__in=of).order_by("pk")
        for row in rows.select_related(*WITH[name]):
            for plan in of[row.agency_id]:
                if row.pk not in plan.offered.get(name, ()):
                    found.append(Since(plan.pk, WORDS[name](row)))
    return found


WITH = {"listings": ("agency",), "seats": ("person", "board"), "posts": ("person",)}
HEADS = {"listings": "Entries of lists", "seats": "Seats", "posts": "Offices held for it"}
WORDS: dict[str, Any] = {
    "listings": lambda row: f"{row.get_list_name_display()}: {row.printed}",
    "seats": lambda row: f"{row.person}, {row.get_office_display()}, {row.board}",
    "posts": lambda row: f"{row.person}, {row.get_office_display()}",
}
