"""What a reader's pack holds: computed from the gate, and named by a digest of all of it."""

import json
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from boards.meetings.agendas import Line, PaperLine, Shown, shown
from boards.meetings.models import Version
from boards.models import Meeting
from partnership.documents.models import Document
from partnership.ui.times import plain_time
from partnership.ui.words import day_words

# Said on every copy, whoever holds it: a gap in the numbers is nothing to ask about.
NUMBERS_RUN_ON = (
    "The numbers of pages run on for all readers, and copies differ by what each may read. "
    "Pages with a letter were added after the pack was issued."
)


@dataclass(frozen=True)
class Part:
    """One paper in the pack."""

    item: str
    is_restricted: bool
    line: PaperLine

    @property
    def version(self) -> Version:
        """What is bound."""
        return self.line.version

    @property
    def file(self) -> Document:
        """Its file."""
        return self.line.file

    @property
    def labels(self) -> list[str]:
        """What its pages are called."""
        return self.line.pages.labels if self.line.pages else []

    @property
    def stands_apart(self) -> bool:
        """Whether a page that names it stands for it."""
        return bool(self.version.apart_because)

    @property
    def says(self) -> str:
        """What stands before the number on each of its pages."""
        return f"Item {self.item}{', restricted' if self.is_restricted else ''}: pack page "

    @property
    def order(self) -> tuple[int, int]:
        """Its place in the pack: by the numbers, so that whoever leafs finds them."""
        pages = self.line.pages
        return (pages.number, pages.letter) if pages else (0, 0)


@dataclass(frozen=True)
class Plan:
    """The pack of one reader at one moment."""

    meeting: Meeting
    agenda: Shown
    parts: list[Part] = field(default_factory=list)

    @property
    def key(self) -> str:
        """A digest of all that the pack will hold: which versions, and every word in front."""
        told = [
            NUMBERS_RUN_ON,
            self.meeting.board.partnership.name,
            str(self.meeting),
            self.when,
            self.meeting.place,
            [[part.version.pk, part.file.sha256, part.labels, part.says] for part in self.parts],
            [_told(line) for line in self.agenda.lines],
        ]
        return sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()

    @property
    def when(self) -> str:
        """Day and hours in words."""
        hours = [plain_time(at) for at in (self.meeting.starts_at, self.meeting.ends_at) if at]
        return ", ".join(
            [day_words(self.meeting.held_on), *([" to ".join(hours)] if hours else [])]
        )

    @property
    def versions(self) -> list[Version]:
        """What whoever opens it has opened."""
        return [part.version for part in self.parts]

    @property
    def pages(self) -> int:
        """How many there are, those in front left out."""
        return sum(len(part.labels) for part in self.parts)

    @property
    def size(self) -> int:
        """How many bytes are bound."""
        return sum(part.file.size for part in self.parts if not part.stands_apart)

    @property
    def file_name(self) -> str:
        """What the file is called: the day, and nothing of what it holds."""
        return f"pack-{self.meeting.held_on.isoformat()}.pdf"


def _told(line: Line) -> list[Any]:
    item = line.item
    facts = (item.pk, line.number, line.starts_at, item.title, item.purpose, item.owner)
    papers = [
        [str(one.paper), one.span, one.late, one.version.apart_because] for one in line.papers
    ]
    return [[str(fact) for fact in (*facts, item.minutes, item.audience)], papers]


def plan_of(meeting: Meeting, user: Any, today: date) -> Plan:
    """The pack as this reader may have it now. Six queries, however much is in it."""
    agenda = shown(meeting, user, today)
    parts = [
        Part(str(line.number), line.item.is_restricted, one)
        for line in agenda.lines
        for one in line.papers
        if one.pages
    ]
    return Plan(meeting, agenda, sorted(parts, key=lambda part: part.order))


def outline_of(plan: Plan) -> list[dict[str, Any]]:
    """The bookmarks: each item, its papers under it. Part 0 is the agenda in front."""
    at = {part.version.pk: number for number, part in enumerate(plan.parts, start=1)}
    found: list[dict[str, Any]] = [{"title": "Agenda and contents", "part": 0, "papers": []}]
    for line in plan.agenda.lines:
        papers = [
            {"title": f"{one.paper}, {one.span}", "part": at[one.version.pk]}
            for one in line.papers
            if one.version.pk in at
        ]
        first = papers[0]["part"] if papers else 0
        found.append({"title": f"{line.number} {line.item}", "part": first, "papers": papers})
    return found


def front_of(plan: Plan) -> dict[str, Any]:
    """What stands before the papers, and the pages that name what is bound nowhere."""
    return {
        "meeting": plan.meeting,
        "when": plan.when,
        "lines": plan.agenda.lines,
        "parts": plan.parts,
        "note": NUMBERS_RUN_ON,
    }
