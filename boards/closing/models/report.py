"""By when a group is meant to finish, its closing report, and where its open actions went."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from boards.models import Action, Board, Decision, Meeting
from partnership.access.querysets import VisibleQuerySet
from partnership.records.models import Record, user_key


class Term(Record):
    """The day by which a group is meant to finish. The newest holds; earlier ones stay."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="finish_terms")
    finish_by = models.DateField("to finish by")
    because = models.CharField("reason", max_length=300)
    said_on = models.DateField(editable=False)
    said_by = user_key()

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "day to finish by"
        verbose_name_plural = "days to finish by"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.board}, to finish by {self.finish_by}"


class Stage(models.TextChoices):
    """How far a closing report is."""

    DRAFT = "draft", "Being written"
    SENT = "sent", "With the board above"
    ACCEPTED = "accepted", "Accepted"


class ClosingReport(Record):
    """What a task and finish group was asked, did and leaves open. Its words stay once sent."""

    kept_by = frozenset({"see_changes"})

    board = models.OneToOneField(
        Board, on_delete=models.PROTECT, related_name="closing_report", verbose_name="group"
    )
    above = models.ForeignKey(
        Board,
        on_delete=models.PROTECT,
        related_name="closing_reports_received",
        verbose_name="board that it goes to",
    )
    asked = models.TextField("what was asked of it")
    done = models.TextField("what was done")
    changed = models.TextField("what changed because of it")
    stays_open = models.TextField("what stays open", blank=True)
    lessons = models.TextField("lessons for the next group")
    stage = models.CharField(max_length=20, choices=Stage, default=Stage.DRAFT)
    sent_on = models.DateField(null=True, blank=True)
    given_back_because = models.CharField(max_length=300, blank=True)
    accepted_on = models.DateField(null=True, blank=True)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="accepts_closing"
    )
    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="accepts_closing"
    )

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "closing report"
        ordering = ["-accepted_on", "-sent_on", "board__name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(stage="draft") | Q(sent_on__isnull=False),
                name="a_closing_report_was_sent",
            ),
            models.CheckConstraint(
                condition=~Q(stage="accepted", meeting__isnull=True, decision__isnull=True)
                & (~Q(stage="accepted") | Q(accepted_on__isnull=False)),
                name="a_closing_report_is_accepted_somewhere",
                violation_error_message="Name the meeting or the decision that accepted it.",
            ),
        ]

    def __str__(self) -> str:
        return f"Closing report of {self.board}"

    def get_absolute_url(self) -> str:
        """Where it is read: from the group's page for ever."""
        return reverse("closing:of_board", args=[self.board.key])

    @property
    def is_draft(self) -> bool:
        """Whether its words may still be changed."""
        return self.stage == Stage.DRAFT


class Carried(Record):
    """One action that was open when its group closed, and the board that goes on with it."""

    report = models.ForeignKey(ClosingReport, on_delete=models.PROTECT, related_name="carried")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="carried")
    to = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="carried_here")
    because = models.CharField("reason", max_length=300)

    class Meta:
        verbose_name = "action carried over"
        verbose_name_plural = "actions carried over"
        ordering = ["action__reference"]
        constraints = [
            models.UniqueConstraint(fields=["report", "action"], name="carried_over_once"),
        ]

    def __str__(self) -> str:
        return f"{self.action}, carried over to {self.to}"
