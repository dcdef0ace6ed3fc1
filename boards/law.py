"""The law of a deployment is kept by any Head of Service: the others' Heads are told at once.

Bank holidays and editions hold for every partnership (docs/adr/0016, 0023). Who kept them is not
named to another partnership, nor how many cases move there.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse

from boards.models import Membership, Partnership
from boards.notices import LAW
from boards.words import count_of
from partnership.access.offices import Office
from partnership.clock.models import AdoptedEdition, Holiday
from partnership.outbox.services import Draft, post
from partnership.outbox.writing import address_of
from partnership.people.models import User
from partnership.ui.words import day_words, plain_day

Kept = Holiday | AdoptedEdition

TOLD = """{what}

{why}

It was {done} by a Head of Service of another partnership that uses this portal. It holds for every
partnership here: deadlines are counted anew, and whoever owns one that moves gets a letter.
{undo}

{link}
"""
TO_WITHDRAW = "If it is wrong, any Head of Service can withdraw it in the rulebook."
TO_ADD_AGAIN = "If it is right after all, any Head of Service can add it again in the rulebook."


def keep_law(act: Callable[..., Kept], place: Partnership, *args: Any, **fields: Any) -> Kept:
    """Do one act of partnership.clock.keeping, and tell the Heads of the other partnerships.

    raises: what the act raises; then nothing is written and nobody told.
    """
    with transaction.atomic():
        row = act(place, *args, **fields)
        post(_letters(row, place, fields["by"], fields["today"]), now=fields["now"])
    return row


def moved_by_law(place: Partnership, today: date) -> str:
    """How far an act on the law reaches, in words; nothing where no other partnership stands."""
    others = Partnership.objects.on(today).exclude(pk=place.pk).count()
    if not others:
        return ""
    number = count_of(others + 1, "partnership")
    return f"It moves the dates of {number} of this portal: the Heads of the others get a letter."


def _letters(row: Kept, place: Partnership, by: User, today: date) -> list[Draft]:
    """One letter to each Head of another partnership that stands, about their own."""
    newest = row.history.latest("history_id").history_id
    others = Partnership.objects.on(today).exclude(pk=place.pk)
    held = Membership.objects.acting([Office.HEAD_OF_SERVICE], today)
    held = held.filter(board__partnership__in=others).exclude(person=by)
    drafts: dict[int, Draft] = {}
    for seat in held.select_related("person", "board__partnership").order_by("pk"):
        drafts.setdefault(seat.person_id, _letter(row, newest, seat))
    return list(drafts.values())


def _letter(row: Kept, newest: int, seat: Membership) -> Draft:
    what, done = _what(row), _done(row)
    return Draft(
        key=f"law:{row._meta.model_name}:{row.pk}:{newest}:{seat.person_id}",
        to=seat.person,
        subject=seat.board.partnership,
        heading=f"{row} was {done}",
        words=TOLD.format(
            what=what,
            done=done,
            why=_why(row),
            undo=TO_ADD_AGAIN if row.withdrawn_on else TO_WITHDRAW,
            link=address_of(row, _page()),
        ),
        kind=LAW.key,
        path=_page(),
    )


def _page() -> str:
    return reverse("rulebook:index")


def _done(row: Kept) -> str:
    if row.withdrawn_on:
        return "withdrawn"
    return "added" if isinstance(row, Holiday) else "adopted"


def _why(row: Kept) -> str:
    if row.withdrawn_on:
        return f"Why: {row.withdrawn_because}"
    return f"Where it says so: {row.source if isinstance(row, Holiday) else row.authority}"


def _what(row: Kept) -> str:
    if isinstance(row, Holiday):
        announced = plain_day(row.announced_on)
        return f"{row.name}, {day_words(row.day)}, announced on {announced}."
    length, since = row.as_law().edition.length, plain_day(row.in_force_from)
    return f"{row.code}, {row.key}: {length} {row.counts_from}, for cases from {since} on."
