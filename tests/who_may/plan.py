"""What the rows of plan.txt need: a draft, an agreed and a closed plan here, one elsewhere."""

from datetime import UTC, date, datetime
from typing import Any

from boards.actions.services.raising import Asked, raise_action
from boards.models import Decision, HowTaken
from boards.plan.models import Objective, Plan, PlanAction, Priority, Raised, Reading

TODAY = date(2026, 11, 19)
FIRST, LAST = date(2026, 4, 1), date(2028, 3, 31)
BECAUSE = {"because": "Agreed"}
TAGS = ("draft", "agreed", "closed", "elsewhere")
OF_PLAN = (
    "plan",
    "compare",
    "measures",
    "log",
    "change",
    "agree",
    "close",
    "reopen",
    "add_priority",
)
OF_PRIORITY = ("change_priority", "end_priority", "add_objective")
OF_OBJECTIVE = ("change_objective", "end_objective", "add_action", "add_reading")
OF_ACTION = (
    "action",
    "change_action",
    "end_action",
    "judge",
    "report",
    "raise",
    "link",
    "carry_on",
)


def plant(d: Any) -> None:
    """A trust leads every action, and one of them has an action of the register."""
    w = d.w
    d.plans, d.plan_rows = {}, {}
    for tag, status in zip(TAGS, ("draft", "agreed", "closed", "agreed"), strict=True):
        board = d.group_there if tag == "elsewhere" else w.group
        agency = d.council_there if tag == "elsewhere" else w.trust
        d.plans[tag] = _plan(board, tag, status)
        d.plan_rows[tag] = _filled(d.plans[tag], agency, w.officer)
    d.plan_ground = Decision(
        board=w.group,
        how=HowTaken.MEETING,
        meeting=d.then[w.group.pk],
        taken_on=d.then[w.group.pk].held_on,
        taken_by=w.chair,
        recorded_by=w.officer,
        summary="The plan is agreed",
        reasons="Shown in draft",
    )
    d.plan_ground.save_because("made", by=None)
    asked = Asked("Do a part", w.trust, date(2026, 11, 2), date(2026, 12, 2))
    d.plan_asked = raise_action(w.group, asked, by=w.officer, today=TODAY)
    d.plan_linked = raise_action(w.group, asked, by=w.officer, today=TODAY)
    d.plan_link = _saved(Raised(plan_action=d.plan_rows["agreed"]["action"], action=d.plan_linked))


def _plan(board: Any, tag: str, status: str) -> Plan:
    facts: dict[str, Any] = {"starts_on": FIRST, "ends_on": LAST, "status": status}
    if status == "closed":
        facts["closed_on"] = TODAY
    if status != "draft":
        facts["agreed_on"] = FIRST
    return _saved(Plan(partnership=board.partnership, board=board, name=f"Plan {tag}", **facts))


def _filled(plan: Plan, agency: Any, by: Any) -> dict[str, Any]:
    """A priority and an objective with an action, and one of each without."""
    one, two = (_saved(Priority(plan=plan, position=n, name=f"Priority {n}")) for n in (1, 2))
    with_one, bare = (
        _saved(Objective(priority=one, position=n, words=f"Objective {n}")) for n in (1, 2)
    )
    row = PlanAction(plan=plan, objective=with_one, position=1, what="Do it", lead="Trust")
    row.agency = agency
    reading = Reading(objective=bare, as_at=FIRST, words="Nine of ten", source="An audit")
    reading.said_by, reading.said_at = by, datetime(2026, 11, 19, 12, tzinfo=UTC)
    return {
        "priority": two,
        "objective": bare,
        "action": _saved(row),
        "reading": _saved(reading),
    }


def _saved(row: Any) -> Any:
    row.save_because("made", by=None)
    return row


