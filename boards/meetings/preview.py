"""Before a pack goes out: who gets a letter, and which items and papers each can then open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from boards.meetings.models import AgendaItem, Paper, Reader
from boards.meetings.permissions import readers_once_issued
from boards.models import Meeting, Membership
from boards.permissions import INDEPENDENT, SEATED
from partnership.access.offices import SERVICE
from partnership.people.models import User


@dataclass(frozen=True)
class Opens:
    """What one person gets and can open when the pack goes out."""

    person: Any
    is_mailed: bool
    opens: list[str]  # items, by number and title, each with its papers
    papers: int
    kept: list[str]
    why: str = ""  # what else there is to say of them

    @property
    def items(self) -> int:
        """How many items they can open."""
        return len(self.opens)


def who_opens_what(meeting: Meeting, members: Iterable[Any], user: Any) -> list[Opens]:
    """For each member, for whoever else reads it by office, and for the named who sit nowhere here.

    For those who prepare the meeting: it names what is restricted, as far as they may read it.
    As many queries for two people as for twenty.
    """
    rows = meeting.items.filter(dropped_because="").order_by("position", "pk")
    items = list(rows.filter(pk__in=AgendaItem.objects.visible_to(user).values("pk")))
    papers = _papers(items, user)
    readers = readers_once_issued(items, meeting)
    mailed = list(members)

    def opens(person: Any, why: str = "") -> Opens:
        theirs = [item for item in items if person.pk in readers[item.pk]]
        kept = [item for item in items if person.pk not in readers[item.pk]]
        return Opens(
            person=person,
            is_mailed=person in mailed,
            opens=[_said(item, papers.get(item.pk, [])) for item in theirs],
            papers=sum(len(papers.get(item.pk, [])) for item in theirs),
            kept=[f"{item.position}. {item}" for item in kept],
            why=why,
        )

    offices = _by_office(meeting)
    found = [opens(one, "; ".join(offices.get(one.pk, []))) for one in mailed]
    others = User.objects.filter(pk__in=offices).exclude(pk__in=[one.pk for one in mailed])
    found += [opens(one, "; ".join(offices[one.pk])) for one in others.order_by("name", "pk")]
    known = {one.person.pk for one in found}
    named = Reader.objects.filter(item__in=items, person__isnull=False)
    strays = User.objects.filter(pk__in=named.values("person")).exclude(pk__in=known)
    return found + [opens(one, "Named as a reader, but sits in no seat here") for one in strays]


def _papers(items: list[AgendaItem], user: Any) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = Paper.objects.visible_to(user).filter(item__in=items, withdrawn_because="")
    for paper in rows:
        found.setdefault(paper.item_id, []).append(str(paper))
    return found


def _said(item: AgendaItem, papers: list[str]) -> str:
    return f"{item.position}. {item}" + (f" ({'; '.join(papers)})" if papers else "")


def _by_office(meeting: Meeting) -> dict[int, list[str]]:
    """Whoever reads it by an office of the partnership, whether they also sit here or not."""
    held = Membership.objects.acting((*SERVICE, *INDEPENDENT), meeting.held_on)
    here = held.filter(board__partnership=meeting.board.partnership_id, person__is_active=True)
    found: dict[int, list[str]] = {}
    for row in here.order_by("pk"):
        found.setdefault(row.person_id, []).append(row.get_office_display())
    return found


def not_yet_seated(meeting: Meeting, today: date) -> list[str]:
    """Members whose seat begins after today: until then they open nothing. One query."""
    later = Membership.objects.acting(SEATED, meeting.held_on).filter(
        board=meeting.board, starts_on__gt=today
    )
    return [str(row.person) for row in later.select_related("person")]
