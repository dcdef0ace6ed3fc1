"""Once a month: one letter to each owner of open actions, with a link to one page about them all.

The link works as often as its owner needs it, until the next letter comes: facts come in over a
month, and each update is a row of its own, so that using it twice loses nothing (docs/adr/0028).
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from boards.actions.mine import mine
from boards.actions.notices import MONTHLY
from boards.actions.owners import answering
from boards.models import Action, Partnership
from partnership.clock.calendar import is_working_day
from partnership.links.services import DeadLink, open_link, sign
from partnership.outbox.services import Draft
from partnership.people.models import User
from partnership.records.sets import in_sets
from partnership.ui.words import plain_day

PURPOSE = "actions"
ONE_DAY = timedelta(days=1)


def first_working_day(month: date) -> date:
    """The first working day of the month of this day."""
    day = month.replace(day=1)
    while not is_working_day(day):
        day += ONE_DAY
    return day


def next_letter_on(today: date) -> date:
    """The day on which the letter of next month goes."""
    return first_working_day((today.replace(day=28) + 7 * ONE_DAY).replace(day=1))


def monthly_letters(today: date) -> Iterator[list[Draft]]:
    """This month's letters, by partnership: no letter tells of the actions of two."""
    for partnership in Partnership.objects.order_by("pk"):
        people = _owners(partnership, today)
        drafts = [_letter(partnership, person, today) for person in people]
        yield [draft for draft in drafts if draft is not None]


def _owners(partnership: Partnership, today: date) -> list[User]:
    """Whoever answers for an open action here: its owner, else the leads of its agency."""
    found: dict[User, None] = {}
    for rows in in_sets(Action.objects.open().filter(partnership=partnership)):
        here = answering(rows, today)
        for row in rows:
            owners = here.owners.get(row.pk) or here.leads.get(row.owner_agency_id, [])
            found |= dict.fromkeys(owners)
    return list(found)


def _letter(partnership: Partnership, person: User, today: date) -> Draft | None:
    rows = list(mine(person, today, partnership))
    if not rows:
        return None
    late = sum(row.is_late_on(today) for row in rows)
    number = "1 open action" if len(rows) == 1 else f"{len(rows)} open actions"
    overdue = f", {late} overdue" if late else ""
    last = next_letter_on(today)
    until = datetime.combine(last + ONE_DAY, time(), tzinfo=timezone.get_current_timezone())
    token = sign(PURPOSE, person=person, subject=partnership, until=until)
    path = reverse("actions:by_link", args=[token])
    listed = "\n".join(f"{row.reference}, due {plain_day(row.due_on)}" for row in rows[:MOST])
    more = f"\nand {len(rows) - MOST} more" if len(rows) > MOST else ""
    return Draft(
        key=f"actions-monthly:{today:%Y-%m}:{partnership.pk}:{person.pk}",
        to=person,
        subject=partnership,
        heading=f"{partnership}: you answer for {number}{overdue}",
        words=f"You answer for {number}{overdue}:\n\n{listed}{more}\n\n"
        "Say how each stands, on one page and without a password. The link is yours alone and "
        f"works until {plain_day(last)}:\n\n{settings.PORTAL_ADDRESS}{path}\n",
        kind=MONTHLY.key,
        path=path,
    )


MOST = 50


def open_page(token: str, *, now: datetime) -> tuple[User, Partnership]:
    """Whose page a link opens, and of which partnership. Reads only. raises: DeadLink."""
    link = open_link(token, PURPOSE, now=now)
    if link.person is None or not isinstance(link.subject, Partnership):
        raise DeadLink
    return link.person, link.subject
