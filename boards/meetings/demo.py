"""The demonstration's agenda, pack and minutes: for every group that has a meeting to come."""

from datetime import datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from boards.meetings.models import LineKind, Purpose
from boards.meetings.services import agenda, minutes, papers
from boards.meetings.services.minutes import Said
from boards.models import Board, Meeting, Membership
from partnership.access.offices import Office
from partnership.demo.paper import small_pdf
from partnership.people.models import User

BEFORE = timedelta(days=7)  # a paper is due so long before the day
SERVICE = (Office.HEAD_OF_SERVICE, Office.SERVICE_OFFICER)


def plant(now: datetime) -> None:
    """An issued agenda for each meeting to come, drafted minutes for the one before it."""
    today = timezone.localdate(now)
    for meeting in Meeting.objects.filter(held_on__gt=today).select_related("board"):
        officer = officer_of(meeting.board, now)
        if officer is not None and not meeting.items.exists():
            _put_together(meeting, officer, now)
            _minute(meeting, officer, now)


def officer_of(board: Board, now: datetime) -> User | None:
    """Somebody of the service that keeps this group's papers."""
    held = Membership.objects.acting(SERVICE, timezone.localdate(now))
    seat = held.filter(board__partnership=board.partnership_id).order_by("pk").first()
    return seat.person if seat else None


def _put_together(meeting: Meeting, by: User, now: datetime) -> None:
    """Standing items, one with a paper, one restricted; the pack goes out; a paper comes late."""
    agenda.draw_up(meeting, by=by)
    audit = agenda.add_item(
        meeting,
        title="What the audit of supervision found",
        purpose=Purpose.ASSURE,
        owner="Head of Service",
        minutes=30,
        paper_due_on=meeting.held_on - BEFORE,
        by=by,
    )
    paper = SimpleUploadedFile("audit.pdf", small_pdf("What the audit of supervision found"))
    papers.add_paper(audit, title="Audit of supervision", paper=paper, by=by, now=now)
    case = agenda.add_item(
        meeting, title="Referrals since the last meeting", purpose=Purpose.DECIDE, minutes=40, by=by
    )
    seats = Membership.objects.acting((Office.GROUP_MEMBER,), meeting.held_on)
    seat = seats.filter(board=meeting.board, agency__isnull=False).order_by("pk").first()
    if seat is not None and seat.agency is not None:
        because = "Tells of cases that are not decided"
        papers.restrict_item(case, readers=[seat.agency], because=because, by=by)
    if seat is not None:
        file = SimpleUploadedFile("referrals.pdf", small_pdf("Referrals since the last meeting"))
        papers.add_paper(case, title="Referrals, by agency", paper=file, by=by, now=now)
    papers.issue_pack(meeting, by=by, today=timezone.localdate(now), now=now)
    note = SimpleUploadedFile("note.pdf", small_pdf("What the audit did not ask"))
    papers.add_paper(audit, title="What the audit did not ask", paper=note, by=by, now=now)


def _minute(meeting: Meeting, by: User, now: datetime) -> None:
    """The last meeting of the group, as a draft."""
    today = timezone.localdate(now)
    last = meeting.board.meetings.filter(held_on__lt=today).first()
    if last is None:
        return
    agenda.draw_up(last, by=by)
    title = "How supervisors are reached out of hours"
    item = agenda.add_item(last, title=title, purpose=Purpose.ASSURE, by=by)
    for kind, words in (
        (LineKind.NOTE, "Two agencies have no list of their own."),
        (LineKind.DECISION, "The group asks for one list, kept by the partnership service."),
    ):
        minutes.write_line(item, Said(kind=kind, words=words), by=by, today=today)
