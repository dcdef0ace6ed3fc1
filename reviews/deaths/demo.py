"""The demonstration's child deaths, all invented: one at each stage, figures, and a report that
waits for its second person."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from boards.demo import Arrangement
from boards.models import Board, Meeting, Membership
from boards.services.meetings import record_meeting
from partnership.access.offices import SERVICE
from partnership.clock.calendar import months_before, working_days_before
from partnership.people.models import User
from partnership.records.dated import KnownTo
from reviews.deaths.models import Category, Death, Factors, Process
from reviews.deaths.services import recording, reporting, reviewing
from reviews.deaths.services.counting import enter_figures
from reviews.models import Ground
from reviews.quarters import QUARTER, YEAR, quarter_of, year_of

WHAT = "Invented for the demonstration: agencies had met the family before the child died."


class Planter:
    """Acts as the invented officer."""

    def __init__(self, now: datetime, panel: Board, officer: User) -> None:
        self.today, self.panel = timezone.localdate(now), panel
        self.by: dict[str, Any] = {"by": officer, "today": self.today}

    def back(self, days: int) -> date:
        """So many days ago, or the day of work before that."""
        return working_days_before(self.today - timedelta(days=days), 1)

    def death(self, days: int, number: str, known_to: str = KnownTo.DAY) -> Death:
        """A death so many days ago, notified the day after."""
        died = self.back(days)
        known = recording.Known(
            died_on=died,
            notified_on=died + timedelta(days=1),
            died_known_to=known_to,
            panel=self.panel,
            external_reference=number,
        )
        return recording.record_death(self.panel.partnership, known, **self.by)

    def stages(self, death: Death, **days: int) -> Death:
        """Each stage so many days ago."""
        for stage, back in days.items():
            death = recording.record_stage(death, stage, on=self.back(back), **self.by)
        return death

    def meeting(self) -> Meeting:
        """The panel's newest meeting; one last week where it has not met lately."""
        lately = self.panel.meetings.filter(
            held_on__lte=self.today, held_on__gte=self.today - timedelta(days=60)
        )
        found = lately.order_by("-held_on").first()
        return found or record_meeting(self.panel, held_on=self.back(7), place="", by=self.by["by"])


def plant(now: datetime) -> None:
    """Where the structure has an overview panel, once."""
    today = timezone.localdate(now)
    if Death.objects.exists():
        return
    service = Membership.objects.acting(SERVICE, today).select_related("person", "board")
    for seat in service.order_by("pk"):
        panel = recording.panels_of(seat.board.partnership, today).first()
        if panel is not None:
            _plant(Planter(now, panel, seat.person), now)
            return


def _plant(demo: Planter, now: datetime) -> None:
    demo.death(12, "DEMO-1")
    gathering = demo.stages(demo.death(110, "DEMO-2"), gathering_on=100)
    reviewing.answer_suspicion(gathering, None, **demo.by)
    inquest = demo.stages(demo.death(200, "DEMO-3"), gathering_on=190, met_on=120)
    reviewing.answer_suspicion(inquest, None, **demo.by)
    reviewing.pause(inquest, process=Process.INQUEST, starts_on=demo.back(180), **demo.by)
    _suspected(demo, demo.death(40, "DEMO-4"), now)
    with_panel = demo.stages(demo.death(150, "DEMO-5"), gathering_on=140, met_on=80, received_on=30)
    reviewing.answer_suspicion(with_panel, None, **demo.by)
    demo.death(70, "DEMO-6", KnownTo.MONTH)
    _reviewed(demo)
    _figures(demo)
    _report(demo)


def _suspected(demo: Planter, death: Death, now: datetime) -> None:
    """The practice-review route, where the arrangements have a review group and a council."""
    here = Arrangement(demo.panel.partnership, demo.today)
    if here.children_group is None or not here.councils:
        return
    suspicion = reviewing.Suspicion(
        group=here.children_group,
        ground=Ground.SERIOUS,
        council=here.councils[0],
        became_aware_on=working_days_before(demo.today, 2),
        what_happened=WHAT,
    )
    reviewing.answer_suspicion(death, suspicion, **demo.by)


def _reviewed(demo: Planter) -> None:
    meeting = demo.meeting()
    for number, category, factors in (
        ("DEMO-7", Category.PERINATAL, Factors.NONE),
        ("DEMO-8", Category.UNEXPLAINED, Factors.IDENTIFIED),
    ):
        death = demo.death(230, number)
        death = demo.stages(death, gathering_on=220, met_on=160, received_on=100)
        reviewing.answer_suspicion(death, None, **demo.by)
        outcome = reviewing.Outcome(
            meeting=meeting,
            category=category,
            factors=factors,
            learning="Invented: advice on safe sleep reaches fathers and grandparents too.",
        )
        reviewing.record_review(death, outcome, **demo.by)


def _figures(demo: Planter) -> None:
    """The last whole quarter, and two whole years."""
    last = months_before(quarter_of(demo.today), QUARTER)
    periods = [("quarter", last, 9, 7, 2, {"7": 3, "8": 4})]
    for back, numbers in ((1, (31, 26, 8)), (2, (28, 22, 6))):
        start = months_before(year_of(demo.today), back * YEAR)
        by_category = {"7": numbers[1] - 9, "8": 6, "10": 3}
        periods.append(("year", start, *numbers, by_category))
    for length, start, notified, reviewed, modifiable, by_category in periods:
        enter_figures(
            demo.panel.partnership,
            length=length,
            starts_on=start,
            of="",
            notified=notified,
            reviewed=reviewed,
            modifiable=modifiable,
            by_category=by_category,
            source="Invented: export of the national database",
            source_on=demo.back(10),
            **demo.by,
        )


def _report(demo: Planter) -> None:
    report = reporting.begin_report(
        demo.panel.partnership,
        starts_on=months_before(year_of(demo.today), YEAR),
        title="Invented: child deaths in the year",
        done="Invented for the demonstration. The panel met each quarter.",
        effective="Invented. Most deaths were reviewed in time.",
        learning="Invented. Advice on safe sleep is given again at each visit.",
        for_professionals="Invented. Coroners and the panel share reports sooner.",
        **demo.by,
    )
    reporting.check_disclosure(report, **demo.by)
