"""Who reads a challenge: no more people than its line of minutes, and the agency that is asked.

A challenge that came from a line is for whoever reads that line's item; one that was raised between
meetings is for the group, unless it is closed. A drafted letter is for the service and the chairs,
also when it is withdrawn.
What is kept from a person in the minutes is kept from them here, whatever office they hold.
"""

from dataclasses import replace
from typing import Any

from django.db.models import Q

from boards.challenges.models import Challenge, Round
from boards.meetings.models import Audience
from boards.meetings.permissions import CHAIR, CHECKED, MEMBERS
from boards.models import Board, Membership
from boards.permissions import INDEPENDENT, by_service, in_group
from partnership.access.offices import AGENCY_OFFICES, Office
from partnership.access.policies import Holders, allow, holders_of
from partnership.people.models import Appointment

# Who answers for an agency to a board; practitioners only where they are named.
ANSWERERS = (Office.AGENCY_LEAD, Office.LEAD_REPRESENTATIVE, Office.DELEGATED_OFFICER)

# It was put to the agency: a drafted letter that was withdrawn never was.
SENT = Q(pk__in=Round.objects.filter(number=1).values("challenge"))
OUT = Q(
    line__item__meeting__minutes__stage__in=CHECKED,
    line__item__dropped_because="",
    line__dropped_because="",
)
TO_THE_GROUP = (OUT & Q(line__item__audience=Audience.EVERYBODY)) | (
    Q(line__isnull=True, closed_because="") & SENT
)


def _ways() -> tuple[Holders, ...]:
    named = (
        holders_of(
            *MEMBERS,
            rights={"view"},
            tenure=Membership,
            path=f"line__item__readers__{who}",
            at=who,
            same=(("board", "board"),),
            where=where,
            many=True,
            when=OUT,
        )
        for who, where in (
            ("agency", "the group, for an agency that its item is open to"),
            ("person", "the group, named as a reader of its item"),
        )
    )
    asked: dict[str, Any] = {"rights": {"view", "answer"}, "tenure": Appointment, "when": SENT}
    ways = (
        by_service(
            *("view", "see_changes", "answer", "judge", "raise_action"), path="board__partnership"
        ),
        by_service("view", "judge", path="board__partnership", offices=INDEPENDENT),
        in_group("view", "judge", path="board", offices=CHAIR),
        replace(in_group("view", path="board", offices=MEMBERS), when=TO_THE_GROUP),
        *named,
        holders_of(
            *ANSWERERS, path="agency", at="agency", where="the agency that is asked", **asked
        ),
        holders_of(
            *AGENCY_OFFICES,
            path="responder",
            at="person",
            same=(("agency", "agency"),),
            where="the agency that is asked, named to answer",
            **asked,
        ),
    )
    kept = Q(line__item__withheld__ended_at__isnull=True)
    return tuple(
        replace(way, unless="line__item__withheld__person", unless_when=kept) for way in ways
    )


allow(
    Challenge,
    *_ways(),
    words={
        "view": "read",
        "answer": "answer it",
        "judge": "send, judge or withdraw it",
        "raise_action": "raise an action from it",
    },
)
allow(
    Board,
    in_group("challenge", path="pk", offices=CHAIR),
    by_service("challenge", path="partnership"),
    by_service("challenge", path="partnership", offices=INDEPENDENT),
    words={"challenge": "raise a challenge"},
)
