"""Whom a reader may ring, and of which place a page is: their own partnerships, no other."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.db.models import QuerySet

from boards.models import Partnership
from boards.words import listed
from partnership.ui.context import Contact

Row = dict[str, Any]
VALUES = ("pk", "place", "service_name", "service_phone", "service_email", "ends_on")
AREA = ("coverage__area__name", "coverage__ends_on")


def reached_by(user: Any) -> frozenset[int]:
    """The partnerships that the reader's offices lead to today. One query."""
    return frozenset(Partnership.objects.visible_to(user).values_list("pk", flat=True))


def contacts_of(user: Any) -> list[Contact]:
    """The service and place of each partnership that the reader's offices lead to.

    For somebody without an office, those of the deployment's partnership while there is only one:
    with several, a public page tells of none of them. One query, or two.
    """
    found = _contacts(Partnership.objects.visible_to(user)) if user.pk else []
    if found:
        return found
    alone = _contacts(Partnership.objects.filter(ends_on__isnull=True))
    return alone if len(alone) == 1 else []


def places_of(user: Any) -> set[str]:
    """The keys of the partnerships that a reader sees; of the only one there is, for the rest."""
    keys = set(Partnership.objects.visible_to(user).values_list("key", flat=True))
    if not keys:
        keys = set(Partnership.objects.filter(ends_on__isnull=True).values_list("key", flat=True))
        keys = keys if len(keys) == 1 else set()
    return keys


def _contacts(partnerships: QuerySet[Partnership]) -> list[Contact]:
    """Those that run first: an office may lead to one that has ended, too."""
    rows = list(partnerships.order_by("name", "pk", "coverage__area__name").values(*VALUES, *AREA))
    rows.sort(key=lambda row: row["ends_on"] is not None)
    return [_contact(list(few)) for _, few in groupby(rows, key=lambda row: row["pk"])]


def _contact(rows: list[Row]) -> Contact:
    first = rows[0]
    return Contact(
        place=first["place"] or _areas(rows),
        name=first["service_name"],
        phone=first["service_phone"],
        email=first["service_email"],
    )


def _areas(rows: Iterable[Row]) -> str:
    """The areas covered to the last, for example "Reading and Wokingham"."""
    names = [
        row[AREA[0]] for row in rows if row[AREA[0]] and row[AREA[1]] in (None, row["ends_on"])
    ]
    return listed(list(dict.fromkeys(names)))
