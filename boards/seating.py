"""Which seats a board has, who fills them and which are vacant, as far as the reader may see."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from boards.models import Board, Deputy, Membership, Seat
from partnership.records.dated import not_over_on

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Sitting:
    """One seat on one day: who fills it, or since when nobody does; and its standing deputies."""

    seat: Seat
    holders: list[Membership]
    vacant_since: date | None
    deputies: list[Deputy]

    @property
    def names(self) -> str:
        """Who fills it; whoever covers an absence stands after the one who is away."""
        return ", ".join(
            f"{one.person.name} (cover)" if one.covers_id else one.person.name
            for one in self.holders
        )


def sittings(board: Board, user: Any, day: date) -> list[Sitting]:
    """The seats of a board on a day, in their order. Four queries."""
    seats = Seat.objects.visible_to(user).on(day).filter(board=board).select_related("agency")
    held = Membership.objects.visible_to(user).select_related("person")
    named = Deputy.objects.visible_to(user).on(day).select_related("person")
    return seen_on(list(seats), held, named, day)


def seen_on(
    seats: list[Seat],
    tenures: QuerySet[Membership],
    deputies: QuerySet[Deputy],
    day: date,
) -> list[Sitting]:
    """These seats on a day, by these offices and deputies. Two queries."""
    held = _by_seat(tenures.filter(seat__in=seats, starts_on__lte=day).order_by("starts_on", "pk"))
    named = _by_seat(deputies.filter(seat__in=seats))
    return [_sitting(seat, held[seat.pk], named[seat.pk], day) for seat in seats]


def _by_seat(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found = defaultdict(list)
    for row in rows:
        found[row.seat_id].append(row)
    return found


def _sitting(seat: Seat, held: list[Membership], named: list[Deputy], day: date) -> Sitting:
    now = [one for one in held if one.runs_on(day)]
    since = None if now else vacant_since(seat, [one.ends_on for one in held])
    return Sitting(seat, sorted(now, key=lambda one: bool(one.covers_id)), since, named)


def vacant_since(seat: Seat, ended: Iterable[date | None]) -> date:
    """The day after its last holder's last; its own first day where nobody was there."""
    last = max((day for day in ended if day), default=None)
    return last + ONE_DAY if last else seat.starts_on


def vacant_seats(boards: Any, day: date) -> QuerySet[Seat]:
    """The seats of these boards that nobody fills on this day or later, of agencies that run."""
    held = Membership.objects.filter(not_over_on(day), seat=OuterRef("pk"))
    found = Seat.objects.on(day).filter(~Exists(held), board__in=boards)
    return found.select_related("board", "agency").order_by("board__order", "board", "order", "pk")


@dataclass(frozen=True)
class SeatPage:
    """What a reader sees of one seat: newest first."""

    holders: list[Membership]
    deputies: list[Deputy]
    vacant_since: date | None


def seat_page(seat: Seat, user: Any, today: date) -> SeatPage:
    """Who fills it and filled it, and its deputies to come, of now and of before. Two queries."""
    held = Membership.objects.visible_to(user).filter(seat=seat).select_related("person")
    named = Deputy.objects.visible_to(user).filter(seat=seat).select_related("person")
    holders = list(held.order_by("-starts_on", "-pk"))
    filled = any(one.runs_on(today) for one in holders) or not seat.runs_on(today)
    past = [one.ends_on for one in holders if one.ends_on and one.ends_on < today]
    since = None if filled else vacant_since(seat, past)
    return SeatPage(holders, list(named.order_by("-starts_on", "-pk")), since)
