"""Who sees interests: the service, the chairs, and each their own.

What members learn of an interest is the sentence for the minutes, with the item it stands under.
"""

from dataclasses import replace

from django.db.models import Q

from boards.interests.models import Declaration, Interest, Ruling
from boards.meetings.permissions import CHAIR, readers_of
from boards.models import Membership, Partnership
from boards.permissions import INDEPENDENT, SEATED, by_service, in_group
from partnership.access.offices import SERVICE
from partnership.access.policies import Themselves, allow, holders_of

THEIRS = Themselves(frozenset({"view"}), "person")
ASKED = (*SEATED, *INDEPENDENT, *SERVICE)  # who holds one of these is asked for interests
WHOLE = "meeting__board__partnership"

allow(
    Partnership,
    holders_of(
        *ASKED,
        rights={"tell_interests"},
        tenure=Membership,
        path="pk",
        at="board__partnership",
        where="the partnership",
    ),
    by_service("keep_interests", path="pk"),
    words={
        "tell_interests": "tell of their own interests",
        "keep_interests": "keep the register of interests",
    },
)
allow(
    Interest,
    by_service("view", "see_changes", "keep", path="partnership"),
    by_service("view", path="partnership", offices=INDEPENDENT),
    holders_of(
        *CHAIR,
        rights={"view"},
        tenure=Membership,
        path="person__memberships__board",
        at="board",
        same=(("partnership", "board__partnership"),),
        where="a group in which the person sits",
        path_dated="person__memberships__",
        many=True,
        of_one=True,
    ),
    THEIRS,
    # What somebody told is changed by them only while they are asked: once they left, it stays as
    # it stood when they took part, and the service ends it.
    holders_of(
        *ASKED,
        rights={"keep"},
        tenure=Membership,
        path="person",
        at="person",
        same=(("partnership", "board__partnership"),),
        where="the partnership, of what they told themselves",
    ),
    words={"view": "read", "keep": "change and end it"},
)
# Not for somebody from whom its item is kept.
KEPT = {
    "unless": "item__withheld__person",
    "unless_when": Q(item__withheld__ended_at__isnull=True),
}
allow(
    Declaration,
    replace(by_service("view", "see_changes", "rule", path=WHOLE), **KEPT),  # type: ignore[arg-type]
    replace(by_service("view", "rule", path=WHOLE, offices=INDEPENDENT), **KEPT),  # type: ignore[arg-type]
    replace(in_group("view", "rule", path="meeting__board", offices=CHAIR), **KEPT),  # type: ignore[arg-type]
    THEIRS,
    words={"view": "read", "rule": "decide what follows from it"},
)
allow(
    Ruling,
    *readers_of("item__", minuted=True, gone="ended_because"),
    Themselves(frozenset({"view"}), "declaration__person"),
    words={"view": "read"},
)
