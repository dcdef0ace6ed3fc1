"""Actions: what a board asked an agency to do, by when, and what came of it."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from boards.models.board import Board, Partnership
from partnership.access.querysets import VisibleQuerySet
from partnership.agencies.models import Agency
from partnership.records.models import Record


class ActionQuerySet(VisibleQuerySet):
    """Questions to actions. An action is done in time when it is closed on its due day."""

    def open(self) -> "ActionQuerySet":
        """Not closed yet."""
        return self.filter(closed_on__isnull=True)

    def closed(self) -> "ActionQuerySet":
        """Closed, whether in time or not."""
        return self.filter(closed_on__isnull=False)

    def late(self, today: date) -> "ActionQuerySet":
        """Not closed, and their day has passed."""
        return self.open().filter(due_on__lt=today)


class SourceKind(models.TextChoices):
    """What an action came from."""

    MEETING = "meeting", "Meeting"
    RECOMMENDATION = "recommendation", "Recommendation of a review"
    SECTION_11 = "section_11", "Section 11 answer"
    AUDIT = "audit", "Audit"
    CHALLENGE = "challenge", "Challenge"
    ESCALATION = "escalation", "Escalation"
    INSPECTION = "inspection", "Inspection"
    COMPLAINTS = "complaints", "Complaints report"
    LETTER = "letter", "Letter to or from an outside body"
    PLAN = "plan", "Business plan"
    OTHER = "other", "Something else"


class Action(Record):
    """One action of a board or group, owned by an agency. The first due day is never moved."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="actions")
    reference = models.CharField(max_length=30)
    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, related_name="actions", verbose_name="board or group"
    )
    what = models.TextField("action")
    owner_agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="actions", verbose_name="agency that owns it"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="actions",
        null=True,
        blank=True,
        verbose_name="person who owns it",
    )
    raised_on = models.DateField("raised on")
    first_due_on = models.DateField("first due on")
    due_on = models.DateField("due on")
    closed_on = models.DateField("closed on", null=True, blank=True)
    source_kind = models.CharField(
        "kind of source", max_length=20, choices=SourceKind, default=SourceKind.OTHER
    )
    came_from = models.CharField("came from", max_length=200, blank=True)
    outcome = models.TextField("outcome", blank=True)

    objects = ActionQuerySet.as_manager()

    class Meta:
        verbose_name = "action"
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["board", "due_on"]),
            models.Index(fields=["owner_agency", "due_on"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "reference"],
                name="one_action_a_reference",
                violation_error_message="This reference is another action's.",
            ),
            models.CheckConstraint(
                condition=Q(first_due_on__gte=F("raised_on"), due_on__gte=F("raised_on")),
                name="action_due_after_raised",
                violation_error_message="The action is due before it was raised.",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("raised_on")),
                name="action_closed_after_raised",
                violation_error_message="The action was closed before it was raised.",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """The action's page."""
        return reverse("actions:action", args=[self.pk])

    def is_late_on(self, day: date) -> bool:
        """Whether its due day lies before this day and it is not closed."""
        return self.closed_on is None and self.due_on < day
