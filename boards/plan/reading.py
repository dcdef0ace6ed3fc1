"""What the pages of plans show, read from what the reader may see. As many queries for one action
as for hundreds."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from boards.models import Action, Board, Membership
from boards.plan.measures import newest_by
from boards.plan.models import Objective, Plan, PlanAction, Priority, Progress, Raised, Reading
from boards.plan.standing import Judged, Standing, State, judged, standing
from boards.words import count_of, listed
from partnership.agencies.models import Agency

WITH = ("plan", "objective__priority", "agency", "board", "person")


@dataclass(frozen=True)
class Line:
    """One action of a plan as a reader finds it on a day."""

    action: PlanAction
    told: list[Progress]
    standing: Standing
    judged: Judged
    raised: list[Raised]
    person_left: bool = False

    @property
    def last(self) -> Progress | None:
        """The newest word."""
        return self.told[-1] if self.told else None

    @property
    def owner(self) -> str:
        """What the filter calls whoever leads it; "" where no body is known."""
        if self.action.agency_id:
            return f"agency-{self.action.agency_id}"
        return f"board-{self.action.board_id}" if self.action.board_id else ""


@dataclass(frozen=True)
class Asked:
    """Which actions of a plan are asked for; empty means all."""

    owner: str = ""
    state: str = ""
    due: str = ""

    def wants(self, line: Line, day: date) -> bool:
        """Whether a line is among them."""
        state = not self.state or line.standing.state == self.state
        owner = not self.owner or (line.owner or "none") == self.owner
        return state and owner and (not self.due or _due(line, day) == self.due)

    @property
    def anything(self) -> bool:
        """Whether the list is narrowed at all."""
        return bool(self.owner or self.state or self.due)


DUES = (("passed", "Its time has passed"), ("coming", "Still to come"), ("none", "No date"))


def _due(line: Line, day: date) -> str:
    last = line.action.last_day
    if last is None:
        return "none"
    return "passed" if last < day else "coming"


@dataclass
class Aim:
    """An objective with its lines."""

    objective: Objective
    lines: list[Line] = field(default_factory=list)
    reading: Reading | None = None


@dataclass
class Part:
    """A priority with its objectives."""

    priority: Priority
    aims: list[Aim] = field(default_factory=list)


LATE, IN_TIME, UNDATED, COMPLETE = "late", "in time", "without a date", "complete"
UNSAID = "not said to be complete when the plan ended"
COUNTED = (LATE, IN_TIME, UNDATED, COMPLETE, UNSAID)
BY_STATE = {State.LATE: LATE, State.COMPLETE: COMPLETE, State.UNKNOWN: UNSAID}


def _counted_as(line: Line) -> str:
    """What a running line is counted as in the sentence that opens the page."""
    undated = UNDATED if line.action.last_day is None else IN_TIME
    return BY_STATE.get(line.standing.state, undated)


@dataclass(frozen=True)
class PlanPage:
    """One plan on a day: all its lines, those that are asked for in their order, what is late."""

    plan: Plan
    lines: list[Line]
    wanted: list[Line]
    parts: list[Part]
    owners: list[tuple[str, str]]

    @property
    def late(self) -> list[Line]:
        """The lines that are late that day."""
        return [line for line in self.lines if line.standing.state == State.LATE]

    @property
    def finding(self) -> str:
        """What stands first on the page: the late ones, then the rest, counted in words."""
        running = [line for line in self.lines if line.standing.state != State.ENDED]
        counts = Counter(_counted_as(line) for line in running)
        parts = [f"{counts[words]} {words}" for words in COUNTED if counts[words]]
        total = count_of(len(running), "action")
        return f"{total[:1].upper()}{total[1:]}: {listed(parts)}." if running else "No action yet."


def plans_seen(user: Any, **where: Any) -> QuerySet[Plan]:
    """The plans that the reader may see, newest first, with how many actions stand in each."""
    running = Count("actions", filter=Q(actions__ended_on__isnull=True))
    found = Plan.objects.visible_to(user).filter(**where).select_related("board", "partnership")
    rows: QuerySet[Plan] = found.annotate(running=running).order_by("-starts_on", "name")
    return rows


def plan_page(plan: Plan, user: Any, day: date, today: date, asked: Asked) -> PlanPage:
    """Everything that the page of a plan shows of one day. Seven queries."""
    actions = PlanAction.objects.filter(plan=plan).select_related(*WITH)
    lines = lines_of(actions, user, day, today)
    wanted = [line for line in lines if asked.wants(line, day)]
    return PlanPage(plan, lines, wanted, _parts(plan, wanted, asked, day), _owners(lines))


def lines_of(actions: Iterable[PlanAction], user: Any, day: date, today: date) -> list[Line]:
    """These actions with what was told of them by the day; the register's as far as seen."""
    rows = list(actions)
    told: dict[int, list[Progress]] = defaultdict(list)
    words = Progress.objects.filter(plan_action__in=[row.pk for row in rows], as_at__lte=day)
    for one in words.select_related("said_by"):
        told[one.plan_action_id].append(one)
    raised = _raised(rows, user)
    here = _still_here(rows, today)
    return [
        Line(
            action=row,
            told=told[row.pk],
            standing=standing(row, told[row.pk], row.plan, day),
            judged=judged(told[row.pk], row.plan),
            raised=raised[row.pk],
            person_left=bool(row.person_id)
            and (row.person_id, row.plan.partnership_id) not in here,
        )
        for row in rows
    ]


