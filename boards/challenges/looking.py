"""The register of challenges as a reader sees it, and one challenge with its rounds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse

from boards.challenges.models import Challenge, ChallengeQuerySet, Source, State
from boards.challenges.permissions import TO_THE_GROUP
from boards.meetings.became import Became
from boards.meetings.models import MinuteLine, Withheld
from boards.meetings.suggesting import Suggestion, code_of
from boards.models import Board, Meeting, Partnership
from partnership.agencies.models import Agency

SHOWS = (
    ("open", "Open"),
    ("late", "Late"),
    ("answered", "Waiting for a judgement"),
    ("settled", "Settled"),
    ("drafts", "Drafted letters"),
    ("all", "All"),
)
TAKES = ("show", "group", "agency", "source")
TINTS = {
    State.DRAFT: "",
    State.ASKED: "blue",
    State.ANSWERED: "amber",
    State.ESCALATED: "red",
    State.SATISFIED: "green",
    State.WITHDRAWN: "",
}
MOST_SUGGESTED = 50
WITH = ("board", "agency", "responder", "line__item", "action")


@dataclass(frozen=True)
class Line:
    """One challenge as a row: its state in words and tint."""

    row: Challenge
    today: date

    @property
    def late(self) -> bool:
        """Whether its answer is overdue."""
        return self.row.is_late_on(self.today)

    @property
    def first_due_on(self) -> date | None:
        """The day that the newest round named first."""
        rounds = list(self.row.rounds.all())
        return rounds[-1].first_due_on if rounds else self.row.due_on

    @property
    def state(self) -> str:
        """In words."""
        return "Late" if self.late else str(self.row.get_state_display())

    @property
    def tint(self) -> str:
        """The tint of its state."""
        return "red" if self.late else TINTS[State(self.row.state)]


@dataclass(frozen=True)
class Register:
    """The challenges of one partnership that a reader may see, under the filters chosen."""

    rows: ChallengeQuerySet
    chosen: dict[str, str]
    groups: list[Board]
    agencies: list[Agency]


def register(
    user: Any, partnership: Partnership, asked: Mapping[str, str], today: date
) -> Register:
    """What this reader sees under these filters; an unknown filter leaves everything.

    Filters name only groups and agencies of challenges that the reader sees. Three queries at most.
    """
    seen = Challenge.objects.visible_to(user).filter(partnership=partnership)
    chosen = {name: asked.get(name, "") for name in TAKES}
    if chosen["show"] not in dict(SHOWS):
        chosen["show"] = "open"
    rows = _shown(seen, chosen["show"], today)
    if chosen["group"]:
        rows = rows.filter(board__key=chosen["group"])
    if chosen["agency"]:
        rows = rows.filter(agency__key=chosen["agency"])
    if chosen["source"] in Source.values:
        rows = rows.filter(source=chosen["source"])
    return Register(
        rows=rows.select_related(*WITH).prefetch_related("rounds__moves"),
        chosen=chosen,
        groups=list(Board.objects.filter(pk__in=seen.order_by().values("board"))),
        agencies=list(Agency.objects.filter(pk__in=seen.order_by().values("agency"))),
    )


def _shown(seen: ChallengeQuerySet, show: str, today: date) -> ChallengeQuerySet:
    sent = seen.exclude(state=State.DRAFT)
    found: dict[str, ChallengeQuerySet] = {
        "open": seen.open(),
        "late": seen.late(today),
        "answered": seen.filter(state=State.ANSWERED),
        "settled": seen.filter(state__in=(State.SATISFIED, State.WITHDRAWN)),
        "drafts": seen.filter(state=State.DRAFT),
        "all": sent,
    }
    return found[show]


def of_lines(user: Any, lines: Sequence[MinuteLine]) -> dict[int, Became]:
    """What these lines of minutes became, or where this reader may raise them. Two queries."""
    seen = Challenge.objects.visible_to(user).filter(line__in=lines)
    found = {
        row.line_id: Became(
            f"Challenge {row}",
            row.get_absolute_url(),
            row.get_state_display(),
            TINTS[State(row.state)],
        )
        for row in seen
        if row.line_id is not None
    }
    boards = {line.item.board_id for line in lines}
    may = set(
        Board.objects.visible_to(user, "challenge")
        .filter(pk__in=boards)
        .values_list("pk", flat=True)
    )
    for line in lines:
        if line.pk not in found and line.item.board_id in may:
            url = reverse("challenges:raise_line", args=[line.pk])
            found[line.pk] = Became("Put it to an agency", url)
    return found


def unanswered(meeting: Meeting, user: Any, today: date) -> list[Suggestion]:
    """For the agenda of a group: its challenges whose answer is overdue, as far as everybody in the
    group may read them. One query."""
    kept = Withheld.objects.filter(item=OuterRef("line__item"), ended_at__isnull=True)
    late = Challenge.objects.visible_to(user, on=today).late(today)
    rows = late.filter(TO_THE_GROUP, ~Exists(kept), board=meeting.board_id)
    return [
        Suggestion(
            code=code_of(row, row.due_on.isoformat()),
            about=row,
            title=f"Challenge {row}: no answer",
            words=f"No answer from {row.agency}",
            since=row.due_on,
        )
        for row in rows.select_related("agency").order_by("due_on", "pk")[:MOST_SUGGESTED]
    ]
