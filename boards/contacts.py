"""Whom a reader may ring, and of which place a page is: their own partnerships, no other."""

from typing import Any

from django.db.models import QuerySet

from boards.models import Partnership
from boards.words import listed
from partnership.ui.context import Contact


def contacts_of(user: Any) -> list[Contact]:
    """The service and place of each partnership that the reader's offices lead to.

    For somebody without an office, those of the deployment's partnership while there is only one:
    with several, a public page tells of none of them.
    """
    seen = list(_with_areas(Partnership.objects.visible_to(user))) if user.pk else []
    # Another office may still lead to a partnership that has ended: it comes last.
    seen.sort(key=lambda one: one.ends_on is not None)
    if not seen:
        running = _with_areas(Partnership.objects.filter(ends_on__isnull=True))
        alone = list(running[:2])
        seen = alone if len(alone) == 1 else []
    return [_contact(one) for one in seen]


def place_of(partnership: Partnership) -> str:
    """For example "Cambridgeshire and Peterborough": as written, or the areas covered now."""
    if partnership.place:
        return partnership.place
    last = partnership.ends_on
    names = [one.area.name for one in partnership.coverage.all() if one.ends_on in (None, last)]
    return listed(list(dict.fromkeys(names)))


def _with_areas(partnerships: QuerySet[Partnership]) -> QuerySet[Partnership]:
    return partnerships.prefetch_related("coverage__area")


def _contact(partnership: Partnership) -> Contact:
    return Contact(
        place=place_of(partnership),
        name=partnership.service_name,
        phone=partnership.service_phone,
        email=partnership.service_email,
    )
