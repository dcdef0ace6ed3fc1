"""One act for a rename, a merger or a split. Nothing of the past is rewritten: the old agency ends
the day before, the new one begins, and both are linked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.heirs import Step, pass_all_on
from boards.models import GivenFor, Listing, Membership, Partnership, Seat
from boards.rooms import end_with_agency
from boards.services.agencies import refuse_shared
from boards.services.offices import end_row, hold_still
from boards.services.rows import end_all, end_seat_row, free_key, refuse_past
from boards.tenures import managed_agencies
from partnership.access.services import require
from partnership.agencies.models import Agency, Succession
from partnership.people.models import Appointment, User
from partnership.ui.words import plain_day

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Heir:
    """A new agency that takes over."""

    name: str
    kind: str


@dataclass(frozen=True)
class Moves:
    """What goes on under the successor: entries of lists, seats in boards, offices held for it.

    Numbers of rows; what is not named here ends with the old agency. `to`: which of several heirs
    takes what is still owed, by its key (see boards.heirs); the first where nothing is said.
    """

    listings: frozenset[int] = field(default_factory=frozenset)
    seats: frozenset[int] = field(default_factory=frozenset)
    posts: frozenset[int] = field(default_factory=frozenset)
    to: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Act:
    """Who does it, why, and from which day."""

    on: date
    because: str
    by: User
    today: date
    planned: bool = False  # said ahead of its day, so that no past is filled in

    @property
    def last_day(self) -> date:
        return self.on - ONE_DAY


@transaction.atomic
def succeed(
    olds: Sequence[Agency],
    heirs: Sequence[Heir | Agency],
    moves: Moves,
    *,
    on: date,
    because: str,
    by: User,
    today: date,
) -> list[Agency]:
    """From a day on, these agencies are followed by these heirs.

    One and one is a rename, several and one a merger, one and several a split: the first heir takes
    the seats and offices, and what is still owed where nothing else is said; ticked entries of
    lists pass to every heir.
    raises: NotAllowed, also where others share an old agency; ValidationError naming the field.
    """
    if on > today:
        raise ValidationError({"on": "What is owed moves at once: plan it for a later day"})
    return take_over(olds, heirs, moves, Act(on, because, by, today))


def take_over(
    olds: Sequence[Agency], heirs: Sequence[Heir | Agency], moves: Moves, act: Act
) -> list[Agency]:
    """The same within a transaction of the caller's, on whatever day: it is also how a plan is
    tried. raises: as `succeed`."""
    for old in sorted(olds, key=lambda one: one.pk):
        require(act.by, "arrange", old, on=act.today)
        refuse_shared(old, act.by, act.today)
        hold_still(old)
        old.refresh_from_db()
        _refuse(old, act)
    after = [_heir(heir, olds, act) for heir in heirs]
    for old in olds:
        _hand_on_lists(old, after, moves, act)
        _hand_on_offices(old, after[0], moves, act)
        _hand_on_what_is_owed(old, after, moves, act)
        end_with_agency(old, act.last_day, act.because, act.by)
        old.ends_on = act.last_day
        old.save_because(**_said(act))
        for one in after:
            Succession(before=old, after=one, on=act.on).save_because(**_said(act))
    _refuse_unlisted(after, act.on)
    return after


def _refuse(old: Agency, act: Act) -> None:
    """raises: NotAllowed for a past day; ValidationError for an agency that cannot end then."""
    listing = Partnership.objects.filter(listings__agency=old).distinct()
    for partnership in () if act.planned else listing:
        refuse_past(partnership, act.on, by=act.by, today=act.today)
    if old.ends_on:
        raise ValidationError(f"{old} ended on {plain_day(old.ends_on)}")
    if act.on <= old.starts_on:
        raise ValidationError({"on": f"{old} began on {plain_day(old.starts_on)}"})


def _heir(heir: Heir | Agency, olds: Sequence[Agency], act: Act) -> Agency:
    """The agency that takes over, made or as it is."""
    if isinstance(heir, Agency):
        mine = managed_agencies(act.by, act.today).exclude(pk__in=[old.pk for old in olds])
        if not mine.filter(pk=heir.pk).exists() or not heir.runs_on(act.on):
            words = f"Choose another agency, one that runs on {plain_day(act.on)}"
            raise ValidationError({"into": words})
        return heir
    made = Agency(
        key=free_key(Agency, heir.name), name=heir.name.strip(), kind=heir.kind, starts_on=act.on
    )
    made.save_because(act.because, by=act.by)
    return made


def _hand_on_lists(old: Agency, after: Sequence[Agency], moves: Moves, act: Act) -> None:
    running = old.listings.exclude(ends_on__lt=act.on)
    for listing in list(running.select_related("partnership")):
        copied = {name: getattr(listing, name) for name in COPIED}
        begins, goes_on = max(act.on, listing.starts_on), listing.pk in moves.listings
        end_row(listing, act.last_day, because=act.because, by=act.by)
        for heir in after if goes_on else ():
            there = Listing.objects.filter(agency=heir, list_name=copied["list_name"])
            there = there.filter(partnership=copied["partnership"])
            if not there.exclude(ends_on__lt=begins).exists():
                row = Listing(agency=heir, printed=heir.name, starts_on=begins, **copied)
                row.save_because(act.because, by=act.by)


COPIED = ("partnership", "list_name", "area", "title", "heading", "subheading", "order")


def _hand_on_offices(old: Agency, heir: Agency, moves: Moves, act: Act) -> None:
    """Everything ends with the old agency; what is ticked begins anew under its heir."""
    by: Any = {"because": act.because, "by": act.by}
    models: tuple[tuple[Any, frozenset[int]], ...] = (
        (Membership, moves.seats),
        (Appointment, moves.posts),
    )
    places: dict[int, Seat] = {}
    for model, ticked in models:
        kept = list(model.objects.filter(agency=old, pk__in=ticked).exclude(ends_on__lt=act.on))
        facts = [(_facts(one, act.on), _given_for(one)) for one in kept]
        end_all(model, {"agency": old}, act.last_day, today=act.today, **by)
        if model is Membership:
            places = _hand_on_seats(old, heir, {one.seat_id for one in kept}, act)
        for fields, given_for in facts:
            if "seat" in fields:
                fields["seat"] = places.get(fields["seat"]) or _standing(fields["seat"], act.on)
            tenure = model(agency=heir, **fields)
            tenure.save_because(**_said(act))
            for partnership in given_for:
                row = GivenFor(post=tenure, partnership=partnership)
                row.save_because(**_said(act))


def _hand_on_seats(old: Agency, heir: Agency, filled: set[Any], act: Act) -> dict[int, Seat]:
    """The places at the tables are the heir's, filled or vacant; an empty place that the heir has
    there already is not opened twice. By the numbers of the old ones."""
    found = {}
    running = Seat.objects.filter(agency=old).exclude(ends_on__lt=act.on)
    for seat in list(running.select_related("board")):
        facts = {name: getattr(seat, name) for name in ("board", "part", "title", "order")}
        begins = max(act.on, seat.starts_on)
        there = Seat.objects.filter(agency=heir, board=seat.board, part=seat.part)
        twin = there.filter(title=seat.title).exclude(ends_on__lt=begins).exists()
        if seat.pk in filled or not twin:
            found[seat.pk] = Seat(agency=heir, starts_on=begins, ends_on=seat.ends_on, **facts)
            found[seat.pk].save_because(**_said(act))
        end_seat_row(seat, act.last_day, because=act.because, by=act.by)
    return found


def _standing(seat: int | None, day: date) -> Seat | None:
    """A seat that is no agency's, such as the chair's, which stays where it is."""
    return Seat.objects.on(day).filter(pk=seat, agency__isnull=True).first()


def _said(act: Act) -> dict[str, Any]:
    return {"reason": act.because, "by": act.by}


def _facts(tenure: Any, on: date) -> dict[str, Any]:
    found = {"person": tenure.person, "office": tenure.office, "ends_on": tenure.ends_on}
    found["starts_on"] = max(on, tenure.starts_on)
    if isinstance(tenure, Membership):
        return {**found, "board": tenure.board, "seat": tenure.seat_id}
    return {**found, "authority": tenure.authority}


def _given_for(tenure: Any) -> list[Partnership]:
    if isinstance(tenure, Membership):
        return []
    return [row.partnership for row in tenure.given_for.select_related("partnership")]


def _hand_on_what_is_owed(old: Agency, after: Sequence[Agency], moves: Moves, act: Act) -> None:
    steps = [Step(old, heir, act.on, act.because, act.by, act.today) for heir in after]
    pass_all_on(steps, moves.to)


def _refuse_unlisted(after: Sequence[Agency], on: date) -> None:
    """raises: ValidationError for an heir in no list, which nobody would see."""
    for heir in after:
        if not heir.listings.exclude(ends_on__lt=on).exists():
            words = f"Tick a list: {heir} would stand in none, and nobody would see it"
            raise ValidationError({"listings": words})
