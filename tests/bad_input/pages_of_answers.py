"""Forms about what agencies owe an answer to, each ready to be sent."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from boards.actions.services.raising import Asked, raise_action
from boards.challenges import services as challenges
from boards.challenges.models import Challenge
from boards.challenges.services import Asked as AskedOfAgency
from boards.differences import services as differences
from boards.differences.forms import MOST_STAGES
from boards.differences.models import Difference
from boards.differences.services import Raised
from boards.external import services as external
from tests import factories as make
from tests.bad_input.page import Page, Sent, three


class PagesOfAnswers(Sent):
    """Forms about what agencies owe: answers, actions, challenges, differences."""

    def owed(self) -> Page:
        here = self.world.partnership.key, self.world.group.key
        good = {"title": "A report", "agency": str(self.world.trust.pk), "every": "half"}
        good |= {"why": "The board", **three("first_due_on", self.day(6))}
        return Page(self.world.officer, reverse("owed:expect", args=here), good)

    def risk(self) -> Page:
        path = reverse("risks:raise", args=[self.world.group.key])
        good = {"what": "A risk", "cause": "A cause", "likelihood": "2", "impact": "3"}
        good |= {"judged_because": "So far", **three("look_again_on", self.day(-90))}
        return Page(self.world.officer, path, good)

    def outside_body(self) -> Any:
        """A letter that asks for an answer."""
        said = external.Entered("received", "A body", self.day(20), "What it says")
        now = timezone.now()
        by: dict[str, Any] = {"by": self.world.officer, "today": self.today, "now": now}
        return external.record_entry(self.world.partnership, said, **by)

    def external_entry(self) -> Page:
        path = reverse("external:record", args=[self.world.partnership.key])
        good = {"kind": "inspection", "body": "A body", "summary": "What it says"}
        good |= {"agencies": [str(self.world.trust.pk)], "file": make.pdf()}
        good |= {"address": "https://example.org/report"}
        good |= three("dated_on", self.day(9)) | three("came_on", self.day(3))
        return Page(self.world.officer, path, good, {"came_on": self.day(-1)})

    def external_answer(self) -> Page:
        path = reverse("external:answer", args=[self.outside_body().pk])
        good = {"answer": "Sent", "file": make.pdf(), **three("answered_on", self.day(1))}
        return Page(self.world.officer, path, good, {"answered_on": self.day(-1)})

    def external_action(self) -> Page:
        path = reverse("external:raise_action", args=[self.outside_body().pk])
        good = {"what": "Look", "board": str(self.world.group.pk)}
        good |= {"owner_agency": str(self.world.trust.pk), **three("due_on", self.day(-30))}
        return Page(self.world.officer, path, good, {"due_on": self.day(1)})

    def external_challenge(self) -> Page:
        path = reverse("external:challenge", args=[self.outside_body().pk])
        good = {"what": "Say why", "board": str(self.world.group.pk), "challenger": "Chair"}
        good |= {"agency": str(self.world.trust.pk), **three("due_on", self.day(-30))}
        return Page(self.world.officer, path, good, {"due_on": self.day(1)})

    def action(self) -> Any:
        """An action of the trust, raised some weeks ago."""
        asked = Asked("Train everybody", self.world.trust, self.day(40), self.day(-40))
        return raise_action(self.world.group, asked, by=self.world.officer, today=self.today)

    def raised(self) -> Page:
        path = reverse("actions:raise_action", args=[self.world.group.key])
        good = {"what": "Train", "owner_agency": str(self.world.trust.pk), "source_kind": "audit"}
        good |= three("raised_on", self.day(3)) | three("due_on", self.day(-30))
        return Page(self.world.officer, path, good, {"raised_on": self.day(-1)})

    def said(self) -> Page:
        path = reverse("actions:update", args=[self.action().pk])
        good = {"words": "Half is done", "evidence": make.pdf()} | three(
            "expected_on", self.day(-9)
        )
        return Page(self.world.lead, path, good, {"expected_on": self.day(1)})

    def moved(self) -> Page:
        path = reverse("actions:move", args=[self.action().pk])
        good = {"because": "A rota"} | three("due_on", self.day(-50))
        return Page(self.world.officer, path, good, {"due_on": self.day(1)})

    def closed(self) -> Page:
        path = reverse("actions:close", args=[self.action().pk])
        good = {"outcome": "They know", "evidence": "Held", "no_check_because": "A single act"}
        good |= three("done_on", self.day(1)) | {"file": make.pdf()}
        return Page(self.world.officer, path, good, {"done_on": self.day(41)})

    def judged(self) -> Page:
        path = reverse("actions:judge", args=[self.action().pk])
        return Page(self.world.officer, path, {"rag": "at_risk", "words": "Silence"})

    def challenge(self) -> Page:
        path = reverse("challenges:raise_one", args=[self.world.group.key])
        good = {"agency": str(self.world.trust.pk), "what": "Show it", "challenger": "Chair"}
        good |= {"source": "scrutiny", **three("due_on", self.today + timedelta(days=30))}
        return Page(self.world.officer, path, good, {"due_on": self.day(1)})

    def asked(self, *, answered: bool = False) -> Challenge:
        """A challenge to the trust."""
        asked = AskedOfAgency(agency=self.world.trust, what="Show it", challenger="Chair")
        when = {"today": self.today, "now": timezone.now()}
        row = challenges.raise_challenge(self.world.group, asked, by=self.world.officer, **when)
        if answered:
            challenges.answer_challenge(row, words="Shown", by=self.world.lead, **when)
        return row

    def answer(self) -> Page:
        path = reverse("challenges:answer", args=[self.asked().pk])
        return Page(self.world.lead, path, {"words": "Shown"})

    def judge(self) -> Page:
        path = reverse("challenges:judge", args=[self.asked(answered=True).pk])
        good = {"verdict": "ask_again", "words": "And the others?", "escalated_to": ""}
        good |= three("due_on", self.today + timedelta(days=30))
        return Page(self.world.officer, path, good, {"due_on": self.day(1)})

    def move_of_answer(self) -> Page:
        path = reverse("challenges:move", args=[self.asked().pk])
        good = {"because": "Half term", **three("due_on", self.today + timedelta(days=40))}
        return Page(self.world.officer, path, good, {"due_on": self.day(1)})

    def action_of_challenge(self) -> Page:
        path = reverse("challenges:raise_action", args=[self.asked().pk])
        good = {"what": "Do it", **three("due_on", self.today + timedelta(days=30))}
        return Page(self.world.officer, path, good, {"due_on": self.day(1)})

    def raise_difference(self) -> Page:
        path = reverse("differences:raise_one", args=[self.world.partnership.key, "now"])
        good = {"raised_for": str(self.world.trust.pk), "asked": str(self.world.council.pk)}
        good |= {"remit": "adults", "ground": "risk", "made_safe": "Police told"}
        return Page(self.world.lead, path, good)

    def difference(self) -> Difference:
        """One that the trust raised with the council."""
        raised = Raised(self.world.trust, [self.world.council], "adults", "risk")
        when = {"today": self.today, "now": timezone.now()}
        place = self.world.partnership
        return differences.raise_difference(place, raised, by=self.world.lead, **when)

    def resolve(self) -> Page:
        path = reverse("differences:resolve", args=[self.difference().pk])
        good = {"outcome": "agreed", "theme": "roles", "learning": "Write it down"}
        return Page(self.world.lead, path, good)

    def move_on(self) -> Page:
        path = reverse("differences:move_on", args=[self.difference().pk, 1])
        return Page(self.world.lead, path, {"because": "No agreement"})

    def stages(self) -> Page:
        path = reverse("differences:set_policy", args=[self.world.partnership.key, "adults"])
        good = {"source": "The policy", "days_1": "3", **three("starts_on", self.today)}
        for number in range(1, MOST_STAGES + 1):
            good |= {f"title_{number}": "One", f"meets_{number}": "All of them"}
            good |= {f"office_{number}": "agency_lead"}
        return Page(self.world.head, path, good, {"starts_on": self.day(1)})
