"""The register of differences as a reader sees it; one difference with its way and its proof."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from boards.differences.models import Difference, DifferenceQuerySet, Ground, State, Step
from boards.differences.people import Next, people_of
from boards.differences.rules import Stages, stages_on
from boards.models import Partnership
from partnership.clock.proofs import Proof, prove
from partnership.clock.rules import Edition

SHOWS = (("open", "Open"), ("late", "Late"), ("resolved", "Resolved"), ("all", "All"))
TAKES = ("show", "ground")


@dataclass(frozen=True)
class Register:
    """The differences of one partnership that a reader may see, under the filters chosen."""

    rows: DifferenceQuerySet
    chosen: dict[str, str]


@dataclass(frozen=True)
class Line:
    """One difference as a row: its agencies, and its state in words and tint."""

    row: Difference
    today: date

    @property
    def late(self) -> bool:
        """Whether its stage has run over."""
        return self.row.is_late_on(self.today)

    @property
    def state(self) -> str:
        """In words."""
        if self.row.state == State.RESOLVED:
            return "Resolved"
        return "Late" if self.late else "Open"

    @property
    def tint(self) -> str:
        """The tint of its state."""
        return {"Resolved": "green", "Late": "red", "Open": "blue"}[self.state]

    @property
    def asked(self) -> str:
        """The agencies that are asked."""
        return ", ".join(str(one) for one in self.row.agencies_asked())


def register(
    user: Any, partnership: Partnership, asked: Mapping[str, str], today: date
) -> Register:
    """What this reader sees under these filters; an unknown filter leaves everything."""
    seen = Difference.objects.visible_to(user).filter(partnership=partnership)
    chosen = {name: asked.get(name, "") for name in TAKES}
    if chosen["show"] not in dict(SHOWS):
        chosen["show"] = "open"
    found = {
        "open": seen.open(),
        "late": seen.late(today),
        "resolved": seen.filter(state=State.RESOLVED),
        "all": seen,
    }
    rows = found[chosen["show"]]
    if chosen["ground"] in Ground.values:
        rows = rows.filter(ground=chosen["ground"])
    rows = rows.select_related("raised_for").prefetch_related("sides__agency")
    return Register(rows, chosen)


@dataclass(frozen=True)
class Bead:
    """One stage on the way: gone, running or still to come."""

    title: str
    words: str
    day: date | None
    tag: str
    tint: str
    css: str


@dataclass(frozen=True)
class Page:
    """One difference as its page shows it."""

    steps: list[Step]
    running: Step | None
    stages: Stages
    way: list[Bead]
    next: list[Next]
    proof: Proof | None


def page_of(row: Difference, today: date) -> Page:
    """Its stages gone and to come, who is next, and the proof of the days that run."""
    steps = list(row.steps.all())
    running = next((one for one in steps if one.ended_on is None), None)
    stages = stages_on(row.partnership, row.remit, today)
    people = people_of([row], today)
    return Page(
        steps=steps,
        running=running,
        stages=stages,
        way=[*(_gone(one, today) for one in steps), *_to_come(row, stages)],
        next=people.next_of(row, running.office) if running else [],
        proof=_proof(running) if running else None,
    )


def _gone(step: Step, today: date) -> Bead:
    title = f"{step.number} {step.title}"
    if step.ended_on:
        return Bead(title, step.ended_because, step.ended_on, "Ended", "", "")
    late = step.due_on is not None and step.due_on < today
    words = f"{step.days} working days" if step.days is not None else "Until it is decided"
    tag, tint = ("Late", "red") if late else ("Runs", "blue")
    return Bead(title, f"{step.meets}. {words}", step.due_on, tag, tint, "stop" if late else "part")


def _to_come(row: Difference, stages: Stages) -> list[Bead]:
    if row.state != State.OPEN:
        return []
    later = [one for one in stages.stages if one.number > row.stage]
    return [Bead(f"{one.number} {one.title}", one.meets, None, "Next", "", "next") for one in later]


def _proof(step: Step) -> Proof | None:
    """Counted like every other clock of the portal; None for a stage without days."""
    if step.days is None:
        return None
    edition = Edition(
        key=f"stage-{step.number}",
        authority=step.source,
        in_force_from=step.started_on,
        in_force_until=None,
        counts_from="the stage began",
        sure="low" if step.is_placeholder else "high",
        number=step.days,
        unit="working_days",
        direction="after",
        calendar="england_and_wales",
        note=step.source,
    )
    return prove(None, edition, step.started_on)
