"""What a measure read on a day: a figure or words, and where that stands."""

from django.db import models
from django.db.models import Q

from boards.plan.models.plan import Objective
from partnership.records.models import Record, user_key


class Reading(Record):
    """One reading of an objective's measure. Nothing read is changed later: a slip is struck."""

    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="readings")
    as_at = models.DateField("as at")
    figure = models.DecimalField("figure", max_digits=14, decimal_places=2, null=True, blank=True)
    unit = models.CharField("of what", max_length=60, blank=True)
    words = models.CharField("in words", max_length=500, blank=True)
    source = models.CharField("where it stands", max_length=300)
    said_by = user_key(verbose_name="written by")
    said_at = models.DateTimeField("written at")
    struck_because = models.CharField("why it was struck", max_length=300, blank=True)

    class Meta:
        verbose_name = "reading of a measure"
        verbose_name_plural = "readings of measures"
        ordering = ["as_at", "pk"]
        indexes = [models.Index(fields=["objective", "as_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(figure__isnull=False) | ~Q(words=""),
                name="a_reading_reads_something",
                violation_error_message="Enter a figure, or say it in words.",
            )
        ]

    def __str__(self) -> str:
        return f"Reading of {self.objective}"

    @property
    def figure_in_words(self) -> str:
        """The figure with its unit: 82%, 1,204 children; "" where there is none."""
        if self.figure is None:
            return ""
        plain = f"{self.figure:,.2f}".rstrip("0").rstrip(".")
        gap = "" if self.unit in ("", "%") else " "
        return f"{plain}{gap}{self.unit}"

    @property
    def shown(self) -> str:
        """Figure and words as one line."""
        return ": ".join(part for part in (self.figure_in_words, self.words) if part)
