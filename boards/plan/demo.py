"""The demonstration's business plan: agreed by the board at the top, under way, with something in
each state. Its themes are those that the published arrangements name for time-limited groups and
for working with whole families; everything else in it is invented."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from boards.actions.services.raising import Asked as AskedOfRegister
from boards.days import nearest_day_of_work
from boards.demo import Arrangement
from boards.models import Board, Decision, HowTaken, Meeting, Partnership
from boards.plan.models import DueKnown, Objective, Plan, PlanAction, Rag
from boards.plan.services import agreeing, keeping, measuring, telling
from boards.plan.services.keeping import Asked
from boards.plan.services.measuring import Read
from partnership.agencies.models import Agency, Kind
from partnership.demo.accounts import DOMAIN
from partnership.people.models import User

AGO, LENGTH = timedelta(days=180), timedelta(days=730)
NAME = "Business plan (demonstration)"
IN_A_YEAR = 335


@dataclass(frozen=True)
class Said:
    """One action: who leads, due in how many days and how exactly, what was told and judged."""

    what: str
    lead: str
    kind: Kind
    due: int | None
    known: str = DueKnown.MONTH
    told: str = ""
    rag: str = Rag.NOT_STATED


POLICE, HEALTH, COUNCIL = Kind.POLICE, Kind.ICB, Kind.COUNCIL
# Priority: its objectives (words, success criterion, measure): their actions.
PLAN: dict[str, dict[tuple[str, str, str], tuple[Said, ...]]] = {
    "Child sexual abuse is seen earlier": {
        (
            "Staff name what they see and know what to do",
            "Staff in all partners say that they are confident",
            "Survey of staff each spring, by agency",
        ): (
            Said(
                "Agree one pathway for medical examination and support",
                "The integrated care board",
                HEALTH,
                -40,
                told="Drafted; two providers have not answered.",
                rag=Rag.AMBER,
            ),
            Said(
                "Give each front-line team a briefing and a resource pack",
                "The councils, with the task and finish group",
                COUNCIL,
                90,
                told="Four of nine teams have had it.",
                rag=Rag.GREEN,
            ),
        ),
    },
    "Children and adults are safer from criminal exploitation": {
        (
            "Partners share what they know of places and groups",
            "Every report of a place leads to an answer by one named partner",
            "Quarterly count of reports and answers",
        ): (
            Said(
                "Set up a monthly look at places and groups",
                "The police",
                POLICE,
                -90,
                told="It has met three times with all partners.",
                rag=Rag.COMPLETE,
            ),
            Said(
                "Report to the board what the monthly look changed",
                "The police",
                POLICE,
                IN_A_YEAR,
                DueKnown.QUARTER,
            ),
        ),
    },
    "Families are thought of as a whole": {
        (
            "Services for children and for adults plan the move to adulthood together",
            "No young person turns eighteen without a plan",
            "Audit of a sample of files, twice",
        ): (
            Said("Audit the files of young people of seventeen", "The quality group", COUNCIL, 150),
            Said(
                "Ask young people and carers what the move was like", "All partners", HEALTH, None
            ),
        ),
    },
}


def plant(now: datetime) -> None:
    """One agreed plan for the partnership of the demonstration's officer, once."""
    officer = User.objects.get(email=f"service-officer{DOMAIN}")
    here = Partnership.objects.visible_to(officer).order_by("pk").first()
    if here is None or Plan.objects.filter(partnership=here, name=NAME).exists():
        return
    arrangement = Arrangement(here, timezone.localdate(now))
    plan = _draw_up(arrangement, officer)
    _agree(plan, officer, arrangement.today)
    for said, action in _written(plan):
        _tell(action, said, officer, now)
    _raise(plan, officer, arrangement)
    _read(plan, officer, now)


