"""Acts on agencies and the lists that name them: enter one, change one, put one on a list."""

from dataclasses import dataclass
from datetime import date
from string import ascii_lowercase
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.text import slugify

from boards.models import Listing, ListName, Partnership
from partnership.access.services import require
from partnership.agencies.models import Agency
from partnership.people.models import User

SHARED = "Its name, kind and days are kept as they are: ring those who run the portal"


@dataclass(frozen=True)
class Body:
    """An agency as it is entered."""

    name: str
    kind: str
    starts_on: date
    ends_on: date | None = None
    note: str = ""
    key: str = ""


@transaction.atomic
def enter_agency(
    partnership: Partnership, body: Body, lists: dict[str, str], *, because: str, by: User
) -> tuple[Agency, list[Listing]]:
    """Write a new agency with its entries in the lists; one in no list would be seen by nobody.

    in: `lists`, the words printed by the name of the list.
    raises: NotAllowed; ValidationError for no list, days out of order or a key that is taken.
    """
    require(by, "import", partnership)
    if not lists:
        raise ValidationError({"lists": "Name a list: an agency in none is seen by nobody"})
    if body.key and Agency.objects.filter(key=body.key).exists():
        raise ValidationError({"key": "This key cannot be used. Leave it empty"})
    agency = Agency(
        key=body.key or _free_key(body.name),
        name=body.name,
        kind=body.kind,
        starts_on=body.starts_on,
        ends_on=body.ends_on,
        note=body.note,
    )
    agency.save_because(because, by=by)
    entries = [
        put_on_list(partnership, agency, name, printed, because=because, by=by)
        for name, printed in lists.items()
    ]
    return agency, entries


@transaction.atomic
def change_agency(
    partnership: Partnership, agency: Agency, changes: dict[str, Any], *, because: str, by: User
) -> Agency:
    """Set facts of an agency that this partnership alone lists.

    raises: NotAllowed; ValidationError where another partnership lists it too, or days are wrong.
    """
    require(by, "import", partnership)
    agency = Agency.objects.select_for_update().get(pk=agency.pk)
    if not is_ours_alone(partnership, agency):
        raise ValidationError(SHARED)
    for name, value in changes.items():
        setattr(agency, name, value)
    agency.save_because(because, by=by)
    return agency


@transaction.atomic
def put_on_list(
    partnership: Partnership,
    agency: Agency,
    list_name: str,
    printed: str,
    *,
    because: str,
    by: User,
) -> Listing:
    """Write an entry of a list, from the agency's first day, after those that stand there.

    raises: NotAllowed; ValidationError when the entry stands already.
    """
    require(by, "import", partnership)
    same = partnership.listings.filter(list_name=ListName(list_name))
    last = same.order_by("-order").values_list("order", flat=True).first() or 0
    entry = Listing(
        partnership=partnership,
        list_name=list_name,
        agency=agency,
        printed=printed or agency.name,
        starts_on=agency.starts_on,
        ends_on=agency.ends_on,
        order=last + 1,
    )
    entry.save_because(because, by=by)
    return entry


def is_ours_alone(partnership: Partnership, agency: Agency) -> bool:
    """Whether no other partnership lists the agency."""
    listed = Listing.objects.filter(agency=agency)
    ours = listed.filter(partnership=partnership).exists()
    return ours and not listed.exclude(partnership=partnership).exists()


def _free_key(name: str) -> str:
    """A key made of the name; with four letters after it where it is taken, whoever has it: a
    running number would tell of agencies that the reader does not see.
    """
    start = slugify(name)[:70] or "agency"
    key = start
    while Agency.objects.filter(key=key).exists():
        key = f"{start}-{get_random_string(4, ascii_lowercase)}"
    return key