def objects(d: Any) -> dict[str, list[Any]]:
    """The arguments of every address here."""
    found: dict[str, list[Any]] = {}
    for tag, plan in d.plans.items():
        rows = d.plan_rows[tag]
        found |= {f"plan:{page}@{tag}": [plan.pk] for page in OF_PLAN}
        for kind, pages in (("priority", OF_PRIORITY), ("objective", OF_OBJECTIVE)):
            found |= {f"plan:{page}@{tag}": [plan.pk, rows[kind].pk] for page in pages}
        found |= {f"plan:{page}@{tag}": [rows["action"].pk] for page in OF_ACTION}
        found[f"plan:strike_reading@{tag}"] = [plan.pk, rows["reading"].pk]
        for page in ("why", "changes"):
            found[f"access:{page}@plan-{tag}"] = ["plan.Plan", plan.pk]
            found[f"access:{page}@plan-action-{tag}"] = ["plan.PlanAction", rows["action"].pk]
        for code in ("plan", "plan-compared", "plan-measures"):
            found[f"exports:download_of@{code}-{tag}"] = [code, str(plan.pk), "csv"]
    link = [d.plan_link.plan_action_id, d.plan_link.pk]
    found["plan:unlink@agreed"] = link
    found["plan:change_objective@of-another"] = [
        d.plans["agreed"].pk,
        d.plan_rows["draft"]["objective"].pk,
    ]
    places = {
        "here": (d.w.partnership, d.w.trust, d.w.group),
        "there": (d.there, d.council_there, d.group_there),
    }
    for tag, (partnership, agency, board) in places.items():
        found |= {f"plan:{page}@{tag}": [partnership.key] for page in ("plans", "begin")}
        found |= {f"plan:of_agency@{tag}": [agency.key], f"plan:of_board@{tag}": [board.key]}
        for code, place in (("plans", partnership), ("plan-of-agency", agency)):
            found[f"exports:download_of@{code}-{tag}"] = [code, place.key, "csv"]
        found[f"exports:download_of@plan-of-board-{tag}"] = ["plan-of-board", board.key, "csv"]
    return found


def _days(**days: date) -> dict[str, int]:
    return {
        f"{name}_{part}": getattr(day, part)
        for name, day in days.items()
        for part in ("day", "month", "year")
    }


def says(d: Any) -> dict[str, Any]:
    """What somebody with the right would send."""
    dates = _days(starts_on=FIRST, ends_on=LAST)
    action = {"what": "Do more", "lead": "Trust", "due_known": "day"}
    begin = {"name": "A new plan", **dates}
    told = {"words": "Half is done", **_days(as_at=TODAY)}
    asked = {"what": "Do it", "owner_agency": str(d.w.trust.pk)}
    read = {"words": "Eight of ten", "source": "An audit", **_days(as_at=TODAY)}
    return {
        "plan:add_reading": read,
        "plan:strike_reading": BECAUSE,
        "plan:begin@here": {**begin, "board": str(d.w.group.pk)},
        "plan:begin@there": {**begin, "board": str(d.group_there.pk)},
        "plan:change": {"name": "Another name", **dates, **BECAUSE},
        "plan:agree": {"ground": f"decision-{d.plan_ground.pk}"},
        "plan:close": {"closing": "Much was done", **_days(closed_on=TODAY)},
        "plan:reopen": BECAUSE,
        "plan:add_priority": {"name": "Another"},
        "plan:change_priority": {"name": "Renamed", **BECAUSE},
        "plan:end_priority": BECAUSE,
        "plan:add_objective": {"words": "Another"},
        "plan:change_objective": {"words": "Renamed", **BECAUSE},
        "plan:end_objective": BECAUSE,
        "plan:add_action": action,
        "plan:change_action": {**action, **BECAUSE},
        "plan:end_action": BECAUSE,
        "plan:judge": {**told, "rag": "green"},
        "plan:report": told,
        "plan:raise": {**asked, **_days(raised_on=TODAY, due_on=date(2026, 12, 20))},
        "plan:link": {"reference": d.plan_asked.reference},
        "plan:unlink": BECAUSE,
        "plan:carry_on": {"to": str(d.plan_rows["draft"]["objective"].pk)},
    }