def _draw_up(here: Arrangement, by: User) -> Plan:
    start = nearest_day_of_work(max(here.today - AGO, here.top.starts_on), later=True)
    return keeping.begin_plan(
        here.partnership,
        here.top,
        name=NAME,
        starts_on=start,
        ends_on=start + LENGTH,
        about="An invented plan, so that the pages show something. It is no plan of this board.",
        by=by,
    )


def _written(plan: Plan) -> list[tuple[Said, PlanAction]]:
    found = []
    for action in plan.actions.select_related("plan", "objective__priority"):
        said = next(
            one
            for aims in PLAN.values()
            for actions in aims.values()
            for one in actions
            if one.what == action.what
        )
        found.append((said, action))
    return found


def _agree(plan: Plan, by: User, today: date) -> None:
    """Its lines first; then the board decides at a meeting."""
    here = Arrangement(plan.partnership, today)
    for name, aims in PLAN.items():
        priority = keeping.add_priority(plan, name=name, by=by)
        for (words, criterion, measure), actions in aims.items():
            facts = {"criterion": criterion, "measure": measure}
            objective = keeping.add_objective(priority, words=words, by=by, **facts)
            for said in actions:
                _add(objective, said, here, by)
    agreeing.agree_plan(plan, _decision(plan.board, plan.starts_on, by), by=by, today=today)


def _add(objective: Objective, said: Said, here: Arrangement, by: User) -> None:
    due = None if said.due is None else here.today + timedelta(days=said.due)
    asked = Asked(
        what=said.what,
        lead=said.lead,
        agency=_agency(here, said.kind),
        due="" if due else "Each year",
        due_on=due,
        due_known=said.known if due else DueKnown.DAY,
    )
    keeping.add_action(objective, asked, by=by, today=here.today)


def _agency(here: Arrangement, kind: Kind) -> Agency | None:
    return here.agency(kind, Kind.CCG) if kind == HEALTH else here.agency(kind)


def _decision(board: Board, on: date, by: User) -> Decision:
    meeting = Meeting.objects.filter(board=board, held_on=on).first()
    if meeting is None:
        meeting = Meeting(board=board, held_on=on)
        meeting.save_because("demonstration", by=None)
    decision = Decision(
        board=board,
        how=HowTaken.MEETING,
        meeting=meeting,
        taken_on=on,
        taken_by=by,
        recorded_by=by,
        summary="The business plan is agreed",
        reasons="Shown to the board in draft and changed as it asked.",
    )
    decision.save_because("demonstration", by=None)
    return decision


def _tell(action: PlanAction, said: Said, by: User, now: datetime) -> None:
    today = timezone.localdate(now)
    if said.told:
        day = today - timedelta(days=30)
        when = {"today": today, "now": now, "by": by}
        telling.judge(action, as_at=day, words=said.told, rag=said.rag, **when)  # type: ignore[arg-type]


def _raise(plan: Plan, by: User, here: Arrangement) -> None:
    """One action of the register, for the first action that has an agency."""
    actions = plan.actions.filter(agency__isnull=False)
    action = actions.select_related("plan", "objective__priority", "agency").first()
    if action is None or action.agency is None:
        return
    asked = AskedOfRegister(
        what="Send the draft pathway to the two providers and collect their answers",
        owner_agency=action.agency,
        raised_on=here.today - timedelta(days=20),
        due_on=here.today + timedelta(days=20),
    )
    telling.raise_in_register(action, asked, by=by, today=here.today)


def _read(plan: Plan, by: User, now: datetime) -> None:
    """The measure of the first objective was read twice; those of the others were not."""
    today = timezone.localdate(now)
    objectives = Objective.objects.filter(priority__plan=plan).select_related("priority__plan")
    objective = objectives.order_by("priority__position", "position").first()
    if objective is None:
        return
    for days, figure in ((150, 54), (20, 63)):
        read = Read(
            as_at=today - timedelta(days=days),
            figure=Decimal(figure),
            unit="%",
            words="of staff who answered say that they are confident",
            source="Survey of staff (invented)",
        )
        measuring.add_reading(objective, read, by=by, today=today, now=now)
