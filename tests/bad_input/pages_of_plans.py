"""Forms about plans, policies and what is shared, each ready to be sent."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from boards.plan.models import PlanAction, Status
from boards.plan.services import keeping
from boards.policies.models import GovernedDocument, Version
from boards.policies.services import writing
from tests.bad_input.page import Page, Sent, three


class PagesOfPlans(Sent):
    """Forms about the business plan, policies and what is shared."""

    def plan_action(self) -> PlanAction:
        """An action of an agreed plan, led by the trust."""
        w, begun = self.world, self.day(100)
        plan = keeping.begin_plan(
            w.partnership, w.group, name="Plan", starts_on=begun, ends_on=self.today, by=w.officer
        )
        priority = keeping.add_priority(plan, name="Neglect", by=w.officer)
        objective = keeping.add_objective(priority, words="Less of it", by=w.officer)
        asked = keeping.Asked(what="Do it", lead="The trust", agency=w.trust)
        row = keeping.add_action(objective, asked, by=w.officer, today=self.today)
        plan.status, plan.agreed_on = Status.AGREED, begun
        plan.save_because("agreed", by=None)
        return PlanAction.objects.select_related("plan", "objective").get(pk=row.pk)

    def begin_plan(self) -> Page:
        path = reverse("plan:begin", args=[self.world.partnership.key])
        good = {"board": self.world.group.pk, "name": "Plan", **three("starts_on", self.today)}
        good |= three("ends_on", self.today + timedelta(days=700))
        return Page(self.world.officer, path, good, {"ends_on": self.day(1)})

    def change_plan_action(self) -> Page:
        path = reverse("plan:change_action", args=[self.plan_action().pk])
        good = {"what": "Do more", "lead": "The trust", "due_known": "month", "because": "Agreed"}
        return Page(self.world.officer, path, good | three("due_on", self.today))

    def plan_objective(self) -> Page:
        row = self.plan_action()
        args = [row.plan_id, row.objective.priority_id]
        path = reverse("plan:add_objective", args=args)
        return Page(self.world.officer, path, {"words": "Sooner", "criterion": "In a week"})

    def plan_judge(self) -> Page:
        path = reverse("plan:judge", args=[self.plan_action().pk])
        good = {"words": "Half is done", "rag": "amber", **three("as_at", self.day(1))}
        return Page(self.world.officer, path, good)

    def report(self) -> Page:
        path = reverse("plan:report", args=[self.plan_action().pk])
        return Page(self.world.lead, path, {"words": "Half", **three("as_at", self.day(1))})

    def close_plan(self) -> Page:
        path = reverse("plan:close", args=[self.plan_action().plan_id])
        good = {"closing": "Much was done", **three("closed_on", self.day(1))}
        return Page(self.world.officer, path, good, {"closed_on": self.day(101)})

    def governed(self) -> GovernedDocument:
        """In the register, without a version."""
        facts = {"kind": "policy", "title": "A policy", "review_months": 12}
        where = self.world.group
        return writing.add_document(where.partnership, owner=where, by=self.world.officer, **facts)

    def document(self) -> Page:
        path = reverse("policies:add", args=[self.world.partnership.key])
        good = {"kind": "policy", "title": "A policy", "owner": self.world.group.pk}
        good |= {"owner_office": "officer", "review_months": "12"}
        return Page(self.world.officer, path, good)

    def policy_draft(self) -> Version:
        words = {"words": "Words", "what_changed": ""}
        return writing.write_version(
            self.governed(), by=self.world.officer, now=timezone.now(), **words
        )

    def approval(self) -> Page:
        path = reverse("policies:approve", args=[self.policy_draft().pk])
        good = {"by_what": "chairs_action", "board": self.world.group.pk, "reasons": "Agreed"}
        good |= {"taken_by": self.world.chair.pk, "could_not_wait": "An inquest"}
        good |= three("taken_on", self.day(5)) | three("starts_on", self.today)
        days = {"taken_on": self.today + timedelta(days=1), "starts_on": self.day(9)}
        return Page(self.world.officer, path, good, days)

    def agreement(self) -> Page:
        path = reverse("sharing:add_agreement", args=[self.world.partnership.key])
        good = {"title": "Sharing", "owner": self.world.group.pk, "purpose": "To know"}
        good |= {"parties": [self.world.trust.pk, self.world.council.pk], "bases": ["CONSENT"]}
        good |= {"review_months": "12", **three("starts_on", self.day(9))}
        good |= three("ends_on", self.today)
        return Page(self.world.officer, path, good, {"ends_on": self.day(10)})

    def given(self) -> Page:
        path = reverse("sharing:record", args=[self.world.partnership.key])
        good = {"giver": self.world.trust.pk, "receiver": self.world.council.pk, "what": "Dates"}
        good |= {"why": "Asked", "basis": "CONSENT", "how": "By post", "given_by": "Nurse"}
        days = {"given_on": self.today + timedelta(days=1)}
        return Page(self.world.lead, path, good | three("given_on", self.today), days)

    def ask_for(self) -> Page:
        path = reverse("sharing:ask", args=[self.world.partnership.key])
        good = {"board": self.world.group.pk, "agency": self.world.trust.pk, "what": "Contacts"}
        good |= {"why": "A review", "basis": "CA2004-S16H"}
        good |= three("due_on", self.today + timedelta(days=9))
        return Page(self.world.officer, path, good, {"due_on": self.day(1)})

    def reading(self) -> Page:
        action = self.plan_action()
        path = reverse("plan:add_reading", args=[action.plan_id, action.objective_id])
        good = {"figure": "82", "unit": "%", "words": "of staff", "source": "Survey"}
        days = {"as_at": self.day(-1)}
        return Page(self.world.officer, path, good | three("as_at", self.today), days)
