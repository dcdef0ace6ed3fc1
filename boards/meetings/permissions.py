"""Who reads an agenda item and its papers.

The service, the group's chair and the Independent Chair prepare the meeting and see drafts. Members
see an item once the pack is issued, a restricted one only when their seat or they themselves are
named. What is kept from a person is kept from them whatever office they hold.

A deputy named for the meeting reads, once the pack is issued, what is open to everybody or to the
agency of the seat: neither what names the member in person nor what is kept from that member or
from the deputy. Minutes are not open to them, nor is what was suggested for a case or a challenge:
those are for who sits in the group.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from boards.meetings.models import (
    Addendum,
    AgendaItem,
    Audience,
    MinuteLine,
    Minutes,
    Paper,
    Reader,
    Stage,
    Version,
    Withheld,
)
from boards.models import Board, Meeting, Membership, Reply
from boards.permissions import INDEPENDENT, SEATED, by_service, in_group
from boards.standing_in import NamedDeputies, nominations
from partnership.access.offices import SERVICE, Office
from partnership.access.policies import Holders, allow, holders_of

CHAIR = (Office.GROUP_CHAIR,)
MEMBERS = tuple(office for office in SEATED if office not in CHAIR)


# Members read minutes when the chair has checked them; items and papers when the pack is out, or at
# the latest with the minutes.
CHECKED = (Stage.CHECKED, Stage.APPROVED)
NOTHING_MORE = Q()
NOT_WITHDRAWN = Q(withdrawn_because="")
CURRENT = Q(paper__withdrawn_because="", replaced_at__isnull=True)  # of the versions of a paper


@dataclass(frozen=True)
class DeputyReaders(NamedDeputies):
    """The items that the seat would read, and what belongs to them; `item` leads to the item."""

    item: str = ""

    def narrowed(self, mine: QuerySet[Reply]) -> Q:
        """Open to everybody or to the seat's agency; kept neither from the member nor from them."""
        mine = mine.filter(meeting=OuterRef("item__meeting"))
        of_seat = mine.filter(standing__seat__agency=OuterRef("agency"))
        either = Q(person=OuterRef("person")) | Q(standing__person=OuterRef("person"))
        named = Reader.objects.filter(Exists(of_seat))
        kept = Withheld.objects.filter(Exists(mine.filter(either)), ended_at__isnull=True)
        key = f"{self.item.removesuffix('__') or 'pk'}__in"
        everybody = Q(**{f"{self.item}audience": Audience.EVERYBODY})
        open_to_seat = everybody | Q(**{key: named.values("item")})
        of_no_case = Q(**{f"{self.item}came_of": ""})
        return open_to_seat & of_no_case & ~Q(**{key: kept.values("item")})


def by_deputies(item: str = "", stands: Q = NOTHING_MORE) -> DeputyReaders:
    """The way of deputies to an item, or to what belongs to one, once the pack is issued.

    in: as `readers_of` takes them.
    """
    out = Q(**{f"{item}meeting__issue__isnull": False, f"{item}dropped_because": ""}) & stands
    return DeputyReaders(frozenset({"view"}), f"{item}meeting", out, item)


def readers_of(
    item: str = "",
    *rights: str,
    minuted: bool = False,
    gone: str = "",
    stands: Q = NOTHING_MORE,
) -> tuple[Holders, ...]:
    """Every way to an item, or to what belongs to one.

    in: `item`, the path from the object to its item, ending in "__"; `rights`, what the service
    may do besides reading; `minuted`, whether members wait for the minutes to be checked;
    `gone`, the field that says why it was taken away: members then see it no more; `stands`, what
    must be so for everybody but the service.
    """
    board, partnership = f"{item}board", f"{item}board__partnership"
    out = Q(**{f"{item}meeting__minutes__stage__in": CHECKED})
    if not minuted:
        out |= Q(**{f"{item}meeting__issue__isnull": False})
    out &= Q(**{f"{item}dropped_because": ""})
    if gone:
        out &= Q(**{gone: ""})
    out &= stands
    everybody = out & Q(**{f"{item}audience": Audience.EVERYBODY})
    ways = (
        by_service("view", "see_changes", *rights, path=partnership),
        replace(by_service("view", path=partnership, offices=INDEPENDENT), when=stands),
        replace(in_group("view", path=board, offices=CHAIR), when=stands),
        replace(in_group("view", path=board, offices=MEMBERS), when=everybody),
        *(
            holders_of(
                *MEMBERS,
                rights={"view"},
                tenure=Membership,
                path=f"{item}readers__{named}",
                at=named,
                same=((board, "board"),),
                where=where,
                many=True,
                of_one=True,
                when=out,
            )
            for named, where in (
                ("agency", "the group, for an agency it is open to"),
                ("person", "the group, named as a reader"),
            )
        ),
    )
    kept = Q(**{f"{item}withheld__ended_at__isnull": True})
    return tuple(replace(way, unless=f"{item}withheld__person", unless_when=kept) for way in ways)


