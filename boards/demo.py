"""The demonstration's arrangement (real) and people (invented), each in their office."""

from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from boards.importing import import_file
from boards.models import Board, Meeting, Membership
from partnership.access.offices import Office
from partnership.agencies.models import Agency
from partnership.demo.accounts import ACCOUNTS, PASSWORD
from partnership.people.models import Appointment, User

ICB = "cambridgeshire-and-peterborough-icb"
POLICE = "cambridgeshire-constabulary"
COUNTY = "cambridgeshire-county-council"
MENTAL_HEALTH = "cambridgeshire-and-peterborough-nhs-foundation-trust"
SERVICE = "independent-safeguarding-partnership-service"
CASES = "case-review-group"

# role, office, board, agency of the seat
SEATS = (
    ("service-officer", Office.SERVICE_OFFICER, SERVICE, None),
    ("head-of-service", Office.HEAD_OF_SERVICE, SERVICE, None),
    ("head-of-service", Office.GROUP_CHAIR, "qeg-children", None),
    ("head-of-service", Office.GROUP_CHAIR, "qeg-adults", None),
    ("administrator", Office.ADMINISTRATOR, SERVICE, None),
    ("trainer", Office.TRAINER, SERVICE, None),
    ("independent-chair", Office.INDEPENDENT_CHAIR, "executive-board", None),
    ("group-chair", Office.GROUP_CHAIR, CASES, POLICE),
    ("group-member", Office.GROUP_MEMBER, CASES, COUNTY),
    ("lead-representative", Office.GROUP_MEMBER, "executive-board", ICB),
    ("delegated-officer", Office.GROUP_MEMBER, "executive-board", POLICE),
    ("designated-doctor", Office.GROUP_MEMBER, CASES, ICB),
    ("designated-nurse", Office.GROUP_MEMBER, "sar-group", ICB),
    ("lay-member", Office.LAY_MEMBER, "adults-board", None),
    ("lead-member", Office.LEAD_MEMBER, "adults-board", COUNTY),
)
# role, office, agency
APPOINTMENTS = (
    ("lead-representative", Office.LEAD_REPRESENTATIVE, ICB),
    ("delegated-officer", Office.DELEGATED_OFFICER, POLICE),
    ("designated-doctor", Office.DESIGNATED_DOCTOR, ICB),
    ("designated-nurse", Office.DESIGNATED_NURSE, ICB),
    ("agency-lead", Office.AGENCY_LEAD, MENTAL_HEALTH),
    ("practitioner", Office.PRACTITIONER, MENTAL_HEALTH),
)


def plant(now: datetime) -> None:
    """Import the shipped arrangement and give each invented person their office, once."""
    import_file(Path(settings.PARTNERSHIP_FILE), apply=True)
    if User.objects.filter(email=ACCOUNTS[0].email).exists():
        return
    people = {
        account.role: User.objects.create_user(account.email, account.name, PASSWORD)
        for account in ACCOUNTS
    }
    today = timezone.localdate(now)
    since = today - timedelta(days=800)
    for role, office, board, agency in SEATS:
        Membership(
            person=people[role],
            office=office,
            board=Board.objects.get(key=board),
            agency=Agency.objects.get(key=agency) if agency else None,
            starts_on=since,
        ).save_because("demonstration", by=None)
    for role, office, agency in APPOINTMENTS:
        Appointment(
            person=people[role],
            office=office,
            agency=Agency.objects.get(key=agency),
            starts_on=since,
        ).save_because("demonstration", by=None)
    for days in (14, 70, 170, 200, 300):
        for key in (CASES, "sar-group"):
            group = Board.objects.get(key=key)
            meeting = Meeting(board=group, held_on=today - timedelta(days=days))
            meeting.save_because("demonstration", by=None)
