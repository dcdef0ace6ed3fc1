"""What somebody was offered in a review and what became of it: by role, never by name."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from partnership.access.querysets import VisibleQuerySet
from partnership.records.models import Record, user_key
from reviews.involvement.prompts import roles, stages
from reviews.models import Review
from reviews.models.incident import MARKED_BECAUSE, MARKING


class How(models.TextChoices):
    """How it was offered."""

    LETTER = "letter", "By letter"
    CALL = "call", "By telephone"
    MEETING = "meeting", "At a meeting"
    OTHER = "other", "Through somebody who knows them"


class Answer(models.TextChoices):
    """What became of an offer."""

    WAITS = "waits", "Not known yet"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"
    SILENT = "silent", "No answer"


class Involvement(Record):
    """One offer to one role at one stage, or why none was made."""

    readings_are_kept = True
    marking, marked_because = MARKING, MARKED_BECAUSE
    kept_by = frozenset({"change"})

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="involvements")
    stage = models.CharField(max_length=10)
    role = models.CharField(max_length=20)
    prompt = models.CharField(max_length=20, blank=True)
    offered_on = models.DateField("offered on", null=True, blank=True)
    how = models.CharField(max_length=10, choices=How, blank=True)
    what = models.CharField("what was offered", max_length=200, blank=True)
    not_offered_because = models.TextField("why nothing was offered", blank=True)
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answered_on = models.DateField("answered on", null=True, blank=True)
    asked = models.TextField("what they asked for", blank=True)
    done = models.TextField("what was done with it", blank=True)
    struck_because = models.CharField(max_length=200, blank=True)
    recorded_by = user_key()

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "involvement"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(offered_on__isnull=False, not_offered_because="")
                | (
                    Q(offered_on__isnull=True, answered_on__isnull=True)
                    & ~Q(not_offered_because="")
                ),
                name="offered_or_why_not",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | Q(answered_on__gte=F("offered_on")),
                name="answered_after_the_offer",
                violation_error_message="The answer cannot come before the offer.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.who}, {self.review.reference}"

    def get_absolute_url(self) -> str:
        """The page of its review, which lists all."""
        return reverse("involvement:involvement", args=[self.review.address])

    @property
    def who(self) -> str:
        """The role in words."""
        return roles()[self.role].title

    @property
    def at(self) -> str:
        """The stage in words."""
        return stages()[self.stage].title

    @property
    def waits(self) -> bool:
        """Whether an answer is awaited."""
        return self.answer == Answer.WAITS and not self.struck_because
