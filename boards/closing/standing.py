"""Which task and finish groups there are, by when they finish, and which have overrun."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import DateField, OuterRef, QuerySet, Subquery

from boards.closing.models import ClosingReport, Stage, Term
from boards.models import Board, BoardKind, Partnership


@dataclass(frozen=True)
class Line:
    """One group in the register of task and finish groups."""

    board: Board
    finish_by: date | None
    report: ClosingReport | None
    today: date

    @property
    def state(self) -> str:
        """How it stands, in words."""
        if self.report and self.report.stage == Stage.ACCEPTED:
            ended = not self.board.runs_on(self.today)
            return "Closed with a report" if ended else "Report accepted, last days"
        if self.report and self.report.stage == Stage.SENT:
            return "Report with the board above"
        if self.is_overrun:
            return "Overrun"
        if not self.board.runs_on(self.today):
            return "Not running"
        return "At work" if self.finish_by else "No day to finish by"

    @property
    def tint(self) -> str:
        """The same as a tint."""
        return {"Overrun": "red", "No day to finish by": "amber"}.get(self.state, "")

    @property
    def is_overrun(self) -> bool:
        """Whether its day has passed and no report is with the board above or accepted."""
        sent = self.report and self.report.stage != Stage.DRAFT
        return bool(self.finish_by and self.finish_by < self.today and not sent)


def with_terms(boards: Any) -> Any:
    """The boards, each with `finish_by`: the newest day that was said."""
    newest = Term.objects.filter(board=OuterRef("pk")).order_by("-pk").values("finish_by")[:1]
    return boards.annotate(finish_by=Subquery(newest, output_field=DateField()))


def task_groups(partnership: Partnership, user: Any, today: date) -> list[Line]:
    """Every task and finish group of a partnership, those that run first. Two queries."""
    seen = Board.objects.visible_to(user, on=today)
    groups = list(with_terms(seen.filter(partnership=partnership, kind=BoardKind.TASK)))
    reports = ClosingReport.objects.visible_to(user, on=today).filter(board__in=groups)
    by_board = {report.board_id: report for report in reports}
    lines = [Line(group, group.finish_by, by_board.get(group.pk), today) for group in groups]
    return sorted(lines, key=lambda line: (not line.board.runs_on(today), not line.is_overrun))


def overrun(boards: Any, today: date) -> QuerySet[Board]:
    """Those of these groups whose day has passed, while no report is sent. One query."""
    late = with_terms(boards).filter(kind=BoardKind.TASK, finish_by__lt=today)
    found: QuerySet[Board] = late.exclude(closing_report__stage__in=(Stage.SENT, Stage.ACCEPTED))
    return found
