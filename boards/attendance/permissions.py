"""Who marks a register. Whoever sees a meeting sees its register; rules are part of the group."""

from boards.attendance.models import Attendance, Guest, QuorumRule
from boards.models import Meeting
from boards.permissions import INDEPENDENT, MANAGERS, SEATED, by_service, in_group, in_partnership
from boards.standing_in import NamedDeputies
from partnership.access.offices import Office
from partnership.access.policies import allow

CHAIR = (Office.GROUP_CHAIR,)

allow(
    Meeting,
    by_service("mark", "correct", path="board__partnership"),
    by_service("mark", path="board__partnership", offices=INDEPENDENT),
    in_group("mark", path="board", offices=CHAIR),
    words={"mark": "mark its register", "correct": "correct its register once it is approved"},
)
for model in (Attendance, Guest):
    allow(
        model,
        in_group("view", path="meeting__board", offices=SEATED),
        by_service("view", "see_changes", path="meeting__board__partnership"),
        by_service("view", path="meeting__board__partnership", offices=INDEPENDENT),
        NamedDeputies(frozenset({"view"}), meeting="meeting"),
        words={"view": "look"},
    )
allow(
    QuorumRule,
    *in_partnership("board__partnership"),
    by_service("arrange", path="board__partnership", offices=MANAGERS),
    words={"view": "look", "arrange": "set or end it"},
)
