"""The demonstration: one group that has overrun, and one that closed with a report and a pack."""

from datetime import datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from boards.closing import services
from boards.closing.models import ForWhom, Term
from boards.days import nearest_day_of_work
from boards.models import Board, BoardKind, Meeting, Membership, ReportingLine
from boards.services.rows import free_key
from partnership.access.offices import Office
from partnership.demo.paper import small_pdf
from partnership.people.models import User

AGO = timedelta(days=300)
WORDS: dict[str, Any] = {
    "asked": "Find out why supervision is not recorded the same way, and make one form for it.",
    "done": "Six agencies tried a form for three months; two workshops looked at what they wrote.",
    "changed": "All six use the form. Managers see earlier where a case stands still.",
    "stays_open": "Schools were not part of the trial.",
    "lessons": "Begin with the agency that records least, and keep the form to one page.",
}


def plant(now: datetime) -> None:
    """For each partnership with a Head of Service, once."""
    today = timezone.localdate(now)
    heads = Membership.objects.acting((Office.HEAD_OF_SERVICE,), today)
    for seat in heads.select_related("person", "board__partnership").order_by("pk"):
        boards = Board.objects.on(today).filter(partnership=seat.board.partnership)
        if Term.objects.filter(board__partnership=seat.board.partnership).exists():
            continue
        above = boards.filter(kind__in=(BoardKind.EXECUTIVE, BoardKind.BOARD)).first()
        if above is not None:
            _overrun(boards, seat.person, now)
            _closed(above, seat.person, now)


def _overrun(boards: Any, head: User, now: datetime) -> None:
    group = boards.filter(kind=BoardKind.TASK).first()
    if group is not None:
        today = timezone.localdate(now)
        by: Any = {"by": head, "today": today, "because": "Invented for the demonstration"}
        services.set_term(group, finish_by=today - timedelta(days=20), **by)


def _closed(above: Board, head: User, now: datetime) -> None:
    today = timezone.localdate(now)
    name = "Supervision task and finish group (invented for the demonstration)"
    group = Board(
        partnership=above.partnership,
        key=free_key(Board, name),
        name=name,
        kind=BoardKind.TASK,
        remit=above.remit,
        purpose="Invented for the demonstration: one form for recording supervision.",
        starts_on=max(today - AGO, above.starts_on),
    )
    group.save_because("demonstration", by=None)
    line = ReportingLine(below=group, above=above, starts_on=group.starts_on)
    line.save_because("demonstration", by=None)
    ends = nearest_day_of_work(today - timedelta(days=30))
    services.set_term(group, finish_by=ends, because="Nine months", by=head, today=today)
    words = services.Words(above=above, **WORDS)
    report = services.write_report(group, words, by=head, today=today)
    for title, whom in (("Supervision form", ForWhom.EVERYBODY), ("Notes", ForWhom.PARTNERSHIP)):
        file = SimpleUploadedFile("form.pdf", small_pdf(title), content_type="application/pdf")
        services.add_resource(report, title=title, for_whom=whom, file=file, by=head, now=now)
    sent = nearest_day_of_work(ends - timedelta(days=5))
    report = services.send_report(report, by=head, today=sent, now=now)
    meeting = Meeting(board=above, held_on=ends)
    meeting.save_because("demonstration", by=None)
    said = services.Acceptance(last_day=ends, meeting=meeting)
    services.accept(report, said, by=head, today=today)
