"""Letters about answers: before one is due, on its last days, and when it is late."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from boards.external.models import ExternalEntry
from boards.external.notices import ANSWERS
from boards.models import Membership, Partnership
from boards.permissions import LEADS
from partnership.access.offices import SERVICE, Office
from partnership.clock.calendar import working_days_after, working_days_before
from partnership.clock.local import values_of
from partnership.clock.rules import local_of
from partnership.outbox.services import Draft
from partnership.people.models import Appointment, User
from partnership.ui.words import plain_day

FIRST, LAST, LATE = CODES = ("REMIND-FIRST", "REMIND-LAST", "REMIND-LATE")
LATE_FOR = timedelta(days=60)  # older ones stand on the home page; nobody is written to of them
HEADINGS = {FIRST: "An answer is due", LAST: "An answer is due now", LATE: "An answer is late"}


def letters(today: date) -> Iterator[Draft]:
    """One letter a person, stage and due day, of every open entry. Five queries."""
    whole = list(Partnership.objects.on(today).values_list("pk", flat=True))
    here = values_of(Partnership, whole, CODES, on=today)
    numbers = {
        pk: {code: here[pk].get(code, local_of(code).number) for code in CODES} for pk in whole
    }
    last = max((working_days_after(today, days[FIRST]) for days in numbers.values()), default=today)
    rows = ExternalEntry.objects.open().filter(
        partnership__in=whole, due_on__range=(today - LATE_FOR, last)
    )
    staged = [
        (row, stage)
        for row in rows.prefetch_related("concerned").order_by("due_on", "pk")
        if (stage := _stage(row, numbers[row.partnership_id], today))
    ]
    people = _People([row for row, _ in staged], today)
    for row, stage in staged:
        yield from (_draft(row, stage, person) for person in people.told(row, stage))


def _stage(row: ExternalEntry, days: dict[str, int], today: date) -> str:
    """The furthest stage that has come; what others are to answer has the last one alone."""
    if row.due_on is None:
        return ""
    if today >= working_days_after(row.due_on, days[LATE]):
        return LATE
    if row.is_answered_by_them:
        return ""
    for stage in (LAST, FIRST):
        if today >= working_days_before(row.due_on, days[stage]):
            return stage
    return ""


class _People:
    """Who keeps the register and who answers for the agencies. Two queries."""

    def __init__(self, rows: Iterable[ExternalEntry], today: date) -> None:
        rows = list(rows)
        self.service: defaultdict[int, list[Membership]] = defaultdict(list)
        self.leads: defaultdict[int, list[User]] = defaultdict(list)
        seats = Membership.objects.acting(SERVICE, today).select_related("person", "board")
        for seat in seats.filter(board__partnership__in={row.partnership_id for row in rows}):
            self.service[seat.board.partnership_id].append(seat)
        agencies = {one.agency_id for row in rows for one in row.concerned.all()}
        posts = Appointment.objects.acting(LEADS, today).select_related("person")
        for post in posts.filter(agency__in=agencies):
            self.leads[post.agency_id].append(post.person)

    def told(self, row: ExternalEntry, stage: str) -> list[User]:
        """The officers, from late on their head too; and the leads of the agencies that answer."""
        seats = self.service[row.partnership_id]
        officers = [seat for seat in seats if seat.office != Office.HEAD_OF_SERVICE]
        found = [seat.person for seat in (seats if stage == LATE else officers or seats)]
        if not row.is_answered_by_them:
            found += [who for one in row.concerned.all() for who in self.leads[one.agency_id]]
        return list(dict.fromkeys(found))


def _draft(row: ExternalEntry, stage: str, person: User) -> Draft:
    assert row.due_on is not None
    who = f"{row.body} was asked to answer" if row.is_answered_by_them else "The answer is due"
    return Draft(
        key=f"external:{row.pk}:{row.due_on}:{stage}:{person.pk}",
        to=person,
        subject=row,
        heading=f"{HEADINGS[stage]}: {row}",
        words=f"{row}, {row.heading}. {who} by {plain_day(row.due_on)}.\n\n"
        "The partnership service records the answer and when it went or came.\n",
        kind=ANSWERS.key,
        path=row.get_absolute_url(),
    )
