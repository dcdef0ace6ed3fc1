"""A board's plan for some years, its priorities and under each its objectives."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from boards.meetings.models import MinuteLine
from boards.models import Board, Decision, Partnership
from partnership.access.querysets import VisibleQuerySet
from partnership.records.dated import Dated, dates_in_order
from partnership.records.models import Record

LONG = 2000


class Status(models.TextChoices):
    """How far a plan is."""

    DRAFT = "draft", "Draft"
    AGREED = "agreed", "Agreed"
    CLOSED = "closed", "Closed"


class Plan(Dated, Record):
    """What a board means to do between two days. A draft is for the service and the chairs."""

    kept_by = frozenset({"keep"})

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="plans")
    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, related_name="plans", verbose_name="board that owns it"
    )
    name = models.CharField(max_length=120)
    about = models.TextField("what it is about", max_length=LONG, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    agreed_on = models.DateField("agreed on", null=True, blank=True)
    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="plans"
    )
    line = models.ForeignKey(
        MinuteLine,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="plans",
        verbose_name="line of minutes",
    )
    closed_on = models.DateField("closed on", null=True, blank=True)
    closing = models.TextField("what came of it as a whole", max_length=LONG, blank=True)
    source = models.CharField("where it is printed", max_length=300, blank=True)
    dates_note = models.TextField(blank=True, help_text="How sure the dates are, and the source")

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "business plan"
        ordering = ["-starts_on", "name"]
        constraints = [
            dates_in_order("plan_dates_in_order"),
            models.UniqueConstraint(
                fields=["partnership", "name"],
                name="one_plan_a_name",
                violation_error_message="Another plan has this name.",
            ),
            models.CheckConstraint(
                condition=Q(decision__isnull=True) | Q(line__isnull=True),
                name="plan_agreed_once",
            ),
            models.CheckConstraint(
                condition=~Q(status="draft")
                | Q(agreed_on__isnull=True, decision__isnull=True, line__isnull=True),
                name="draft_plan_is_not_agreed",
            ),
            models.CheckConstraint(
                condition=Q(status="closed") | Q(closed_on__isnull=True, closing=""),
                name="open_plan_is_not_closed",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The plan's page."""
        return reverse("plan:plan", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Whether it may still be changed."""
        return self.status != Status.CLOSED


class InPlan(Record):
    """A line of a plan with its place. What ends stays and keeps its place."""

    position = models.PositiveIntegerField()
    ended_on = models.DateField("taken out on", null=True, blank=True)
    ended_because = models.CharField("why it was taken out", max_length=300, blank=True)

    class Meta:
        abstract = True


def says_why(name: str) -> models.CheckConstraint:
    """The constraint that what is taken out says when and why."""
    return models.CheckConstraint(
        condition=Q(ended_on__isnull=True, ended_because="")
        | (Q(ended_on__isnull=False) & ~Q(ended_because="")),
        name=name,
    )


class Priority(InPlan):
    """One of the few things that a plan is about."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="priorities")
    name = models.CharField("priority", max_length=300)
    about = models.TextField("why it matters", max_length=LONG, blank=True)

    class Meta:
        verbose_name_plural = "priorities"
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "position"], name="one_priority_a_place"),
            says_why("ended_priority_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"

    @property
    def number(self) -> str:
        """Its place in the plan: 2."""
        return str(self.position)


class Objective(InPlan):
    """What a priority is to reach, and by what one will know."""

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="objectives")
    words = models.CharField("objective", max_length=500)
    criterion = models.TextField("success criterion", max_length=LONG, blank=True)
    measure = models.TextField("measure and evidence", max_length=LONG, blank=True)
    target = models.CharField(max_length=200, blank=True)
    impact = models.TextField("intended impact", max_length=LONG, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["priority", "position"], name="one_objective_a_place"),
            says_why("ended_objective_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.words}"

    @property
    def number(self) -> str:
        """Its place in the plan: 2.1."""
        return f"{self.priority.number}.{self.position}"
