"""Open a partnership: the first rows of an empty portal, by a link that its host prints."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.models import Area, Board, BoardKind, Coverage, Membership, Partnership
from boards.models.board import Remit
from boards.services.people import Who, enter_new
from boards.services.rows import free_key
from partnership.access.offices import Office
from partnership.links.services import open_link, use_link
from partnership.people.models import User

PURPOSE = "open-partnership"
WHY = "partnership opened"


@dataclass(frozen=True)
class Opening:
    """What the first page asks."""

    name: str
    code: str
    areas: list[str]
    service: str
    service_phone: str
    service_email: str
    starts_on: date


@transaction.atomic
def open_partnership(
    token: str, opening: Opening, who: Who, *, password: str, now: datetime
) -> Partnership:
    """Write the partnership, its service and the Head of Service, and stamp the link.

    Nobody is asked for a right: whoever runs the machine has printed the link.
    raises: DeadLink; ValidationError naming the field.
    """
    link = open_link(token, PURPOSE, now=now)
    taken = Partnership.objects.filter(code=opening.code)
    if taken.exists():
        words = "Another partnership here has none: enter one" if not opening.code else "Taken"
        raise ValidationError({"code": words})
    use_link(link, now=now)
    partnership = Partnership(
        key=free_key(Partnership, opening.name),
        code=opening.code,
        name=opening.name,
        starts_on=opening.starts_on,
        service_name=opening.service,
        service_phone=opening.service_phone,
        service_email=opening.service_email,
    )
    head = _head(who, password)
    partnership.save_because(WHY, by=head)
    _cover(partnership, opening, head)
    service = Board(
        partnership=partnership,
        key=free_key(Board, opening.service),
        name=opening.service,
        kind=BoardKind.SERVICE,
        remit=Remit.BOTH,
        starts_on=opening.starts_on,
    )
    service.save_because(WHY, by=head)
    office = Membership(
        person=head, office=Office.HEAD_OF_SERVICE, board=service, starts_on=opening.starts_on
    )
    office.save_because(WHY, by=head)
    return partnership


def _cover(partnership: Partnership, opening: Opening, head: User) -> None:
    """The areas that it answers for; one that another partnership covers too is the same area."""
    for name in dict.fromkeys(opening.areas):
        area = Area.objects.filter(name__iexact=name).first()
        if area is None:
            area = Area(key=free_key(Area, name), name=name)
            area.save_because(WHY, by=head)
        covered = Coverage(partnership=partnership, area=area, starts_on=opening.starts_on)
        covered.save_because(WHY, by=head)


def _head(who: Who, password: str) -> User:
    """A new person; an account that exists is never taken over by a link."""
    if User.objects.filter(email=who.email.strip().lower()).exists():
        words = "This address has an account: open the partnership with another, then hand over"
        raise ValidationError({"email": words})
    head = enter_new(who, by=None)
    head.set_password(password)
    head.save(update_fields=["password"])
    return head
