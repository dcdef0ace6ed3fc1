"""Who reads an agenda item and its papers.

The service, the group's chair and the Independent Chair prepare the meeting and see drafts. Members
see an item once the pack is issued, a restricted one only when their seat or they themselves are
named. What is kept from a person is kept from them whatever office they hold.
"""

from collections.abc import Iterable
from dataclasses import replace

from django.db.models import Q

from boards.meetings.models import (
    Addendum,
    AgendaItem,
    Audience,
    MinuteLine,
    Minutes,
    Paper,
    Reader,
    Stage,
    Withheld,
)
from boards.models import Board, Meeting, Membership
from boards.permissions import INDEPENDENT, SEATED, by_service, in_group
from partnership.access.offices import Office
from partnership.access.policies import Holders, allow, holders_of

CHAIR = (Office.GROUP_CHAIR,)
MEMBERS = tuple(office for office in SEATED if office not in CHAIR)


# Members read minutes when the chair has checked them; items and papers when the pack is out, or at
# the latest with the minutes.
CHECKED = (Stage.CHECKED, Stage.APPROVED)


def readers_of(
    item: str = "", *rights: str, minuted: bool = False, gone: str = ""
) -> tuple[Holders, ...]:
    """Every way to an item, or to what belongs to one.

    in: `item`, the path from the object to its item, ending in "__"; `rights`, what the service
    may do besides reading; `minuted`, whether members wait for the minutes to be checked;
    `gone`, the field that says why it was taken away: members then see it no more.
    """
    board, partnership = f"{item}board", f"{item}board__partnership"
    out = Q(**{f"{item}meeting__minutes__stage__in": CHECKED})
    if not minuted:
        out |= Q(**{f"{item}meeting__issue__isnull": False})
    out &= Q(**{f"{item}dropped_because": ""})
    if gone:
        out &= Q(**{gone: ""})
    everybody = out & Q(**{f"{item}audience": Audience.EVERYBODY})
    ways = (
        by_service("view", "see_changes", *rights, path=partnership),
        by_service("view", path=partnership, offices=INDEPENDENT),
        in_group("view", path=board, offices=CHAIR),
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
    # Members read what they proposed while it waits; from then on as everybody.
    holders_of(
        *SEATED,
        rights={"view"},
        tenure=Membership,
        path="proposed_by",
        at="person",
        same=(("board", "board"),),
        where="the group, of what they proposed",
        when=Q(meeting__isnull=True, audience=Audience.EVERYBODY, dropped_because=""),
        unless="withheld__person",
        unless_when=Q(withheld__ended_at__isnull=True),
    ),
    words={"view": "read", "keep": "prepare it"},
)
allow(
    Paper,
    *readers_of("item__", "keep", gone="withdrawn_because"),
    words={"view": "read", "keep": "change it"},
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
    """By item, the members who may read it when the pack is out: what the ways above will say.

    Three queries, where asking the gate itself would take one a member. A test holds both together.
    """
    rows = list(items)
    held = Membership.objects.acting(SEATED, meeting.held_on).filter(board=meeting.board_id)
    seats = list(held.values_list("person", "office", "agency"))
    named = list(Reader.objects.filter(item__in=rows).values_list("item", "agency", "person"))
    kept = Withheld.objects.filter(item__in=rows, ended_at__isnull=True)
    kept_from = set(kept.values_list("item", "person"))
    return {
        item.pk: {
            person
            for person, office, agency in seats
            if (item.pk, person) not in kept_from
            and (
                not item.is_restricted
                or office in CHAIR
                or (item.pk, agency, None) in named
                or (item.pk, None, person) in named
            )
        }
        for item in rows
    }
