"""What pages show of interests: the register, those of a meeting, those beside an item."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from boards.interests.models import Declaration, Interest, Ruling
from boards.interests.sitting import items_seen, those_at
from boards.meetings.beside import Panel
from boards.meetings.models import AgendaItem
from boards.meetings.permissions import CHAIR
from boards.models import Meeting
from boards.permissions import INDEPENDENT
from boards.rooms import Task
from boards.words import count_of
from partnership.access.offices import SERVICE
from partnership.access.services import can
from partnership.records.dated import not_over_on
from partnership.ui.words import asked

PAST = "past"


def register_of(user: Any, params: Mapping[str, str], today: date) -> QuerySet[Interest]:
    """Standing interests that this reader may see: those that run, or with ?show=past all."""
    found = Interest.objects.visible_to(user)
    if params.get("show") != PAST:
        found = found.filter(not_over_on(today))
    for word in asked(params.get("q", "")).split():
        found = found.filter(
            Q(person__name__icontains=word)
            | Q(what__icontains=word)
            | Q(body__icontains=word)
            | Q(agency__name__icontains=word)
        )
    rows: QuerySet[Interest] = found.select_related("person", "agency", "partnership")
    return rows


@dataclass(frozen=True)
class Declared:
    """One declaration as a reader sees it. Its item is not told to whom it is kept from."""

    declaration: Declaration
    item: AgendaItem | None
    is_kept: bool
    rulings: list[Ruling]
    may_rule: bool

    @property
    def running(self) -> list[Ruling]:
        """What was decided and holds."""
        return [one for one in self.rulings if one.ended_at is None]

    @property
    def against(self) -> str:
        """The item in words."""
        if self.is_kept:
            return "An item that is kept from you"
        return f"{self.item.position} {self.item}" if self.item else "No item named"

    @property
    def decided(self) -> str:
        """What holds, in words."""
        return "; ".join(str(one.get_outcome_display()) for one in self.running)


def declared_for(meeting: Meeting, user: Any) -> list[Declared]:
    """The declarations for a meeting that this reader may see. Four queries."""
    return _told(Declaration.objects.visible_to(user).filter(meeting=meeting), meeting, user)


def _told(rows: Any, meeting: Meeting, user: Any) -> list[Declared]:
    seen = {item.pk: item for item in items_seen(meeting, user)}
    found = list(rows.select_related("person", "declared_by", "interest"))
    may = set(Declaration.objects.visible_to(user, "rule").filter(pk__in=[r.pk for r in found]))
    rulings = defaultdict(list)
    mine = Ruling.objects.visible_to(user).filter(declaration__in=[row.pk for row in found])
    for one in mine.select_related("ruled_by", "item"):
        rulings[one.declaration_id].append(one)
    return [
        Declared(
            declaration=row,
            item=seen.get(row.item_id),
            is_kept=row.item_id is not None and row.item_id not in seen,
            rulings=[one for one in rulings[row.pk] if one.item_id in seen or row.person == user],
            may_rule=row in may and row.person != user,
        )
        for row in found
    ]


def standing_at(meeting: Meeting, user: Any) -> list[Interest]:
    """The standing interests of those at a meeting that this reader may see, of that day."""
    found = (
        Interest.objects.visible_to(user)
        .on(meeting.held_on)
        .filter(partnership=meeting.board.partnership_id, person__in=those_at(meeting).order_by())
    )
    return list(found.select_related("person", "agency"))


@dataclass(frozen=True)
class Beside:
    """What the page of an item shows of interests."""

    item: AgendaItem
    declared: list[Declared]
    minuted: list[str]
    may_declare: bool


def panel(user: Any, item: AgendaItem, rights: frozenset[str], today: date) -> Panel | None:
    """Interests beside an item: for service and chairs all, for members what is minuted."""
    if item.meeting is None:
        return None
    against = Q(item=item) | Q(item__isnull=True, rulings__item=item)
    rows = Declaration.objects.visible_to(user).filter(against, meeting=item.meeting).distinct()
    declared = _told(rows, item.meeting, user)
    minuted = minuted_by([item.pk], user).get(item.pk, [])
    may_declare = "keep" in rights or can(user, "reply", item.meeting)
    facts = Beside(item, declared, minuted, may_declare and not item.dropped_because)
    return Panel("interests/_beside.html", facts)


def minuted_by(items: Iterable[int], user: Any) -> dict[int, list[str]]:
    """The sentences of the rulings that hold, by item. One query."""
    rows = Ruling.objects.all() if user is None else Ruling.objects.visible_to(user)
    found = defaultdict(list)
    running = rows.filter(item__in=list(items), ended_at__isnull=True)
    for item, words in running.order_by("ruled_at", "pk").values_list("item", "minuted"):
        found[item].append(words)
    return dict(found)


RULERS = frozenset((*SERVICE, *INDEPENDENT, *CHAIR))


def undecided(user: Any, today: date) -> list[Task]:
    """Meetings to come for which an interest is declared and nothing decided. One query, and none
    for whoever holds no office that decides."""
    if not RULERS & set(user.offices_now):
        return []
    running = Ruling.objects.filter(declaration=OuterRef("pk"), ended_at__isnull=True)
    rows = Declaration.objects.visible_to(user, "rule", on=today).exclude(person=user)
    waiting = rows.filter(~Exists(running), meeting__held_on__gte=today)
    by_meeting: dict[Meeting, list[Declaration]] = defaultdict(list)
    for row in waiting.select_related("meeting__board").order_by("declared_at"):
        by_meeting[row.meeting].append(row)
    return [
        Task(
            what=f"Decide on {count_of(len(few), 'declared interest')}",
            url=reverse("interests:of_meeting", args=[meeting.pk]),
            since=localdate(few[0].declared_at),
            words=str(meeting),
        )
        for meeting, few in by_meeting.items()
    ]
