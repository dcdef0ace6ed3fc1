"""What a review looks at: the period, the questions, the agencies; each version as approved."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from boards.models import Board
from partnership.access.querysets import VisibleQuerySet
from partnership.agencies.models import Agency
from partnership.records.dated import known_to_field, latest_day
from partnership.records.models import Record, user_key
from partnership.ui.words import known_day
from reviews.models import Review


class Terms(Record):
    """One version of the terms of reference. It is never changed, only followed by a newer one."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="terms")
    number = models.PositiveSmallIntegerField("version", editable=False)
    period_from = models.DateField("period from")
    from_known_to = known_to_field("the beginning of the period")
    period_to = models.DateField("period to")
    to_known_to = known_to_field("the end of the period")
    questions = models.TextField("questions")
    why_new = models.CharField("why this version", max_length=300, blank=True)
    written_on = models.DateField("written on")
    written_by = user_key()

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "terms of reference"
        verbose_name_plural = "terms of reference"
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "number"],
                name="one_version_of_terms_a_number",
                violation_error_message="This version was written meanwhile.",
            ),
        ]

    def __str__(self) -> str:
        return f"Terms of reference {self.review}, version {self.number}"

    def get_absolute_url(self) -> str:
        """The page with every version."""
        return reverse("commissioning:terms", args=[self.review.address])

    @property
    def period(self) -> str:
        """From when until when, in words; months where only they are known."""
        first = known_day(self.period_from, self.from_known_to)
        return f"{first} to {known_day(self.period_to, self.to_known_to)}"

    @property
    def ends_by(self) -> date:
        """The last day that can lie in the period."""
        return latest_day(self.period_to, self.to_known_to)

    def clean(self) -> None:
        """raises: ValidationError for a period that ends before it begins."""
        if self.period_from and self.period_to and self.ends_by < self.period_from:
            raise ValidationError({"period_to": "The period ends before it begins"})


class TakesPart(Record):
    """An agency that these terms of reference ask to take part."""

    goes_with = "terms"

    terms = models.ForeignKey(Terms, on_delete=models.PROTECT, related_name="taking_part")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "agency that takes part"
        ordering = ["agency__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["terms", "agency"], name="an_agency_takes_part_once")
        ]

    def __str__(self) -> str:
        return f"{self.agency} takes part"


class Approval(Record):
    """Somebody approved one version of the terms of reference on a day."""

    terms = models.ForeignKey(Terms, on_delete=models.PROTECT, related_name="approvals")
    board = models.ForeignKey(
        Board,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="board or group",
    )
    on = models.DateField("approved on")
    how = models.CharField("who, and how", max_length=200, blank=True)
    recorded_by = user_key()

    class Meta:
        verbose_name = "approval of terms of reference"
        verbose_name_plural = "approvals of terms of reference"
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["terms", "board"],
                name="a_board_approves_a_version_once",
                violation_error_message="It has approved this version already.",
            ),
            models.CheckConstraint(
                condition=models.Q(board__isnull=False) | ~models.Q(how=""),
                name="an_approval_says_whose",
                violation_error_message="Choose a board or group, or say who approved it.",
            ),
        ]

    def __str__(self) -> str:
        return f"Approved by {self.board or self.how}"
