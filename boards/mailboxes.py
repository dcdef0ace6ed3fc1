"""Shared mailboxes of boards and agencies: whose they are, and who is told of a new one."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from boards.models import Board, Listing, Membership, Partnership
from boards.notices import A_MAILBOXS, MAILBOXES
from boards.permissions import KEEPERS
from partnership.access.offices import Office
from partnership.access.querysets import about_visible
from partnership.agencies.models import Agency
from partnership.outbox.models import Mailbox
from partnership.outbox.services import Draft, add_mailbox, post
from partnership.people.models import User

TOLD = """{address} gets copies of letters about what {board} is asked about, from today.
{by} added it. Reason: {because}

End it on the page of the body if that is not agreed.
"""


@transaction.atomic
def share_mailbox(body: Any, *, address: str, because: str, by: User, now: datetime) -> Mailbox:
    """Add a shared mailbox to a board or agency; of a board's the Head of Service is told.

    raises: NotAllowed; ValidationError, which tells nothing of a mailbox of another partnership.
    """
    today = timezone.localdate(now)
    among = own_mailboxes(by, on=today)
    row = add_mailbox(body, address=address, because=because, by=by, today=today, among=among)
    if isinstance(body, Board):
        post([_told(row, body, head) for head in _heads(body, today)], now=now)
    return row


def _heads(board: Board, today: date) -> list[User]:
    held = Membership.objects.acting([Office.HEAD_OF_SERVICE], today).select_related("person")
    here = held.filter(board__partnership=board.partnership_id)
    return list(dict.fromkeys(tenure.person for tenure in here.order_by("pk")))


def _told(row: Mailbox, board: Board, to: User) -> Draft:
    said = {"address": row.address, "board": board, "by": row.added_by, "because": row.because}
    heading = f"{board} has a new shared mailbox"
    key = f"mailbox-added:{row.pk}:{to.pk}"
    return Draft(key, to, board, heading, TOLD.format(**said), kind=MAILBOXES.key)


def own_mailboxes(user: Any, *, on: date) -> Any:
    """The mailboxes that the reader keeps; of an agency that another partnership lists or listed
    too, only those that a keeper of the reader's own partnerships added.
    """
    boxes = about_visible(Mailbox.objects.all(), user, "keep_mailboxes", on=on)
    mine = Partnership.objects.visible_to(user, "arrange", on=on)
    shared = Listing.objects.filter(agency=OuterRef("subject_id")).exclude(partnership__in=mine)
    since = OuterRef("starts_on")
    keepers = Membership.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=since),
        starts_on__lte=since,
        person=OuterRef("added_by"),
        office__in=KEEPERS,
        board__partnership__in=mine,
    )
    agencies = ContentType.objects.get_for_model(Agency)
    return boxes.exclude(Q(Exists(shared), ~Exists(keepers), subject_type=agencies))


def running_addresses(user: Any, *, on: date) -> set[str]:
    """The addresses of the running mailboxes that the reader keeps, in lower case."""
    running = own_mailboxes(user, on=on).filter(ends_on__isnull=True)
    return {address.lower() for address in running.values_list("address", flat=True)}


def refuse_own_mailboxes(email: str, *, by: User, on: date) -> None:
    """raises: ValidationError for the address of a running mailbox that `by` keeps."""
    if email.lower() in running_addresses(by, on=on):
        raise ValidationError({"email": A_MAILBOXS})


@dataclass
class Shared:
    """One shared mailbox of a body as the reader sees it."""

    mailbox: Mailbox
    runs: bool
    added_by: str
    because: str
    end_url: str = ""


def mailboxes_of(body: Any, user: Any, *, on: date) -> list[Shared]:
    """The shared mailboxes of a body, those that run first.

    Who added one and why is left out where the reader may not see that person: an agency may
    belong to two partnerships.
    """
    kind = ContentType.objects.get_for_model(body)
    rows = own_mailboxes(user, on=on).filter(subject_type=kind, subject_id=body.pk)
    rows = rows.select_related("added_by")
    known = set(User.objects.visible_to(user, on=on).values_list("pk", flat=True))
    found = [
        Shared(
            row,
            row.runs_on(on),
            row.added_by.name if row.added_by_id in known else "",
            row.because if row.added_by_id in known else "",
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: not one.runs)


def mailbox_of(body: Any, pk: int, user: Any, *, on: date) -> QuerySet[Mailbox]:
    """The running mailbox of this number, if it is this body's and the reader's to keep."""
    kind = ContentType.objects.get_for_model(body)
    found: QuerySet[Mailbox] = own_mailboxes(user, on=on).filter(
        pk=pk, subject_type=kind, subject_id=body.pk, ends_on__isnull=True
    )
    return found
