"""The demonstration's challenges: one from the minutes, one late, one answered with its effect, and
a letter about attendance that waits for the chair."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from boards.challenges import services
from boards.challenges.models import Challenge, Source, Verdict
from boards.challenges.services import Asked, Judgement
from boards.meetings.models import LineKind, MinuteLine, Purpose
from boards.meetings.services import agenda, minutes
from boards.meetings.services.minutes import Said
from boards.models import Listing, Meeting, Membership
from partnership.access.offices import SERVICE, Office
from partnership.people.models import Appointment, User

LATE_SINCE = timedelta(days=30)
SETTLED_SINCE = timedelta(days=90)
ANSWERED_AFTER = timedelta(days=9)
MINUTED = "The group asks for evidence that those placed out of area are seen as often as others."


def plant(now: datetime) -> None:
    """For the first group that has met and whose partnership has agencies with a lead."""
    today = timezone.localdate(now)
    if Challenge.objects.exists():
        return
    for meeting in Meeting.objects.filter(held_on__lt=today).select_related("board__partnership"):
        officer = _officer(meeting, today)
        leads = _leads(meeting, today)
        if officer is not None and leads and hasattr(meeting, "minutes"):
            _plant(meeting, officer, leads, now)
            return


def _officer(meeting: Meeting, today: date) -> User | None:
    held = Membership.objects.acting(SERVICE, today)
    seats = held.filter(board__partnership=meeting.board.partnership_id).order_by("pk")
    seat = seats.select_related("person").first()
    return seat.person if seat else None


def _leads(meeting: Meeting, today: date) -> list[Appointment]:
    """Who leads the agencies that the partnership lists."""
    listed = Listing.objects.on(today).filter(partnership=meeting.board.partnership_id)
    posts = Appointment.objects.acting((Office.AGENCY_LEAD,), today)
    rows = posts.filter(agency__in=listed.order_by().values("agency"))
    return list(rows.select_related("agency", "person").order_by("pk")[:3])


def _plant(meeting: Meeting, officer: User, leads: list[Appointment], now: datetime) -> None:
    today = timezone.localdate(now)
    first, last = leads[0], leads[-1]
    line = _minuted(meeting, officer, first, today)
    asked = Asked(agency=first.agency, what=MINUTED, challenger="Chair")
    services.raise_challenge(meeting.board, asked, by=officer, today=today, now=now, line=line)
    late = Asked(
        agency=last.agency,
        what="Say how many staff have had the refresher, and by when all will have.",
        why="The audit of supervision found gaps.",
        challenger="The quality group",
        source=Source.SCRUTINY,
    )
    services.raise_challenge(meeting.board, late, by=officer, today=today - LATE_SINCE, now=now)
    _settled(meeting, officer, first, now)
    services.draft_attendance_challenge(
        meeting.board, last.agency, absences=[meeting], by=officer, today=today
    )


def _minuted(meeting: Meeting, officer: User, lead: Appointment, today: date) -> MinuteLine:
    title = "Children and adults placed out of area"
    item = agenda.add_item(meeting, title=title, purpose=Purpose.ASSURE, by=officer)
    said = Said(kind=LineKind.CHALLENGE, words=MINUTED, owner=str(lead.agency))
    return minutes.write_line(item, said, by=officer, today=today)


def _settled(meeting: Meeting, officer: User, lead: Appointment, now: datetime) -> None:
    today = timezone.localdate(now)
    raised, answered = today - SETTLED_SINCE, today - SETTLED_SINCE + ANSWERED_AFTER
    asked = Asked(
        agency=lead.agency,
        what="Confirm that the call centre knows how to report to the safeguarding team.",
        challenger="Chair",
    )
    row = services.raise_challenge(meeting.board, asked, by=officer, today=raised, now=now)
    services.answer_challenge(
        row,
        words="It did not. The script was changed and everybody was briefed.",
        by=lead.person,
        today=answered,
        now=now,
    )
    effect = Judgement(
        Verdict.SATISFIED, "Calls are passed on the same day, as a test call showed."
    )
    services.judge_challenge(row, effect, by=officer, today=answered + ANSWERED_AFTER, now=now)
