"""Forms of the programme of audits, each ready to be sent."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from audits.models import Edition
from audits.programme.models import Audit, Kind, Part
from audits.programme.services import judging, planning, reporting
from audits.programme.services.judging import Judged, asked_of
from audits.programme.services.reporting import Learned
from audits.tests.conftest import Here
from boards.models import Action
from tests.bad_input.page import Page, Sent, three


class PagesOfProgramme(Sent):
    """Forms of an audit, from the plan to the question whether it lasted."""

    def _audit(self, tool: Edition | None = None, **more: Any) -> Audit:
        facts: dict[str, Any] = {"kind": Kind.MULTI, "title": "Neglect", "group": self.world.group}
        facts |= {"due_on": self.day(-30), "tool": tool, **more}
        place, by = self.world.partnership, self.world.officer
        return planning.plan_audit(place, planning.Planned(**facts), by=by, today=self.today)

    def _part(self) -> Part:
        audit = self._audit(Here(self.world).edition())
        planning.add_cases(audit, ["T-1"], by=self.world.officer)
        trust = [self.world.trust]
        return planning.ask(audit, trust, by=self.world.officer, now=timezone.now())[0]

    def _returned(self) -> Part:
        part = self._part()
        assert part.audit.tool is not None
        best = part.audit.tool.scale.grades.get(code="G")
        said = {one.pk: Judged(best, words="Seen") for one in asked_of(part)}
        judging.judge_case(part, part.audit.cases.get(), said, by=self.world.lead)
        return judging.hand_in(part, by=self.world.lead, now=timezone.now())

    def _found(self) -> tuple[Audit, Action]:
        """A reported audit and the action that came of its finding."""
        audit = self._audit(kind=Kind.OTHER)
        learned = Learned(self.today, "Ask the child")
        audit = reporting.report(audit, learned, by=self.world.officer, now=timezone.now())
        said: dict[str, Any] = {"is_strength": False, "agency": None, "by": self.world.officer}
        finding = reporting.add_finding(audit, words="Plans were late", **said)
        asked = {"owner_agency": self.world.trust, "due_on": self.day(-30)}
        by: dict[str, Any] = {"by": self.world.officer, "today": self.today}
        return audit, reporting.ask_for_action(finding, what="Check", **asked, **by)

    def audit_planned(self) -> Page:
        good = {"kind": "other", "title": "A visit", "group": self.world.group.pk}
        good |= three("due_on", self.day(-30))
        path = reverse("programme:plan", args=[self.world.partnership.key])
        return Page(self.world.officer, path, good, {"due_on": self.day(1)})

    def audit_moved(self) -> Page:
        path = reverse("programme:move", args=[self._audit().pk])
        good = {"because": "A holiday", **three("due_on", self.day(-60))}
        return Page(self.world.officer, path, good, {"due_on": self.day(1)})

    def audit_given_up(self) -> Page:
        path = reverse("programme:give_up", args=[self._audit().pk])
        return Page(self.world.officer, path, {"because": "No capacity"})

    def cases_chosen(self) -> Page:
        path = reverse("programme:add_cases", args=[self._audit().pk])
        return Page(self.world.officer, path, {"references": "T-1"})

    def agencies_asked_to_audit(self) -> Page:
        path = reverse("programme:ask", args=[self._part().audit_id])
        return Page(self.world.officer, path, {"agencies": [str(self.world.council.pk)]})

    def case_judged(self) -> Page:
        part = self._part()
        pk = asked_of(part)[0].pk
        good = {f"grade_{pk}": "A", f"words_{pk}": "Seen", f"read_{pk}": "0"}
        path = reverse("programme:judge", args=[part.pk, part.audit.cases.get().pk])
        return Page(self.world.lead, path, good, owes_nothing=True)

    def part_sent_back(self) -> Page:
        path = reverse("programme:send_back", args=[self._returned().pk])
        return Page(self.world.officer, path, {"because": "Case 1 again"})

    def grade_agreed(self) -> Page:
        row = self._returned().judgements.order_by("pk")[0]
        path = reverse("programme:agree", args=[row.pk])
        return Page(self.world.officer, path, {"grade": "R", "because": "No plan"})

    def audit_reported(self) -> Page:
        path = reverse("programme:report", args=[self._audit().pk])
        good = {"learning": "Ask the child", "cases_seen": "4", **three("reported_on", self.today)}
        later = self.today + timedelta(days=1)
        return Page(self.world.officer, path, good, {"reported_on": later})

    def own_audit_told(self) -> Page:
        path = reverse("programme:log", args=[self.world.partnership.key])
        good = {"agency": self.world.trust.pk, "title": "Supervision", "learning": "Thin"}
        good |= {"group": self.world.group.pk, **three("reported_on", self.today)}
        return Page(self.world.lead, path, good)

    def audit_finding(self) -> Page:
        path = reverse("programme:add_finding", args=[self._audit().pk])
        return Page(self.world.officer, path, {"is_strength": "no", "words": "Plans were late"})

    def action_of_finding(self) -> Page:
        audit, _ = self._found()
        path = reverse("programme:action", args=[audit.findings.get().pk])
        good = {"what": "Train everybody", "owner_agency": self.world.trust.pk}
        good |= three("due_on", self.day(-30))
        return Page(self.world.officer, path, good, {"due_on": self.day(1)})

    def action_checked_again(self) -> Page:
        audit, action = self._found()
        again = self._audit(title="Neglect again", follows=audit)
        path = reverse("programme:recheck", args=[again.pk, action.pk])
        good = {"lasted": "yes", "words": "It is checked", **three("due_on", self.day(-30))}
        return Page(self.world.officer, path, good, {"due_on": self.day(1)})