def _raised(rows: list[PlanAction], user: Any) -> dict[int, list[Raised]]:
    """The actions of the register for these, those that the reader may see. One query."""
    seen = Action.objects.visible_to(user)
    found: dict[int, list[Raised]] = defaultdict(list)
    links = Raised.objects.filter(plan_action__in=[row.pk for row in rows], ended_because="")
    for one in links.filter(action__in=seen).select_related("action__owner_agency"):
        found[one.plan_action_id].append(one)
    return found


def _still_here(rows: list[PlanAction], today: date) -> set[tuple[int, int]]:
    """Who among those who lead still sits in a body of that partnership; none asked for none."""
    people = {row.person_id for row in rows if row.person_id}
    if not people:
        return set()
    held = Membership.objects.on(today).filter(person__in=people)
    return set(held.values_list("person", "board__partnership"))


def _parts(plan: Plan, wanted: list[Line], asked: Asked, day: date) -> list[Part]:
    """Priorities and objectives in order; where the list is narrowed only those with a line."""
    objectives = Objective.objects.order_by("position", "pk")
    under = defaultdict(list)
    for line in wanted:
        under[line.action.objective_id].append(line)
    readings, parts = newest_by(plan, day), []
    for priority in plan.priorities.prefetch_related(Prefetch("objectives", objectives)):
        aims = []
        for objective in priority.objectives.all():
            objective.priority = priority
            aims.append(Aim(objective, under[objective.pk], readings.get(objective.pk)))
        part = Part(priority, [aim for aim in aims if aim.lines or not asked.anything])
        if part.aims or not asked.anything:
            parts.append(part)
    return parts


def _owners(lines: list[Line]) -> list[tuple[str, str]]:
    """Who leads something here, by name, for the filter."""
    found = {
        line.owner: str(line.action.agency or line.action.board) for line in lines if line.owner
    }
    names = sorted(found.items(), key=lambda one: one[1])
    return names + ([("none", "No body known")] if any(not line.owner for line in lines) else [])


def led_by(place: Agency | Board, user: Any, today: date) -> list[Line]:
    """What plans ask of an agency, or of a board or group, as far as the reader sees the plans:
    the newest plan first. Late lines lead within a plan."""
    where = {"agency": place} if isinstance(place, Agency) else {"board": place}
    seen = PlanAction.objects.visible_to(user).filter(ended_on__isnull=True, **where)
    rows = seen.select_related(*WITH).order_by(
        "-plan__starts_on",
        "plan",
        "objective__priority__position",
        "objective__position",
        "position",
    )
    return lines_of(rows, user, today, today)


@dataclass(frozen=True)
class Compared:
    """One action on two days."""

    action: PlanAction
    then: Line
    now: Line

    @property
    def moved(self) -> bool:
        """Whether its state or judgement differs."""
        was, now = self.then, self.now
        return (was.standing.state, was.judged.words) != (now.standing.state, now.judged.words)


def compared(plan: Plan, user: Any, before: date, after: date, today: date) -> list[Compared]:
    """Every action of a plan as it stood on two days."""
    rows = list(PlanAction.objects.filter(plan=plan).select_related(*WITH))
    pairs = zip(
        lines_of(rows, user, before, today), lines_of(rows, user, after, today), strict=True
    )
    return [Compared(then.action, then, now) for then, now in pairs]
