"""Costs: what was spent on which subject, on which day, payable to whom.

A cost is never edited. One that was wrong is reversed by an entry of the same sum below nothing,
which says why; the right sum is then posted anew. So every total can be read again as it stood.
"""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from partnership.records.models import AboutSubject, AboutSubjectQuerySet, Record, user_key
from partnership.ui.money import pounds


class Cost(AboutSubject, Record):
    """One sum that was spent on a subject; or, below nothing, the reversal of one.

    The year is the reporting period that holds the day, as whoever posts it knows: any first and
    last day, or neither where no period was set up for that day.
    """

    pence = models.BigIntegerField("amount in pence", editable=False)
    what = models.CharField("what for", max_length=200)
    payable_to = models.CharField("payable to", max_length=160)
    on = models.DateField("day")
    year_starts_on = models.DateField("budget year from", null=True, blank=True)
    year_ends_on = models.DateField("budget year until", null=True, blank=True)
    reverses = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="reversal"
    )
    because = models.CharField("reversed because", max_length=200, blank=True)
    posted_by = user_key()
    posted_on = models.DateField("posted on")

    objects = AboutSubjectQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = "cost"
        ordering = ["on", "pk"]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="funding_subject")]
        constraints = [
            models.CheckConstraint(
                condition=Q(reverses__isnull=True, pence__gt=0, because="")
                | Q(reverses__isnull=False, pence__lt=0) & ~Q(because=""),
                name="a_cost_or_a_reversal_with_its_reason",
                violation_error_message="A cost is more than nothing; a reversal says why.",
            ),
            models.CheckConstraint(
                condition=Q(year_starts_on__isnull=True, year_ends_on__isnull=True)
                | Q(year_starts_on__lte=F("on"), year_ends_on__gte=F("on")),
                name="a_cost_lies_in_its_year",
                violation_error_message="The day lies outside the budget year.",
            ),
        ]

    def __str__(self) -> str:
        kind = "Reversal" if self.reverses_id else "Cost"
        return f"{kind}: {self.what}, {pounds(self.pence)}"

    @property
    def year(self) -> tuple[date, date] | None:
        """The first and last day of its budget year, where one was set up."""
        if self.year_starts_on is None or self.year_ends_on is None:
            return None
        return self.year_starts_on, self.year_ends_on

    def clean(self) -> None:
        """raises: ValidationError for a reversal that is none of its cost."""
        if self.reverses is None:
            return
        same = (self.subject_type_id, self.subject_id, -self.pence)
        of = self.reverses
        if same != (of.subject_type_id, of.subject_id, of.pence):
            raise ValidationError("A reversal is of the same subject and the same sum.")
