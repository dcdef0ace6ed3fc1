"""A case audit of two cases in which the trust and the council take part."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from audits.programme.models import Audit, Kind, Part
from audits.programme.services import judging, planning, reporting
from audits.programme.services.judging import Judged, asked_of
from audits.programme.services.reporting import Learned
from audits.tests.conftest import Here
from tests.factories import World

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
TODAY = NOW.date()
DUE = date(2027, 1, 29)


class Programme:
    """A partnership that audits."""

    def __init__(self, world: World) -> None:
        self.world, self.officer, self.lead = world, world.officer, world.lead
        self.here = Here(world)
        self.group = self.here.group

    def planned(self, **more: Any) -> planning.Planned:
        """A case audit of neglect, with a tool."""
        facts: dict[str, Any] = {"kind": Kind.MULTI, "title": "Neglect", "due_on": DUE}
        facts |= {"group": self.group, "sample": "Every tenth plan"}
        if more.get("kind", Kind.MULTI) == Kind.MULTI and "tool" not in more:
            facts["tool"] = self.here.edition()
        return planning.Planned(**{**facts, **more})

    def audit(self, **more: Any) -> Audit:
        """In the programme."""
        place = self.world.partnership
        return planning.plan_audit(place, self.planned(**more), by=self.officer, today=TODAY)

    def asked(self) -> Part:
        """The trust's part; two cases are chosen."""
        audit = self.audit()
        planning.add_cases(audit, ["T-1", "T-2"], by=self.officer)
        (part,) = planning.ask(audit, [self.world.trust], by=self.officer, now=NOW)
        return part

    def judged(self, part: Part, code: str = "G") -> Part:
        """Every question of every case has this grade."""
        assert part.audit.tool is not None
        grade = part.audit.tool.scale.grades.get(code=code)
        said = {one.pk: Judged(grade, words="Seen in the record") for one in asked_of(part)}
        for case in part.audit.cases.all():
            judging.judge_case(part, case, said, by=self.lead)
        return part

    def returned(self, code: str = "G") -> Part:
        """Judged and handed in."""
        part = self.judged(self.asked(), code)
        return judging.hand_in(part, by=self.lead, now=NOW)

    def report(self, audit: Audit, at: datetime = NOW) -> Audit:
        """Reported on the day."""
        return reporting.report(
            audit, Learned(at.date(), "Ask the child", 5), by=self.officer, now=at
        )


@pytest.fixture
def programme(world: World) -> Programme:
    return Programme(world)


LATER = NOW + timedelta(days=200)
