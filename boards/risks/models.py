"""Risks of a board or group, and every judgement of each: never changed, only followed by a newer.

Likelihood and impact run from 1 to 5 and the score is their product, as most public registers in
England have it; which score is high is the reader's to see, so the words say both numbers.
"""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from boards.models import Board, Partnership
from partnership.access.querysets import VisibleQuerySet
from partnership.agencies.models import Agency
from partnership.records.models import Record, user_key

ONE_TO_FIVE = (MinValueValidator(1), MaxValueValidator(5))


class Risk(Record):
    """Something that could go wrong, who answers for it and what is done about it."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="risks")
    reference = models.CharField(max_length=30)
    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, related_name="risks", verbose_name="board or group"
    )
    what = models.CharField("risk", max_length=300)
    cause = models.TextField("what could cause it, and what would follow")
    controls = models.TextField("what is done about it", blank=True)
    agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="risks",
        verbose_name="agency that answers for it",
    )
    came_from = models.CharField("came from", max_length=200, blank=True)
    raised_on = models.DateField("raised on")
    look_again_on = models.DateField("look again on")
    closed_on = models.DateField("closed on", null=True, blank=True)
    closed_because = models.TextField("closed because", blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "risk"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "reference"], name="one_risk_a_reference"
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, closed_because="")
                | Q(closed_on__isnull=False) & ~Q(closed_because=""),
                name="closed_risk_says_why",
                violation_error_message="Say why the risk is closed.",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """The page of the risk."""
        return reverse("risks:risk", args=[self.pk])


class Judgement(Record):
    """How likely a risk was thought on a day, and how grave; the newest holds."""

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="judgements")
    on = models.DateField()
    likelihood = models.PositiveSmallIntegerField(validators=ONE_TO_FIVE)
    impact = models.PositiveSmallIntegerField(validators=ONE_TO_FIVE)
    because = models.TextField("why")
    by = user_key()

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "judgement of a risk"
        verbose_name_plural = "judgements of risks"
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(likelihood__range=(1, 5), impact__range=(1, 5)),
                name="judged_from_one_to_five",
                violation_error_message="Likelihood and impact run from 1 to 5.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.risk}: {self.score} of 25"

    @property
    def score(self) -> int:
        """Likelihood times impact, 1 to 25."""
        return self.likelihood * self.impact
