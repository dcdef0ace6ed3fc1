"""Business plans that a partnership's predecessors printed, brought in with its arrangements.

Each file of `data/` is one plan, in our own words. A plan that the portal holds already is left as
it is, whoever changed it since. An action without a word of progress gets none.
"""

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from boards.importing.along import comes_along
from boards.models import Board, Partnership
from boards.plan.models import DueKnown, Objective, Plan, PlanAction, Priority, Progress, Voice
from boards.plan.models.plan import Status
from partnership.agencies.models import Agency
from partnership.records.writing import save_all_because

DATA = Path(__file__).with_name("data")
AS_THEY_STAND = ("what", "lead", "due", "impact", "measure", "note")
ABOUT = ("name", "about", "closing", "source", "dates_note")


@lru_cache(maxsize=1)
def printed() -> tuple[dict[str, Any], ...]:
    """Every plan of the data files, as written there."""
    files = sorted(DATA.glob("*.yaml"))
    return tuple(yaml.safe_load(path.read_text(encoding="utf-8")) for path in files)


@comes_along
def load_plans(partnership: Partnership, reason: str) -> list[str]:
    """Write the printed plans of this partnership that it does not hold; the names of the new.

    A plan whose board the arrangements do not have is left out.
    """
    boards = {board.key: board for board in Board.objects.filter(partnership=partnership)}
    known = set(Plan.objects.filter(partnership=partnership).values_list("name", flat=True))
    new = [
        said
        for said in printed()
        if said["partnership"] == partnership.key
        and said["board"] in boards
        and said["name"] not in known
    ]
    for said in new:
        _load(said, boards, reason)
    return [f"business plan {said['name']}" for said in new]


def _load(said: dict[str, Any], boards: dict[str, Board], reason: str) -> None:
    board = boards[said["board"]]
    plan = Plan(
        partnership=board.partnership,
        board=board,
        starts_on=said["from"],
        ends_on=said["until"],
        status=Status.CLOSED,
        closed_on=said["closed_on"],
        **{name: said.get(name, "").strip() for name in ABOUT},
    )
    plan.save_because(reason, by=None)
    priorities, objectives, actions, told = _rows(plan, said, boards)
    for rows in (priorities, objectives, actions, told):
        for row in rows:  # relations are ours; the database holds the rest
            row.clean_fields(
                exclude=[field.name for field in row._meta.fields if field.is_relation]
            )
        save_all_because(rows, reason, by=None)


def _rows(plan: Plan, said: dict[str, Any], boards: dict[str, Board]) -> tuple[list[Any], ...]:
    """The priorities, objectives, actions and words of progress of one file, in its order."""
    agencies = {agency.key: agency for agency in Agency.objects.filter(key__in=_agencies(said))}
    priorities, objectives, actions, told = [], [], [], []
    for place, one in enumerate(said["priorities"], start=1):
        about = one.get("about", "").strip()
        priority = Priority(plan=plan, position=place, name=one["name"].strip(), about=about)
        priorities.append(priority)
        for at, two in enumerate(one["objectives"], start=1):
            objective = Objective(
                priority=priority,
                position=at,
                words=two["words"].strip(),
                criterion=two.get("criterion", ""),
            )
            objectives.append(objective)
            for number, three in enumerate(two["actions"], start=1):
                action = _action(plan, three, objective, boards, agencies)
                action.position = number
                actions.append(action)
                told += _told(action, three, said)
    return priorities, objectives, actions, told


def _agencies(said: dict[str, Any]) -> set[str]:
    return {
        action["agency"]
        for priority in said["priorities"]
        for objective in priority["objectives"]
        for action in objective["actions"]
        if "agency" in action
    }


def _action(
    plan: Plan,
    said: dict[str, Any],
    objective: Objective,
    boards: dict[str, Board],
    agencies: dict[str, Agency],
) -> PlanAction:
    due_on, known = when(said.get("by"))
    return PlanAction(
        plan=plan,
        objective=objective,
        board=boards.get(said.get("board", "")),
        agency=agencies.get(said.get("agency", "")),
        due_on=due_on,
        due_known=known,
        first_due_on=due_on,
        first_due_known=known,
        source=said["row"],
        **{name: said.get(name, "").strip() for name in AS_THEY_STAND},
    )


def _told(action: PlanAction, said: dict[str, Any], plan: dict[str, Any]) -> list[Progress]:
    lines = [line.strip() for line in said.get("told", ())]
    if not lines:
        return []
    words = "\n".join(lines)
    return [Progress(plan_action=action, as_at=plan["as_at"], words=words, voice=Voice.SOURCE)]


def when(said: Any) -> tuple[date | None, str]:
    """A time as a file has it, and how exactly: 2015-04-29, "2015-04", 2015 or nothing."""
    if said is None:
        return None, DueKnown.DAY
    if isinstance(said, date):
        return said, DueKnown.DAY
    parts = [int(part) for part in str(said).split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), DueKnown.YEAR
    return date(parts[0], parts[1], 1), DueKnown.MONTH
