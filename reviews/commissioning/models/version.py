"""Drafts of the report, numbered, and what differs between two of them."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from partnership.access.querysets import VisibleQuerySet
from partnership.records.models import Record, user_key
from reviews.models import Review
from reviews.models.incident import MARKED_BECAUSE, MARKING


class Version(Record):
    """One draft of the report. Its file is a Document about it; a wrong one is withdrawn."""

    readings_are_kept = True
    marking, marked_because = MARKING, MARKED_BECAUSE

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("draft", editable=False)
    what_changed = models.TextField("what changed")
    added_on = models.DateField("added on")
    added_by = user_key()
    withdrawn_on = models.DateField("withdrawn on", null=True, blank=True)
    withdrawn_because = models.CharField("withdrawn because", max_length=200, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "draft of the report"
        verbose_name_plural = "drafts of the report"
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "number"],
                name="one_draft_a_number",
                violation_error_message="A draft with this number was added meanwhile.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_because="")
                | Q(withdrawn_on__isnull=False) & ~Q(withdrawn_because=""),
                name="a_withdrawn_draft_says_why",
                violation_error_message="Say why the draft is withdrawn.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.review}, draft {self.number}"

    def get_absolute_url(self) -> str:
        """The page with every draft."""
        return reverse("commissioning:report", args=[self.review.address])


class Comparison(models.Model):
    """What differs between the texts of two drafts, worked out by a job."""

    no_history = "derived: made again from the files of the two drafts"

    older = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="+")
    newer = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    # Each a pair: "same", "new", "gone" or "changed", and its pieces, each a pair of the like.
    parts = models.JSONField(default=list)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["older", "newer"], name="one_comparison_a_pair"),
            models.CheckConstraint(
                condition=~Q(older=F("newer")), name="no_draft_is_compared_with_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.older} and draft {self.newer.number}"
