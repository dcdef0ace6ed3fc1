"""What boards bring to the outbox: a kind of letter, and whose shared mailboxes get copies."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import models
from django.utils.timezone import localdate

from boards.models import Board, BoardKind, Listing, Meeting, Membership, Partnership
from partnership.access.offices import SERVICE, Office
from partnership.agencies.models import Agency
from partnership.outbox.kinds import Kind, Way, declare_kind
from partnership.outbox.mailboxes import ask, held_in, known_at
from partnership.outbox.models import Mailbox
from partnership.people.models import Appointment, User, reserve_addresses

VACANCIES = declare_kind(
    Kind(
        "vacancies",
        "Roles that nobody holds",
        "Once a week: chairs and agency leads that are missing.",
        may_be_off=True,
        offices=SERVICE,
    )
)
MEETINGS = declare_kind(
    Kind(
        "meeting",
        "Invitations to meetings",
        "With a link by which you say whether you come.",
    )
)
MEETING_SOON = declare_kind(
    Kind(
        "meeting-soon",
        "A meeting of today or tomorrow",
        "Its papers, who is asked to come, another time or place, or that it is not held.",
        default=Way.AT_ONCE,
        urgent=True,
    )
)
MAILBOXES = declare_kind(
    Kind(
        "mailbox-added",
        "A shared mailbox of a board",
        "An address was added that gets copies of letters of a board or group.",
        default=Way.AT_ONCE,
        urgent=True,
        offices=(Office.HEAD_OF_SERVICE,),
    )
)
LAW = declare_kind(
    Kind(
        "law-changed",
        "A bank holiday or an edition of a rule, kept by another partnership",
        "It was added or withdrawn and moves your dates too.",
        default=Way.AT_ONCE,
        urgent=True,
        offices=(Office.HEAD_OF_SERVICE,),
    )
)
A_MAILBOXS = "A shared mailbox has this address: people have their own."
ONE_DAY = timedelta(days=1)
# In which body of the partnership the office of each rung is held.
BODIES = {
    "owners": BoardKind.SERVICE,
    "head": BoardKind.SERVICE,
    "chair": BoardKind.EXECUTIVE,
}

Bodies = Callable[[set[int], str, date], dict[int, list[models.Model]]]


def about_meeting(meeting: Meeting, now: datetime, otherwise: str = MEETINGS.key) -> str:
    """The kind of a letter about a meeting: the daily mail is too late for one of tomorrow."""
    return MEETING_SOON.key if meeting.held_on <= localdate(now) + ONE_DAY else otherwise


def bodies_asked(model: Any) -> Bodies:
    """For rows with a `board`: the group itself, and the body in which the told office is held.

    Three queries for any number of rows.
    """

    def asked(pks: set[int], rung: str, day: date) -> dict[int, list[models.Model]]:
        rows = list(model._base_manager.filter(pk__in=pks).values_list("pk", "board"))
        groups = Board.objects.in_bulk({board for _, board in rows})
        told: dict[int, list[Board]] = defaultdict(list)
        partnerships = {board.partnership_id for board in groups.values()}
        here = Board.objects.on(day).filter(kind=BODIES[rung], partnership__in=partnerships)
        for body in here:
            told[body.partnership_id].append(body)
        return {pk: [groups[pk_], *told[groups[pk_].partnership_id]] for pk, pk_ in rows}

    return asked


def _itself(model: Any) -> Bodies:
    """A body is asked about itself."""

    def asked(pks: set[int], rung: str, day: date) -> dict[int, list[models.Model]]:
        return {pk: [row] for pk, row in model._base_manager.in_bulk(pks).items()}

    return asked


@reserve_addresses
def taken_by_a_mailbox(email: str) -> str:
    """Why a person cannot have this address, if it is a shared mailbox's; else nothing.

    With several partnerships a mailbox of one blocks nobody's entry in another; where the reader
    keeps the mailbox, boards.mailboxes says so. Letters to a person's address are dropped.
    """
    running = Mailbox.objects.filter(address__iexact=email, ends_on__isnull=True)
    if Partnership.objects.count() > 1 or not running.exists():
        return ""
    return A_MAILBOXS


@known_at
def known_where_it_is(person: User, body: models.Model) -> bool:
    """Whether the person holds or held an office where those who keep the body see it.

    In a portal of one partnership everybody is known. With several, a shared mailbox of one is
    told what it is told whoever has its address in another.
    """
    if Partnership.objects.count() < 2:
        return True
    if isinstance(body, Agency):
        return bool(
            Appointment.objects.filter(person=person, agency=body).exists()
            or Membership.objects.filter(person=person, agency=body).exists()
        )
    assert isinstance(body, Board)
    agencies = Listing.objects.filter(partnership=body.partnership_id).values("agency")
    return bool(
        Membership.objects.filter(person=person, board__partnership=body.partnership_id).exists()
        or Appointment.objects.filter(person=person, agency__in=agencies).exists()
    )


held_in(Membership, "board")
for body in (Board, Agency):
    ask(body, _itself(body))
