"""Actions of a plan, and which actions of the register they led to."""

from datetime import date

from django.db import models
from django.urls import reverse

from boards.models import Action, Board
from boards.plan.models.due import DueKnown, in_words, last_of
from boards.plan.models.plan import LONG, InPlan, Objective, Plan, says_why
from partnership.access.querysets import VisibleQuerySet
from partnership.agencies.models import Agency
from partnership.records.models import Record, user_key


class PlanAction(InPlan):
    """What somebody is to do for an objective. Lead and time stand as the plan prints them, with
    the body and the day that they mean where these are known."""

    kept_by = frozenset({"keep"})

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="actions")
    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="actions")
    what = models.TextField("action", max_length=LONG)
    lead = models.CharField("by whom", max_length=300, blank=True)
    agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="plan_actions",
        verbose_name="agency that leads",
    )
    board = models.ForeignKey(
        Board,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="plan_actions",
        verbose_name="board or group that leads",
    )
    person = user_key(null=True, blank=True, verbose_name="person who leads")
    due = models.CharField("by when", max_length=300, blank=True)
    due_on = models.DateField("due on", null=True, blank=True)
    due_known = models.CharField(
        "due day known", max_length=10, choices=DueKnown, default=DueKnown.DAY
    )
    first_due_on = models.DateField("first due on", null=True, blank=True)
    first_due_known = models.CharField(
        "first due day known", max_length=10, choices=DueKnown, default=DueKnown.DAY
    )
    impact = models.TextField("intended impact", max_length=LONG, blank=True)
    measure = models.TextField("measure and evidence", max_length=LONG, blank=True)
    source = models.CharField("where it is printed", max_length=200, blank=True)
    note = models.TextField("note on the source", max_length=LONG, blank=True)
    continues = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="continued_by",
        verbose_name="carries on",
    )

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "action of a plan"
        verbose_name_plural = "actions of plans"
        ordering = ["objective__priority__position", "objective__position", "position", "pk"]
        indexes = [models.Index(fields=["agency", "plan"]), models.Index(fields=["board", "plan"])]
        constraints = [
            models.UniqueConstraint(fields=["objective", "position"], name="one_action_a_place"),
            says_why("ended_plan_action_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.what[:80]}"

    def get_absolute_url(self) -> str:
        """The page of the action in the plan."""
        return reverse("plan:action", args=[self.pk])

    @property
    def number(self) -> str:
        """Its place in the plan: 2.1.3."""
        return f"{self.objective.number}.{self.position}"

    @property
    def last_day(self) -> date | None:
        """The last day on which it is in time; None where the plan names no time."""
        return last_of(self.due_on, self.due_known) if self.due_on else None

    @property
    def due_in_words(self) -> str:
        """The time as the calendar has it; "" where the plan names none."""
        return in_words(self.due_on, self.due_known) if self.due_on else ""

    @property
    def first_due_in_words(self) -> str:
        """When it was first due, where that has moved."""
        first = (self.first_due_on, self.first_due_known)
        if not self.first_due_on or first == (self.due_on, self.due_known):
            return ""
        return in_words(self.first_due_on, self.first_due_known)


class Raised(Record):
    """An action of the register does part of what an action of the plan asks."""

    plan_action = models.ForeignKey(PlanAction, on_delete=models.PROTECT, related_name="raised")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="plan_links")
    ended_because = models.CharField("why it belongs no more", max_length=300, blank=True)

    class Meta:
        verbose_name = "action of the register for a plan"
        verbose_name_plural = "actions of the register for plans"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan_action", "action"],
                condition=models.Q(ended_because=""),
                name="raised_once_for_a_plan_action",
                violation_error_message="It belongs to this action of the plan already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} for {self.plan_action}"
