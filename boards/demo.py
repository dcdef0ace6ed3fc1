"""The demonstration: real arrangements and invented people, each in the office of their account.

Bodies and agencies are found by what they are for, never by their names, so that any partnership's
file can be planted.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError
from django.utils import timezone

from boards.days import nearest_day_of_work
from boards.demo_people import fill_roles
from boards.importing import import_files
from boards.models import Board, BoardKind, Listing, ListName, Meeting, Membership, Partnership
from boards.models.board import Remit
from boards.models.seat import wrong_body
from partnership.access.offices import Office
from partnership.agencies.models import Agency, Kind
from partnership.demo.accounts import ACCOUNTS, DOMAIN, PASSWORD
from partnership.demo.paper import small_pdf
from partnership.documents.services import attach
from partnership.people.models import Appointment, User

FOR_YEARS = timedelta(days=800)
MEETINGS_AGO = (14, 70, 170, 200, 300)
TO_COME = timedelta(days=12)
# Officers of further partnerships in the same deployment.
OTHER_OFFICERS = ("Nadia Fernsby", "Alun Tredgold", "Moira Eastlake", "Owen Carrick")


@dataclass(frozen=True)
class Arrangement:
    """The bodies and agencies of one partnership today, by what they are for."""

    partnership: Partnership
    today: date

    @cached_property
    def boards(self) -> list[Board]:
        """All that run, in their order."""
        return list(Board.objects.on(self.today).filter(partnership=self.partnership))

    def body(self, *kinds: BoardKind, remit: str = "") -> Board | None:
        """The first of this sort; of a remit when one is asked for, or for both."""
        wanted = (remit, Remit.BOTH) if remit else Remit.values
        found = (board for board in self.boards if board.kind in kinds and board.remit in wanted)
        return next(found, None)

    @property
    def service(self) -> Board:
        """The partnership service. raises: CommandError where the file has none."""
        found = self.body(BoardKind.SERVICE)
        if found is None:
            raise CommandError(f"{self.partnership} has no service: nobody could work in it.")
        return found

    @property
    def top(self) -> Board:
        """The executive board, or the first partnership board, or else the service."""
        found = self.body(BoardKind.EXECUTIVE) or self.body(BoardKind.BOARD)
        return found or self.service

    @property
    def tops(self) -> list[Board]:
        """The partnership boards, or the one at the top."""
        return [one for one in self.boards if one.kind == BoardKind.BOARD] or [self.top]

    @property
    def adults_board(self) -> Board:
        """The board for adults, where there is one."""
        return self.body(BoardKind.BOARD, remit=Remit.ADULTS) or self.top

    @property
    def children_group(self) -> Board | None:
        """The group that reviews cases of children."""
        return self.body(BoardKind.REVIEW, remit=Remit.CHILDREN)

    @property
    def adults_group(self) -> Board | None:
        """The group that reviews cases of adults."""
        return self.body(BoardKind.REVIEW, remit=Remit.ADULTS)

    @property
    def review_groups(self) -> list[Board]:
        """Both, or the one that there is."""
        found = [group for group in (self.children_group, self.adults_group) if group]
        return list(dict.fromkeys(found))

    @cached_property
    def agencies(self) -> list[Agency]:
        """The bodies that the lists name today, statutory partners first."""
        listed = Listing.objects.on(self.today).filter(partnership=self.partnership)
        rows = sorted(
            listed.select_related("agency"), key=lambda row: row.list_name != ListName.STATUTORY
        )
        return list(dict.fromkeys(row.agency for row in rows if not row.agency.is_category))

    def agency(self, *kinds: Kind) -> Agency | None:
        """The first agency of the first of these kinds that there is."""
        found = (one for kind in kinds for one in self.agencies if one.kind == kind)
        return next(found, None)

    @property
    def councils(self) -> list[Agency]:
        """The councils among the statutory partners."""
        return [one for one in self.agencies if one.kind == Kind.COUNCIL]


def arrangements(today: date) -> list[Arrangement]:
    """Every partnership of the settings' files that runs today, in the order of the files."""
    reports = import_files(partnership_files(), apply=True)
    wrong = [f"{report.file}, {problem}" for report in reports for problem in report.errors]
    if wrong:
        raise CommandError("\n".join(["The arrangements could not be imported.", *wrong]))
    known = {one.key: one for one in Partnership.objects.on(today)}
    keys = [report.partnership for report in reports]
    return [Arrangement(known[key], today) for key in keys if key in known]


def partnership_files() -> list[Path]:
    """The files that PARTNERSHIP_FILE names, with commas between."""
    return [Path(name.strip()) for name in settings.PARTNERSHIP_FILE.split(",") if name.strip()]


def plant(now: datetime) -> None:
    """Import the arrangements and give each invented person their office, once.

    The accounts belong to the first partnership; of every other the demonstration has an officer.
    """
    today = timezone.localdate(now)
    found = arrangements(today)
    if found and not User.objects.filter(email=ACCOUNTS[0].email).exists():
        _seat_everybody(found[0])
        fill_roles(found[0].partnership, now)
        for group in found[0].review_groups:
            _hold_meetings(group, today)
        for group in found[0].review_groups[:1]:
            _plan_a_meeting(group, found[0], now)
    for number, arrangement in enumerate(found):
        _see_to_an_officer(arrangement, OTHER_OFFICERS[number % len(OTHER_OFFICERS)])


