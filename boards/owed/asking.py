"""Which reports are to be asked for today, of whom, and what waits for whom."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from boards.models import Membership, Partnership
from boards.owed.figures import Owed, owed_between
from boards.owed.models import Expectation
from boards.owed.notices import OWED
from boards.permissions import LEADS
from boards.rooms import Task
from partnership.access.offices import Office
from partnership.clock.calendar import working_days_after
from partnership.clock.local import values_of
from partnership.clock.rules import local_of
from partnership.outbox.services import Draft
from partnership.people.models import Appointment, User
from partnership.ui.words import plain_day

ASK = "REPORT-ASK"
LATE_FOR = timedelta(days=60)  # older ones stand on the page; nobody is written to about them


@dataclass(frozen=True)
class Call:
    """A due day of which to write today, and to whom."""

    owed: Owed
    people: list[User]


def calls(today: date) -> list[Call]:
    """What is due within the days that the partnership has set, or late. Six queries."""
    days = _days_ahead(today)
    last = max(days.values(), default=today)
    running = Expectation.objects.on(today).select_related("board")
    found = [
        one
        for one in owed_between(running, today - LATE_FOR, last, today)
        if one.is_open and one.due_on <= days[one.expectation.board.partnership_id]
    ]
    people = _people([one.expectation for one in found], today)
    return [Call(one, people[one.expectation.pk]) for one in found]


def _days_ahead(today: date) -> dict[int, date]:
    """By partnership, the last due day of which to ask today."""
    pks = list(Partnership.objects.values_list("pk", flat=True))
    here = values_of(Partnership, pks, [ASK], on=today)
    numbers = {pk: here[pk].get(ASK, local_of(ASK).number) for pk in pks}
    ends = {number: working_days_after(today, number) for number in set(numbers.values())}
    return {pk: ends[number] for pk, number in numbers.items()}


def _people(rows: list[Expectation], today: date) -> dict[int, list[User]]:
    """By expectation, the agency's leads or the group's chair. Two queries."""
    by_agency: defaultdict[int, list[User]] = defaultdict(list)
    posts = Appointment.objects.acting(LEADS, today).select_related("person")
    for post in posts.filter(agency__in={row.agency_id for row in rows if row.agency_id}):
        by_agency[post.agency_id].append(post.person)
    by_group: defaultdict[int, list[User]] = defaultdict(list)
    chairs = Membership.objects.acting([Office.GROUP_CHAIR], today).select_related("person")
    for seat in chairs.filter(board__in={row.group_id for row in rows if row.group_id}):
        by_group[seat.board_id].append(seat.person)
    return {
        row.pk: by_agency[row.agency_id] if row.agency_id else by_group[row.group_id or 0]
        for row in rows
    }


def letters(found: list[Call]) -> Iterator[Draft]:
    """One letter a person and due day when it is asked for, and one when it is late."""
    for call in found:
        owed = call.owed
        row, stage = owed.expectation, "late" if owed.state == "late" else "asked"
        words = "was due" if stage == "late" else "is due"
        for person in dict.fromkeys(call.people):
            yield Draft(
                key=f"owed:{row.pk}:{owed.due_on}:{stage}:{person.pk}",
                to=person,
                subject=row,
                heading=f"{row.title}, {words} on {plain_day(owed.due_on)}",
                words=f"{row.board} expects this report of {row.owed_by}. It {words} on "
                f"{plain_day(owed.due_on)}.\n\n{row.why}\n",
                kind=OWED.key,
                path=row.get_absolute_url(),
            )


def waiting_for(user: Any, today: date) -> list[Task]:
    """The reports that this person is to hand in: asked for or late, earliest first."""
    if not set(user.offices_now) & {*LEADS, Office.GROUP_CHAIR}:
        return []
    mine = Expectation.objects.visible_to(user, "hand_in", on=today).on(today)
    found = owed_between(mine, today - LATE_FOR, today + LATE_FOR, today)
    return [
        Task(
            f"Hand in: {one.expectation.title}",
            one.expectation.get_absolute_url(),
            one.row.asked_on if one.row and one.row.asked_on else one.due_on,
            f"For {one.expectation.board}, due {plain_day(one.due_on)}.",
            one.expectation.agency_id,
        )
        for one in found
        if one.state in ("asked for", "late")
    ]
