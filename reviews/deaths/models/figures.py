"""Figures of a quarter or a year as another system or a printed report gives them."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from boards.models import Partnership
from partnership.access.querysets import VisibleQuerySet
from partnership.records.models import Record
from reviews.deaths.models.death import Category
from reviews.quarters import QUARTER, YEAR, last_day, quarter_of, quarter_words, year_of, year_words


class Length(models.TextChoices):
    """How long the period is."""

    QUARTER = "quarter", "A quarter"
    YEAR = "year", "A financial year"


class DeathFigures(Record):
    """What one source says of one period: kept as it is given, never merged with what is counted.

    A number that the source does not give is empty, not nought.
    """

    kept_by = frozenset({"change"})

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="child_death_figures"
    )
    length = models.CharField(max_length=10, choices=Length)
    starts_on = models.DateField("first day")
    of = models.CharField("of which children", max_length=120, blank=True)
    notified = models.PositiveIntegerField(null=True, blank=True)
    reviewed = models.PositiveIntegerField(null=True, blank=True)
    modifiable = models.PositiveIntegerField("with modifiable factors", null=True, blank=True)
    by_category = models.JSONField(default=dict, blank=True)
    source = models.CharField(max_length=300)
    source_on = models.DateField("date of the source")

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "figures of child deaths"
        verbose_name_plural = "figures of child deaths"
        ordering = ["-starts_on", "of", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "length", "starts_on", "of"],
                name="one_set_of_death_figures_a_period",
                violation_error_message="The figures of this period stand already: correct them.",
            ),
            models.CheckConstraint(
                condition=Q(modifiable__isnull=True)
                | Q(reviewed__isnull=True)
                | Q(modifiable__lte=F("reviewed")),
                name="modifiable_among_reviewed",
                violation_error_message="More deaths with modifiable factors than were reviewed.",
            ),
        ]

    def __str__(self) -> str:
        return f"Child deaths, {self.words}"

    def clean(self) -> None:
        """raises: ValidationError for a first day that begins no such period, or categories that
        do not add up to at most the deaths reviewed."""
        begins = quarter_of if self.length == Length.QUARTER else year_of
        if self.starts_on and self.starts_on != begins(self.starts_on):
            raise ValidationError({"starts_on": "No such period begins on that day"})
        if not set(self.by_category) <= {str(code) for code in Category.values}:
            raise ValidationError("There is no such category.")
        total = sum(self.by_category.values())
        if self.reviewed is not None and total > self.reviewed:
            words = f"The categories add up to {total}, more than were reviewed"
            raise ValidationError({"reviewed": words})

    @property
    def words(self) -> str:
        """The period, and of which children where that is said."""
        is_year = self.length == Length.YEAR
        period = year_words(self.starts_on) if is_year else quarter_words(self.starts_on)
        return f"{period}, {self.of}" if self.of else period

    @property
    def ends_on(self) -> date:
        """Its last day."""
        return last_day(self.starts_on, YEAR if self.length == Length.YEAR else QUARTER)

    def get_absolute_url(self) -> str:
        """Figures are read together."""
        return reverse("deaths:figures", args=[self.partnership.key])
