"""Who signs the report off, one body after the other: where it lies, since when, and every move."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from boards.models import Board, Meeting
from partnership.access.querysets import VisibleQuerySet
from partnership.records.models import Record, user_key
from reviews.commissioning.models.version import Version
from reviews.models import Review


class Chain(Record):
    """The steps of one review’s sign-off, as they were set when it began."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="chains")
    started_on = models.DateField("begun on")
    started_by = user_key()
    withdrawn_because = models.CharField("withdrawn because", max_length=200, blank=True)

    class Meta:
        verbose_name = "sign-off chain"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["review"],
                condition=Q(withdrawn_because=""),
                name="one_standing_chain_a_review",
                violation_error_message="The sign-off of this review has begun already.",
            )
        ]

    def __str__(self) -> str:
        return f"Sign-off of {self.review}"


class StepKind(models.TextChoices):
    """Which sort of body agrees, in the order in which they do."""

    PANEL = "panel", "Panel of the review"
    GROUP = "group", "Review group"
    BOARD = "board", "Partnership board"
    EXECUTIVE = "executive", "Executive board"


class State(models.TextChoices):
    """Where a step stands."""

    WAITING = "waiting", "Not reached"
    HELD = "held", "Has it"
    BACK = "back", "Sent back"
    AGREED = "agreed", "Agreed"


class Step(Record):
    """One body that is to agree. The panel of a review is no board of the structure."""

    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveSmallIntegerField("step")
    kind = models.CharField("kind", max_length=10, choices=StepKind)
    body = models.ForeignKey(
        Board,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="board or group",
    )
    state = models.CharField("state", max_length=10, choices=State, default=State.WAITING)
    since = models.DateField("since", null=True, blank=True)
    version = models.ForeignKey(
        Version,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="draft before it",
    )

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "step of a sign-off"
        verbose_name_plural = "steps of sign-offs"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["chain", "number"], name="one_step_of_a_chain_a_number"
            ),
            models.UniqueConstraint(
                fields=["chain"],
                condition=Q(state="held"),
                name="one_body_has_the_report",
                violation_error_message="Another body has the report.",
            ),
            models.CheckConstraint(
                condition=Q(kind="panel") | Q(body__isnull=False),
                name="a_step_has_its_body",
                violation_error_message="Choose the board or group.",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", since__isnull=True)
                | ~Q(state="waiting") & Q(since__isnull=False),
                name="a_step_reached_has_its_day",
                violation_error_message="Say since when.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.who}, step {self.number}"

    def get_absolute_url(self) -> str:
        """The step’s own page: for whoever chairs the body, also without the review."""
        return reverse("commissioning:step", args=[self.pk])

    @property
    def who(self) -> str:
        """The body, in words."""
        return str(self.body) if self.body else "The panel of the review"


class MoveKind(models.TextChoices):
    """What happened at a step."""

    SENT = "sent", "Sent on to it"
    AGREED = "agreed", "Agreed"
    BACK = "back", "Sent back"
    REOPENED = "reopened", "Open again"


class Move(Record):
    """One thing that happened at a step, on a day: never changed."""

    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="moves")
    what = models.CharField("what", max_length=10, choices=MoveKind)
    on = models.DateField("on")
    words = models.TextField("remarks", blank=True)
    version = models.ForeignKey(
        Version,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="draft",
    )
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_by = user_key()

    class Meta:
        verbose_name = "move of a sign-off"
        verbose_name_plural = "moves of sign-offs"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.step.who}: {self.get_what_display().lower()}"
