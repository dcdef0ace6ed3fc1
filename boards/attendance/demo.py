"""The demonstration's quorum rules, deputies, a vacant seat, answers and registers.

The rules are invented and say so on the page: no Act fixes a quorum for these boards.
"""

from datetime import date, datetime, timedelta

from django.utils import timezone

from boards.attendance.models import How
from boards.attendance.registers import rows_of
from boards.attendance.services.quorum import Terms, set_rule
from boards.attendance.services.registers import Mark, Present, save_register
from boards.models import Board, BoardKind, Deputy, Meeting, Membership, Part, Reply, Seat
from boards.models.seats import next_order
from partnership.access.offices import Office
from partnership.demo.accounts import DOMAIN
from partnership.people.models import Appointment, User

BECAUSE = "demonstration"
SOURCE = "Invented for this demonstration; the group’s own terms of reference stand in its place"
VACANT_FOR = timedelta(days=60)
RULED = (BoardKind.EXECUTIVE, BoardKind.BOARD, BoardKind.REVIEW, BoardKind.QUALITY)


def plant(now: datetime) -> None:
    """Once, for the groups that a meeting is planned for, and a rule for every board."""
    today = timezone.localdate(now)
    head = User.objects.filter(email=f"head-of-service{DOMAIN}").first()
    if head is None or Deputy.objects.exists():
        return
    held = Membership.objects.held(head, [Office.HEAD_OF_SERVICE], today)
    boards = Board.objects.on(today).filter(
        partnership__in=held.values("board__partnership"), kind__in=RULED
    )
    for board in boards:
        _rule(board, head, today)
    for meeting in Meeting.objects.filter(held_on__gt=today, board__in=boards):
        _empty_seat(meeting.board, head, today)
        _answers(meeting, now)
        for past in meeting.board.meetings.held_by(today):
            _register(past, head, now)


def _rule(board: Board, head: User, today: date) -> None:
    """One that asks for all three partners at the top, a smaller one for groups."""
    top = board.kind in (BoardKind.EXECUTIVE, BoardKind.BOARD)
    terms = (
        Terms(chair=True, council=True, health=True, police=True, every_council=True)
        if board.kind == BoardKind.EXECUTIVE
        else Terms(chair=True, council=top, health=top, police=top, seats=None if top else 3)
    )
    set_rule(
        board,
        terms,
        starts_on=board.starts_on,
        source=SOURCE,
        because=BECAUSE,
        by=head,
        today=today,
        is_invented=True,
    )


def _empty_seat(board: Board, head: User, today: date) -> None:
    """A seat of an agency of the lists that nobody fills."""
    taken = Seat.objects.filter(board=board, agency__isnull=False).values("agency")
    listing = (
        board.partnership.listings.filter(agency__is_category=False)
        .exclude(agency__in=taken)
        .select_related("agency")
        .order_by("order", "pk")
        .first()
    )
    if listing is None:
        return
    Seat(
        board=board,
        agency=listing.agency,
        part=Part.MEMBER,
        starts_on=max(today - VACANT_FOR, board.starts_on),
        order=next_order(board),
    ).save_because(BECAUSE, by=head)


def _answers(meeting: Meeting, now: datetime) -> None:
    """One comes, one sends a standing deputy of the agency; the others have not answered."""
    today = timezone.localdate(now)
    seated = Membership.objects.on(today).filter(board=meeting.board, seat__isnull=False)
    for held in seated.select_related("person", "seat", "agency").order_by("seat__order", "pk"):
        colleague = _colleague(held, today)
        if colleague is not None:
            deputy = Deputy(seat=held.seat, person=colleague, starts_on=today)
            deputy.save_because(BECAUSE, by=None)
            answer = {"answer": "deputy", "standing": deputy, "deputy": colleague.name}
        elif held.office == Office.GROUP_CHAIR:
            answer = {"answer": "coming"}
        else:
            continue
        Reply(meeting=meeting, person=held.person, said_at=now, **answer).save_because(
            BECAUSE, by=held.person
        )


def _colleague(held: Membership, today: date) -> User | None:
    """Somebody of the member's agency who sits nowhere in the group, for a seat of an agency."""
    if held.seat is None or held.seat.agency_id is None:
        return None
    here = Membership.objects.on(today).filter(board=held.board_id).values("person")
    posts = Appointment.objects.on(today).filter(agency=held.seat.agency_id)
    named = Deputy.objects.values("person")
    free = posts.exclude(person__in=here).exclude(person__in=named).order_by("pk")
    found = free.select_related("person").first()
    return found.person if found else None


def _register(meeting: Meeting, head: User, now: datetime) -> None:
    """Most came; one sent apologies, one somebody else."""
    today = timezone.localdate(now)
    rows = [row for row in rows_of(meeting, today) if not row.is_vacant]
    hows = [Mark(How.PRESENT), Mark(How.DEPUTY, "Corin Aldermoor"), Mark(How.APOLOGIES)]
    turn = meeting.held_on.month
    marks = {
        row.seat.pk: hows[(place + turn) % 3] if place else hows[0]
        for place, row in enumerate(rows)
    }
    guests = [Present("Wynn Carrowmere", "City council", "for the audit of supervision")]
    if marks:
        save_register(
            meeting,
            marks=marks,
            guests=guests,
            because=BECAUSE,
            by=head,
            today=today,
            now=now,
        )
