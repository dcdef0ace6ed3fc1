"""The register as a reader sees it, and what one entry led to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from boards.actions.models import Link, Role
from boards.challenges.models import Challenge, Origin
from boards.external.models import ExternalEntry, ExternalEntryQuerySet, Kind
from boards.models import Action, Board, Partnership
from partnership.agencies.models import Agency

SHOWS = (
    ("all", "All"),
    ("open", "Answer due"),
    ("late", "Late"),
    ("answered", "Answered"),
    ("struck", "Struck"),
)
TAKES = ("show", "kind", "agency")


@dataclass(frozen=True)
class Line:
    """One entry as a row: how its answer stands, in words and tint."""

    row: ExternalEntry
    today: date

    @property
    def late(self) -> bool:
        """Whether its answer is overdue."""
        return self.row.is_late_on(self.today)

    @property
    def state(self) -> tuple[str, str]:
        """In words, with the colour of them."""
        row = self.row
        if row.struck_because:
            return "Struck", "red"
        if row.answered_on:
            in_time = row.due_on is None or row.answered_on <= row.due_on
            return ("Answered", "green") if in_time else ("Answered late", "amber")
        if row.no_answer_because:
            return "No answer needed", ""
        if row.due_on is None:
            return "Nothing to answer", ""
        return ("Answer late", "red") if self.late else ("Answer due", "blue")

    @property
    def concerns(self) -> str:
        """The agencies that it concerns, or the partnership."""
        names = [one.agency.name for one in self.row.concerned.all()]
        return ", ".join(names) or "The partnership"


@dataclass(frozen=True)
class Register:
    """The entries of one partnership that a reader may see, under the filters chosen."""

    rows: ExternalEntryQuerySet
    chosen: dict[str, str]
    agencies: list[Agency]


def with_agencies(rows: Any) -> Any:
    """The same, with what a line shows."""
    return rows.select_related("partnership").prefetch_related("concerned__agency")


def register(
    user: Any, partnership: Partnership, asked: Mapping[str, str], today: date
) -> Register:
    """What this reader sees under these filters; an unknown filter leaves everything."""
    seen = ExternalEntry.objects.visible_to(user).filter(partnership=partnership)
    chosen = {name: asked.get(name, "") for name in TAKES}
    if chosen["show"] not in dict(SHOWS):
        chosen["show"] = "all"
    rows = _shown(seen, chosen["show"], today)
    if chosen["kind"] in Kind.values:
        rows = rows.filter(kind=chosen["kind"])
    agencies = list(Agency.objects.filter(external_entries__entry__in=seen.order_by()).distinct())
    if chosen["agency"] in {one.key for one in agencies}:
        rows = rows.filter(concerned__agency__key=chosen["agency"])
    return Register(with_agencies(rows), chosen, agencies)


def _shown(seen: Any, show: str, today: date) -> Any:
    found = {
        "all": seen.filter(struck_because=""),
        "open": seen.open().order_by("due_on", "pk"),
        "late": seen.late(today).order_by("due_on", "pk"),
        "answered": seen.filter(answered_on__isnull=False, struck_because=""),
        "struck": seen.exclude(struck_because=""),
    }
    return found[show]


def of_agency(user: Any, agency: Agency) -> ExternalEntryQuerySet:
    """The entries that concern one agency, of every partnership whose entries the reader sees."""
    seen = ExternalEntry.objects.visible_to(user).filter(struck_because="")
    found: ExternalEntryQuerySet = with_agencies(seen.filter(concerned__agency=agency))
    return found


def actions_from(entry: ExternalEntry, user: Any) -> Any:
    """The actions that came from it, as far as the reader sees them."""
    links = Link.objects.about(entry).filter(role=Role.SOURCE)  # type: ignore[attr-defined]
    seen = Action.objects.visible_to(user).filter(links__in=links)
    return seen.select_related("board", "owner_agency").order_by("due_on", "pk")


def challenges_from(entry: ExternalEntry, user: Any) -> Any:
    """The challenges that came from it, as far as the reader sees them."""
    origins = Origin.objects.about(entry)  # type: ignore[attr-defined]
    seen = Challenge.objects.visible_to(user)
    return seen.filter(origin__in=origins).select_related("board", "agency")


def boards_for(entry: ExternalEntry, user: Any, right: str, today: date) -> Any:
    """The boards and groups on whose behalf the reader may do this."""
    running: Any = Board.objects.visible_to(user, right).on(today)
    return running.filter(partnership=entry.partnership_id)
