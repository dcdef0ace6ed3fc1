"""A task and finish group on its way to its report."""

from datetime import UTC, datetime, timedelta
from typing import Any

from boards.actions.services.raising import Asked, raise_action
from boards.closing import services
from boards.closing.models import ClosingReport
from boards.models import BoardKind
from boards.tests.factories import a_line
from partnership.access.offices import Office
from tests import factories as make
from tests.factories import World

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
TODAY = NOW.date()
DAY = timedelta(days=1)
MET = TODAY - 3 * DAY


class Closing:
    """A task and finish group below the executive board, with a chair and an open action."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.group = make.board(world.partnership, BoardKind.TASK, name="Neglect tools group")
        a_line(self.group, world.executive)
        self.chair = world.holder(Office.GROUP_CHAIR, self.group)
        self.member = world.holder(Office.GROUP_MEMBER, self.group)
        self.above = world.holder(Office.GROUP_MEMBER, world.executive)
        asked = Asked("Print the tool", world.council, TODAY - 60 * DAY, TODAY + 30 * DAY)
        self.action = raise_action(self.group, asked, by=world.officer, today=TODAY)
        self.meeting = make.meeting(world.executive, MET)

    def written(self) -> ClosingReport:
        words = services.Words(
            above=self.world.executive,
            asked="Make a tool.",
            done="A tool was made.",
            changed="Visitors use it.",
            lessons="Begin with parents.",
        )
        return services.write_report(self.group, words, by=self.chair, today=TODAY)

    def sent(self) -> ClosingReport:
        self.written()
        report = self.group.closing_report
        return services.send_report(report, by=self.chair, today=MET, now=NOW)

    def said(self, **more: Any) -> services.Acceptance:
        facts: Any = {
            "last_day": TODAY,
            "meeting": self.meeting,
            "carried": {self.action.pk: self.world.group},
            "because": "It belongs to cases",
        }
        return services.Acceptance(**(facts | more))

    def accepted(self) -> ClosingReport:
        return services.accept(self.sent(), self.said(), by=self.world.head, today=TODAY)


def sees(person: Any, report: ClosingReport) -> bool:
    return bool(ClosingReport.objects.visible_to(person).filter(pk=report.pk).exists())
