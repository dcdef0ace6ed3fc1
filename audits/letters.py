"""Letters about returns: a title, a day and where, and nothing of what was answered."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime

from django.utils import timezone

from audits.audience import leads_of
from audits.models import Cycle, Return, Section, Slot
from boards.models import Membership
from partnership.access.offices import Office
from partnership.outbox.kinds import Kind, Way, declare_kind
from partnership.outbox.services import Draft
from partnership.outbox.writing import address_of
from partnership.people.models import Appointment, User
from partnership.ui.times import plain_time
from partnership.ui.words import plain_day

RETURN = declare_kind(
    Kind(
        "audit-return",
        "Your agency is asked for a self-assessment",
        "To the safeguarding leads of the agency, and to colleagues who are given a standard.",
        default=Way.AT_ONCE,
    )
)


def to_lead(row: Return, person: User) -> Draft:
    """One letter to one lead."""
    due = plain_day(row.due_on)
    words = f"{row.cycle}: the return of {row.agency} is due by {due}.\n\n{address_of(row)}\n"
    return Draft(
        key=f"audit-return:{row.pk}:{person.pk}",
        to=person,
        subject=row,
        heading=f"{row.cycle}: due by {due}",
        words=words,
        kind=RETURN.key,
    )


def reminder(row: Return, stage: str, heading: str, today: date) -> list[Draft]:
    """To every lead at this stage of the ladder. A second time writes none."""
    leads = leads_of([row.agency_id], today).get(row.agency_id, [])
    return [_late(row, row, person, stage, heading) for person in leads]


def to_executive(row: Return, today: date) -> list[Draft]:
    """To the senior officer who answers for the agency: it is late."""
    held = Appointment.objects.acting((Office.DELEGATED_OFFICER,), today)
    seats = held.filter(agency=row.agency_id).select_related("person").order_by("pk")
    people = dict.fromkeys(seat.person for seat in seats)
    return [_late(row, row, person, "executive", "Late") for person in people]


def to_chairs(row: Return, today: date) -> list[Draft]:
    """To the chair of the group that reads the returns: an agency is late."""
    held = Membership.objects.acting((Office.GROUP_CHAIR,), today)
    seats = held.filter(board=row.cycle.group_id).select_related("person").order_by("pk")
    people = dict.fromkeys(seat.person for seat in seats)
    return [_late(row, row.cycle, person, "chair", "No return") for person in people]


def to_top(row: Return, today: date) -> list[Draft]:
    """To the Independent Chair: an agency is still late."""
    held = Membership.objects.acting((Office.INDEPENDENT_CHAIR,), today)
    seats = held.filter(board__partnership=row.cycle.partnership_id).select_related("person")
    people = dict.fromkeys(seat.person for seat in seats.order_by("pk"))
    return [_late(row, row.cycle, person, "top", "Still no return") for person in people]


def _late(row: Return, subject: Return | Cycle, person: User, stage: str, heading: str) -> Draft:
    """`subject`, what this reader may open: chairs read no return before it is submitted."""
    due = plain_day(row.due_on)
    title = f"{heading}: {row.cycle}, {row.agency}, due {due}"
    return Draft(
        key=f"audit-{stage}:{row.pk}:{row.due_on:%Y%m%d}:{person.pk}",
        to=person,
        subject=subject,
        heading=title,
        words=f"{title}.\n\n{address_of(subject)}\n",
        kind=RETURN.key,
    )


def to_colleague(section: Section, person: User, now: datetime) -> Draft:
    """To whoever was given a standard."""
    due = plain_day(section.of.due_on)
    words = (
        f"{section.of.cycle}: you are asked to answer {section.standard} for"
        f" {section.of.agency}, by {due}.\n\n{address_of(section)}\n"
    )
    return Draft(
        key=f"audit-given:{section.pk}:{person.pk}:{now.isoformat()}",
        to=person,
        subject=section,
        heading=f"{section.of.cycle}: a standard to answer by {due}",
        words=words,
        kind=RETURN.key,
    )


def about_return(row: Return, topic: str, heading: str, now: datetime) -> list[Draft]:
    """To every lead of the agency: something about their return waits for them."""
    leads = leads_of([row.agency_id], timezone.localdate(now)).get(row.agency_id, [])
    words = f"{heading}. {row}.\n\n{address_of(row)}\n"
    return [
        Draft(
            key=f"audit:{row.pk}:{topic}:{person.pk}",
            to=person,
            subject=row,
            heading=f"{row.cycle}: {heading[:1].lower()}{heading[1:]}",
            words=words,
            kind=RETURN.key,
        )
        for person in leads
    ]


def about_turn(slots: Sequence[Slot], today: date) -> list[Draft]:
    """To the leads of each agency with a turn, and of the agency that asks it: when and whom."""
    agencies = {slot.of.agency_id for slot in slots} | {slot.asked_by_id for slot in slots}
    leads = leads_of(agencies - {None}, today)
    drafts = []
    for slot in slots:
        when = f"on {plain_day(slot.day.held_on)} at {plain_time(slot.begins_at)}"
        told = [(slot.of.agency_id, f"{slot.of.agency} is asked {when}")]
        if slot.asked_by_id:
            told.append((slot.asked_by_id, f"{slot.asked_by} asks {slot.of.agency} {when}"))
        drafts += [
            _turn(slot, person, words) for agency, words in told for person in leads.get(agency, [])
        ]
    return drafts


def _turn(slot: Slot, person: User, words: str) -> Draft:
    where = f"{slot.minutes} minutes, {slot.day.place}"
    told = hashlib.sha256(f"{words} {where}".encode()).hexdigest()[:16]
    return Draft(
        key=f"audit-turn:{slot.pk}:{person.pk}:{told}",
        to=person,
        subject=slot.day,
        heading=f"Day of challenge: {words}",
        words=f"{slot.day.cycle}: {words}, {where}.\n\n{address_of(slot.day)}\n",
        kind=RETURN.key,
    )
