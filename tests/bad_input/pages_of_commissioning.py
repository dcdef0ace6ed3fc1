"""Forms about commissions, terms of reference, drafts and sign-off, each ready to be sent."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from reviews.commissioning.models import Step, StepKind
from reviews.commissioning.rules import Planned
from reviews.commissioning.services import chain, commissions, milestones, versions
from reviews.commissioning.tests.factories import AGREED
from reviews.models import Review
from tests import factories as make
from tests.bad_input.page import Page, Sent, three


class PagesOfCommissioning(Sent):
    """Forms about reviews that are under way."""

    @property
    def officer(self) -> dict[str, Any]:
        return {"by": self.world.officer, "today": self.today}

    def under_way(self) -> Review:
        return self.review(self.day(30))

    def commissioned(self, row: Review) -> Any:
        return commissions.commission_reviewer(
            row,
            AGREED,
            role="author",
            name="A Reviewer",
            firm="",
            independent=True,
            contract_on=self.day(20),
            **self.officer,
        )

    def drafted(self, row: Review, words: str) -> Any:
        at = {**self.officer, "now": timezone.now()}
        return versions.add_version(row, report=make.pdf(words=words), what_changed="All", **at)

    def of_one(self, page: str) -> tuple[Any, str]:
        one = self.commissioned(self.under_way())
        return one, reverse(f"commissioning:{page}", args=[one.review.reference, one.pk])

    def commission(self) -> Page:
        path = reverse("commissioning:commission_reviewer", args=[self.under_way().reference])
        good = {"role": "author", "name": "A Reviewer", "firm": "A firm", "independent": "yes"}
        good |= {"method": "silp", "basis": "day", "days_agreed": "12.5", "pence": "£600.50"}
        good |= three("contract_on", self.day(3))
        days = {"contract_on": self.today + timedelta(days=1)}
        return Page(self.world.officer, path, good, days)

    def end_commission(self) -> Page:
        _, path = self.of_one("end")
        good = {"because": "The work is complete.", **three("on", self.day(1))}
        return Page(self.world.officer, path, good, {"on": self.day(25)})

    def statement(self) -> Page:
        _, path = self.of_one("statement")
        good = {"words": "I work for no agency here.", **three("stated_on", self.day(1))}
        days = {"stated_on": self.today + timedelta(days=1)}
        return Page(self.world.officer, path, good, days)

    def rule_on_conflict(self) -> Page:
        one, _ = self.of_one("conflict")
        on = self.day(5)
        row = commissions.declare_conflict(one, what="Advice", declared_on=on, **self.officer)
        path = reverse("commissioning:rule", args=[one.pk, row.pk])
        good = {"ruling": "no_bar", "words": "Long ago.", **three("on", self.day(1))}
        return Page(self.world.head, path, good, {"on": self.day(6)})

    def invoice(self) -> Page:
        _, path = self.of_one("invoice")
        good = {"pence": "1,250.50", "what": "Invoice 1", **three("on", self.day(1))}
        return Page(self.world.officer, path, good, {"on": self.day(21)})

    def milestone(self) -> Page:
        _, path = self.of_one("add_milestone")
        good = {"what": "A first draft", **three("due_on", self.today)}
        return Page(self.world.officer, path, good, {"due_on": self.day(21)})

    def move_milestone(self) -> Page:
        one, _ = self.of_one("add_milestone")
        row = milestones.add_milestone(one, what="A", due_on=self.today, by=self.world.officer)
        path = reverse("commissioning:move_milestone", args=[one.review.reference, row.pk])
        good = {"because": "A trial", **three("due_on", self.today + timedelta(days=9))}
        return Page(self.world.officer, path, good, {"due_on": self.day(21)})

    def terms(self) -> Page:
        path = reverse("commissioning:write_terms", args=[self.under_way().reference])
        good = {"after": 0, "questions": "Who knew?", "agencies": self.world.trust.pk}
        good |= three("period_from", self.day(700)) | three("period_to", self.day(60))
        return Page(self.world.officer, path, good, {"period_to": self.day(800)})

    def draft(self) -> Page:
        path = reverse("commissioning:add_draft", args=[self.under_way().reference])
        good = {"what_changed": "The first.", "report": make.pdf()}
        return Page(self.world.officer, path, good)

    def begun(self) -> Review:
        row = self.under_way()
        steps = [Planned(StepKind.PANEL), Planned(StepKind.GROUP, self.world.group)]
        chain.start_chain(row, steps, **self.officer)
        return row

    def send_on(self) -> Page:
        row = self.begun()
        good = {"version": self.drafted(row, "One.").pk, **three("on", self.day(3))}
        path = reverse("commissioning:send_on", args=[row.reference])
        return Page(self.world.officer, path, good | {"words": "Read it."}, {"on": self.day(40)})

    def held(self) -> Step:
        row = self.begun()
        draft = self.drafted(row, "One.")
        at = {**self.officer, "now": timezone.now()}
        return chain.send_on(row, version=draft, on=self.day(5), words="", **at)

    def step_agrees(self) -> Page:
        path = reverse("commissioning:agree", args=[self.held().pk])
        good = {"words": "In writing, by all.", **three("on", self.day(1))}
        return Page(self.world.officer, path, good, {"on": self.day(6)})

    def step_sends_back(self) -> Page:
        path = reverse("commissioning:send_back", args=[self.held().pk])
        good = {"to": "author", "words": "Say more.", **three("on", self.day(1))}
        return Page(self.world.officer, path, good, {"on": self.day(6)})