allow(
    AgendaItem,
    *readers_of("", "keep"),
    by_deputies(),
    # Members read what they proposed while it waits, and why it was declined; once it is on an
    # agenda they read it as everybody.
    holders_of(
        *SEATED,
        rights={"view"},
        tenure=Membership,
        path="proposed_by",
        at="person",
        same=(("board", "board"),),
        where="the group, of what they proposed",
        when=Q(meeting__isnull=True, audience=Audience.EVERYBODY),
        unless="withheld__person",
        unless_when=Q(withheld__ended_at__isnull=True),
    ),
    words={"view": "read", "keep": "prepare it"},
)
allow(
    Paper,
    *readers_of("item__", "keep", stands=NOT_WITHDRAWN),
    by_deputies("item__", stands=NOT_WITHDRAWN),
    words={"view": "read", "keep": "change it"},
)
# The service keeps every version; everybody else reads the current one of what is not withdrawn.
allow(
    Version,
    *readers_of("paper__item__", stands=CURRENT),
    by_deputies("paper__item__", stands=CURRENT),
    words={"view": "read"},
)
allow(
    MinuteLine,
    *readers_of("item__", "keep", minuted=True, gone="dropped_because"),
    words={"view": "read", "keep": "write it"},
)
allow(Addendum, *readers_of("item__", minuted=True), words={"view": "read"})
allow(
    Minutes,
    by_service("view", "see_changes", "keep", path="meeting__board__partnership"),
    by_service("view", "check", path="meeting__board__partnership", offices=INDEPENDENT),
    in_group("view", "check", path="meeting__board", offices=CHAIR),
    replace(in_group("view", path="meeting__board", offices=MEMBERS), when=Q(stage__in=CHECKED)),
    words={"view": "read", "keep": "write them", "check": "check them as chair"},
)
allow(
    Meeting,
    by_service("prepare", path="board__partnership"),
    words={"prepare": "prepare its agenda"},
)
allow(
    Board,
    in_group("propose", path="pk", offices=SEATED),
    by_service("propose", path="partnership"),
    words={"propose": "propose an item for its agenda"},
)


def readers_once_issued(items: Iterable[AgendaItem], meeting: Meeting) -> dict[int, set[int]]:
    """By item, the people who may read it when the pack is out: what the ways above will say.

    Of those who sit in the group on the day of the meeting, whatever else they hold, of deputies
    who are named for it, and of the service and the Independent Chair. Four queries, where asking
    the gate itself would take one a person. A test holds both together.
    """
    rows = list(items)
    named = set(Reader.objects.filter(item__in=rows).values_list("item", "agency", "person"))
    kept = Withheld.objects.filter(item__in=rows, ended_at__isnull=True)
    kept_from = set(kept.values_list("item", "person"))
    sitting = who_sits(meeting)
    deputies = _deputies(meeting)
    return {
        item.pk: {
            person
            for person, reads_all, agency in sitting
            if (item.pk, person) not in kept_from
            and (
                not item.is_restricted
                or reads_all
                or (item.pk, agency, None) in named
                or (item.pk, None, person) in named
            )
        }
        | {
            person
            for person, member, agency in deputies
            if not item.came_of
            and not {(item.pk, person), (item.pk, member)} & kept_from
            and (not item.is_restricted or (agency and (item.pk, agency, None) in named))
        }
        for item in rows
    }


def who_sits(meeting: Meeting) -> list[tuple[int, bool, Any]]:
    """Who reads by an office on the day, whether also what is restricted, and for which agency."""
    over = (*SERVICE, *INDEPENDENT)
    here = Q(office__in=SEATED, board=meeting.board_id)
    here |= Q(office__in=over, board__partnership=meeting.board.partnership_id)
    held = Membership.objects.acting((*SEATED, *over), meeting.held_on).filter(here)
    rows = held.values_list("person", "office", "agency")
    return [(person, office not in MEMBERS, agency) for person, office, agency in rows]


def _deputies(meeting: Meeting) -> list[tuple[int, int, Any]]:
    """Who comes as a deputy, for which member, in the seat of which agency."""
    named = nominations(meeting.held_on).filter(meeting=meeting)
    return list(named.values_list("standing__person", "person", "standing__seat__agency"))
