"""Minutes as they are shown: the items in order with the lines that the reader may see."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from boards.meetings.became import Became, became
from boards.meetings.beside import minuted_under
from boards.meetings.models import Addendum, AgendaItem, LineKind, MinuteLine, Minutes
from boards.meetings.services.agenda import LAST_MINUTES
from boards.models import Meeting
from boards.words import count_of

TINTS = {
    LineKind.NOTE: "",
    LineKind.DECISION: "green",
    LineKind.ACTION: "amber",
    LineKind.CHALLENGE: "plum",
    LineKind.RISK: "red",
}


@dataclass(frozen=True)
class Told:
    """One line, with the tint of its kind and what it became in another room."""

    line: MinuteLine
    became: Became | None = None

    @property
    def tint(self) -> str:
        """The tint of its kind."""
        return TINTS[LineKind(self.line.kind)]


@dataclass(frozen=True)
class Part:
    """One item of the minutes."""

    item: AgendaItem
    lines: list[Told]
    addenda: list[Addendum]
    beside: list[str] = field(default_factory=list)  # such as interests that were declared

    @property
    def anything(self) -> bool:
        """Whether something is recorded under it."""
        return bool(self.lines or self.addenda or self.beside)


def parts(meeting: Meeting, user: Any) -> list[Part]:
    """The items that the reader may see, with the lines they may see. Three queries, and those
    of the rooms that add to the minutes or say what lines became."""
    items = AgendaItem.objects.visible_to(user).filter(meeting=meeting, dropped_because="")
    lines = MinuteLine.objects.visible_to(user).filter(item__meeting=meeting, dropped_because="")
    addenda = Addendum.objects.visible_to(user).filter(item__meeting=meeting)
    by_item: dict[int, list[Told]] = {}
    seen = list(lines.select_related("action", "item"))
    links = became(user, seen)
    for line in seen:
        by_item.setdefault(line.item_id, []).append(Told(line, links.get(line.pk)))
    corrected: dict[int, list[Addendum]] = {}
    for addendum in addenda.select_related("added_by"):
        corrected.setdefault(addendum.item_id, []).append(addendum)
    ordered = list(items.order_by("position", "pk"))
    beside = minuted_under([item.pk for item in ordered], user)
    return [
        Part(
            item,
            by_item.get(item.pk, []),
            corrected.get(item.pk, []),
            beside.get(item.pk, []),
        )
        for item in ordered
    ]


def counted(found: Iterable[Part]) -> str:
    """What there is so far, in words: "one decision, two actions"."""
    number = Counter(told.line.kind for part in found for told in part.lines)
    said = [
        count_of(number[kind], kind.label.lower())
        for kind in (LineKind.DECISION, LineKind.ACTION, LineKind.CHALLENGE, LineKind.RISK)
        if number[kind]
    ]
    return ", ".join(said)


def approving_item(minutes: Minutes, user: Any) -> AgendaItem | None:
    """The item of the later meeting under which these minutes were approved, if the reader may see
    it: the standing one."""
    if minutes.approved_at_id is None:
        return None
    items = AgendaItem.objects.visible_to(user).filter(
        meeting=minutes.approved_at_id, dropped_because="", title=LAST_MINUTES
    )
    found: AgendaItem | None = items.select_related("meeting").first()
    return found