def _seat_everybody(here: Arrangement) -> None:
    people = {
        account.role: User.objects.create_user(account.email, account.name, PASSWORD)
        for account in ACCOUNTS
    }
    police, health = here.agency(Kind.POLICE), here.agency(Kind.ICB, Kind.CCG)
    council = here.agency(Kind.COUNCIL)
    trust = here.agency(Kind.FOUNDATION_TRUST, Kind.NHS_TRUST) or council
    cases = here.children_group or here.adults_group or here.top
    nurse = here.adults_group or cases
    seats: list[tuple[str, Office, Board, Agency | None]] = [
        ("service-officer", Office.SERVICE_OFFICER, here.service, None),
        ("head-of-service", Office.HEAD_OF_SERVICE, here.service, None),
        *(("head-of-service", Office.GROUP_CHAIR, group, None) for group in _quality(here)),
        ("administrator", Office.ADMINISTRATOR, here.service, None),
        ("trainer", Office.TRAINER, here.service, None),
        *_independent(here, cases),
        ("group-chair", Office.GROUP_CHAIR, cases, police),
        ("group-member", Office.GROUP_MEMBER, cases, council),
        ("lead-representative", Office.GROUP_MEMBER, here.top, health),
        ("delegated-officer", Office.GROUP_MEMBER, here.top, police),
        ("designated-doctor", Office.GROUP_MEMBER, cases, health),
        ("designated-nurse", Office.GROUP_MEMBER, nurse, health),
        ("lay-member", Office.LAY_MEMBER, here.adults_board, None),
        ("lead-member", Office.LEAD_MEMBER, here.adults_board, council),
    ]
    posts: list[tuple[str, Office, Agency | None]] = [
        ("lead-representative", Office.LEAD_REPRESENTATIVE, health),
        ("delegated-officer", Office.DELEGATED_OFFICER, police),
        ("designated-doctor", Office.DESIGNATED_DOCTOR, health),
        ("designated-nurse", Office.DESIGNATED_NURSE, health),
        ("agency-lead", Office.AGENCY_LEAD, trust),
        ("practitioner", Office.PRACTITIONER, trust),
    ]
    for role, office, board, seat in seats:
        _seat(people[role], office, board, here.today, seat)
    for role, office, agency in posts:
        if agency is not None:
            since = max(here.today - FOR_YEARS, agency.starts_on)
            post = Appointment(person=people[role], office=office, agency=agency, starts_on=since)
            post.save_because("demonstration", by=None)


def _quality(here: Arrangement) -> list[Board]:
    return [board for board in here.boards if board.kind == BoardKind.QUALITY]


def _independent(here: Arrangement, cases: Board) -> list[tuple[str, Office, Board, None]]:
    """In the chair of the whole, or, where boards stand side by side, of the last of them and
    the review group that belongs to it."""
    role, top = "independent-chair", here.top
    if not wrong_body(Office.INDEPENDENT_CHAIR, top, max(here.today - FOR_YEARS, top.starts_on)):
        return [(role, Office.INDEPENDENT_CHAIR, top, None)]
    chaired = [here.tops[-1], *(group for group in here.review_groups if group != cases)]
    return [(role, Office.GROUP_CHAIR, board, None) for board in chaired]


def _seat(
    person: User, office: Office, board: Board, today: date, agency: Agency | None = None
) -> None:
    since = max(today - FOR_YEARS, board.starts_on)
    seat = Membership(person=person, office=office, board=board, agency=agency, starts_on=since)
    seat.save_because("demonstration", by=None)


def _hold_meetings(group: Board, today: date) -> None:
    for ago in MEETINGS_AGO:
        day = nearest_day_of_work(today - timedelta(days=ago))
        if group.runs_on(day):
            Meeting(board=group, held_on=day).save_because("demonstration", by=None)


def _plan_a_meeting(group: Board, here: Arrangement, now: datetime) -> None:
    """One to come, with its hours and a paper, so that invitations and calendars show something."""
    meeting = Meeting(
        board=group,
        held_on=nearest_day_of_work(here.today + TO_COME, later=True),
        starts_at=time(14),
        ends_at=time(16),
        place="Committee room 2",
    )
    meeting.save_because("demonstration", by=None)
    officer = User.objects.get(email=f"service-officer{DOMAIN}")
    paper = SimpleUploadedFile("agenda.pdf", small_pdf("Agenda"), content_type="application/pdf")
    attach(meeting, paper, title="Agenda", by=officer, now=now)


def _see_to_an_officer(here: Arrangement, name: str) -> None:
    """An account for a partnership that nobody works for yet."""
    held = Membership.objects.on(here.today).filter(office=Office.SERVICE_OFFICER)
    if held.filter(board__partnership=here.partnership).exists():
        return
    email = f"service-officer.{here.partnership.key}{DOMAIN}"
    officer = User.objects.create_user(email, name, PASSWORD)
    _seat(officer, Office.SERVICE_OFFICER, here.service, here.today)
