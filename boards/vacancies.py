"""Which roles nobody holds: chairs and seats of boards and groups, and the leads of agencies.

Derived from offices and lists each time, in three queries, so that no role stands empty silently.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import DateField, Exists, Max, OuterRef, Q, QuerySet, Subquery

from boards.models import (
    Board,
    BoardKind,
    Listing,
    ListName,
    Membership,
    Part,
    Partnership,
    Seat,
)
from boards.models.seats import OFFICE_FOR
from boards.seating import vacant_seats, vacant_since
from partnership.access.offices import Office
from partnership.agencies.models import Agency
from partnership.people.models import Appointment
from partnership.records.dated import running_on

CHAIRS = (Office.GROUP_CHAIR, Office.INDEPENDENT_CHAIR)
LEADS = (Office.AGENCY_LEAD, Office.LEAD_REPRESENTATIVE)
# Bodies that others fill: ours only sit in them, or they are kept within the arrangements.
NOT_OURS = (BoardKind.STATUTORY, BoardKind.DOTTED, BoardKind.PANEL)
# Boards whose chair the arrangements name by an office that is held in another body.
BY_OFFICE = {
    str(office.label): office for office in (Office.INDEPENDENT_CHAIR, Office.HEAD_OF_SERVICE)
}


@dataclass(frozen=True)
class Vacancy:
    """One role that nobody holds, where, and since when if somebody held it."""

    role: str
    place: Board | Agency
    partnership: int
    since: date | None
    office: Office
    held_in: Board | Agency  # where that office is given, which may be a board above the place
    seat: Seat | None = None

    @property
    def title(self) -> str:
        """For example "Chair of Case Review Group"."""
        return f"{self.role} of {self.place}"


def vacancies(partnerships: QuerySet[Partnership], day: date) -> list[Vacancy]:
    """The roles of these partnerships that nobody holds on this day, what fell vacant last first;
    then those that nobody is recorded to have held, chairs before agencies."""
    found = [*_chairs(partnerships, day), *_seats(partnerships, day), *_leads(partnerships, day)]
    return sorted(found, key=lambda one: one.since or date.min, reverse=True)


def bodies_without_chair(partnership: Partnership, day: date) -> list[str]:
    """The names of boards and groups that nobody chairs, as the list of vacancies has them."""
    found = _chairs(Partnership.objects.filter(pk=partnership.pk), day)
    return [str(one.place) for one in found if one.office != Office.HEAD_OF_SERVICE]


def vacancies_of(agency: Agency, user: Any, day: date) -> list[Vacancy]:
    """What nobody holds for this agency, for a reader who may know. One query."""
    partnerships = Partnership.objects.visible_to(user, "see_vacancies", on=day)
    found = _leads(partnerships, day, agency=agency)
    return list({vacancy.role: vacancy for vacancy in found}.values())


def _chairs(partnerships: QuerySet[Partnership], day: date) -> list[Vacancy]:
    boards = Board.objects.on(day).filter(partnership__in=partnerships).exclude(kind__in=NOT_OURS)
    here = Membership.objects.filter(board=OuterRef("pk"), office__in=CHAIRS)
    near = Membership.objects.filter(board__partnership=OuterRef("partnership"))
    by_office = {f"by_{office}": near.filter(office=office) for office in BY_OFFICE.values()}
    rows = boards.annotate(
        held=Exists(_running(here, day)),
        ended=_last_day(here, "board", day),
        **{name: Exists(_running(rows, day)) for name, rows in by_office.items()},
        **{f"{name}_ended": _last_day(rows, "office", day) for name, rows in by_office.items()},
    )
    found = list(rows)
    tops = {row.partnership_id: row for row in found if row.kind == BoardKind.EXECUTIVE}
    return [_chair(row, tops) for row in found if not _is_chaired(row)]


def _is_chaired(board: Any) -> bool:
    office = _named_office(board)
    return bool(board.held or (office and getattr(board, f"by_{office}")))


def _named_office(board: Any) -> Office | None:
    if board.kind == BoardKind.SERVICE:
        return Office.HEAD_OF_SERVICE
    return BY_OFFICE.get(board.chaired_by)


def _chair(board: Any, tops: dict[int, Any]) -> Vacancy:
    office = _named_office(board)
    ended = [board.ended, getattr(board, f"by_{office}_ended") if office else None]
    last = max((day for day in ended if day), default=None)
    role = str(office.label) if office and board.kind == BoardKind.SERVICE else "Chair"
    given = office or Office.GROUP_CHAIR
    above = given == Office.INDEPENDENT_CHAIR and tops.get(board.partnership_id)
    since = _next_day(last)
    return Vacancy(role, board, board.partnership_id, since, given, above or board)


def _seats(partnerships: QuerySet[Partnership], day: date) -> list[Vacancy]:
    """Seats that nobody fills, but for chairs, who are looked after by themselves. One query."""
    boards = Board.objects.on(day).filter(partnership__in=partnerships).exclude(kind__in=NOT_OURS)
    last = Membership.objects.filter(seat=OuterRef("pk"), ends_on__lt=day).order_by().values("seat")
    ended = Subquery(last.annotate(last=Max("ends_on")).values("last")[:1])
    found = vacant_seats(boards, day).exclude(part=Part.CHAIR).annotate(ended=ended)
    return [_seat(row) for row in found if row.is_missed and _runs(row.agency, day)]


def _runs(agency: Agency | None, day: date) -> bool:
    return agency is None or agency.runs_on(day)


def _seat(row: Any) -> Vacancy:
    board, role = row.board, f"Seat “{row}”"
    since = vacant_since(row, [row.ended])
    office = OFFICE_FOR[Part(row.part)]
    return Vacancy(role, board, board.partnership_id, since, office, board, row)


def _leads(
    partnerships: QuerySet[Partnership], day: date, agency: Agency | None = None
) -> list[Vacancy]:
    """Agencies on a list of today, categories left out, for which nobody holds a lead's office."""
    leads = Appointment.objects.filter(agency=OuterRef("agency"), office__in=LEADS)
    listings = Listing.objects.on(day).filter(
        running_on(day, "agency__"), partnership__in=partnerships, agency__is_category=False
    )
    if agency:
        listings = listings.filter(agency=agency)
    empty = listings.annotate(
        held=Exists(_running(leads, day)), ended=_last_day(leads, "agency", day)
    ).filter(held=False)
    found: dict[tuple[int, int], Vacancy] = {}
    for row in empty.select_related("agency").order_by("agency__name", "pk"):
        place = row.partnership_id, row.agency_id
        statutory = row.list_name == ListName.STATUTORY
        if place not in found or statutory:
            office = Office.LEAD_REPRESENTATIVE if statutory else Office.AGENCY_LEAD
            since, agency_ = _next_day(row.ended), row.agency
            found[place] = Vacancy(
                str(office.label), agency_, row.partnership_id, since, office, agency_
            )
    return list(found.values())


def _running(tenures: QuerySet[Any], day: date) -> QuerySet[Any]:
    return tenures.filter(running_on(day), person__is_active=True)


def _last_day(tenures: QuerySet[Any], by: str, day: date) -> Subquery:
    """The last day that somebody held it."""
    past = tenures.filter(Q(ends_on__lt=day)).order_by().values(by)
    return Subquery(past.annotate(last=Max("ends_on")).values("last")[:1], output_field=DateField())


def _next_day(day: date | None) -> date | None:
    return day + timedelta(days=1) if day else None
