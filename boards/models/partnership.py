"""What a partnership covers, when it reports, and what came before and after it and its boards."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from boards.models.board import Board, DatedQuerySet, Partnership
from partnership.clock.calendar import months_after
from partnership.records.dated import Dated, dates_in_order
from partnership.records.models import Record

# The yearly reports that were read cover 7, 12, 15, 17, 18 and 19 months.
SHORTEST, LONGEST = 7, 19
ONE_DAY = timedelta(days=1)


class Area(Record):
    """A local authority area. Several partnerships may cover the same one."""

    key = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Coverage(Dated, Record):
    """A partnership answers for an area, from a day until a day."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="coverage")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="coverage")

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "area of a partnership"
        ordering = ["area__name", "starts_on"]
        constraints = [
            dates_in_order("coverage_dates_in_order"),
            models.UniqueConstraint(
                fields=["partnership", "area", "starts_on"], name="one_coverage_an_area_and_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area}, covered by {self.partnership}"


class ReportingPeriod(Dated, Record):
    """The days that one yearly report covers: any first and last day, 7 to 19 months apart."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="reporting_periods"
    )
    name = models.CharField(max_length=60)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["partnership", "starts_on"]
        constraints = [
            dates_in_order("reporting_dates_in_order"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=False),
                name="a_reporting_period_ends",
                violation_error_message="A reporting period has a last day.",
            ),
            models.UniqueConstraint(
                fields=["partnership", "name"], name="one_reporting_period_a_name"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """raises: ValidationError for a length that no report has, or days already reported on."""
        if not self.starts_on or not self.ends_on or self.ends_on < self.starts_on:
            return
        if not has_lawful_length(self.starts_on, self.ends_on):
            raise ValidationError(f"A report covers {SHORTEST} to {LONGEST} months.")
        others = ReportingPeriod.objects.filter(partnership=self.partnership).exclude(pk=self.pk)
        met = others.filter(starts_on__lte=self.ends_on, ends_on__gte=self.starts_on).first()
        if met:
            raise ValidationError(f"Some of these days lie in the period “{met}” already.")


def has_lawful_length(starts_on: date, ends_on: date) -> bool:
    """Whether a report may cover these days: 7 months at least, 19 at most."""
    after = ends_on + ONE_DAY
    return months_after(starts_on, SHORTEST) <= after <= months_after(starts_on, LONGEST)


class PartnershipSuccession(Record):
    """One partnership took over from another on a day: a split into several, or a merger."""

    before = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="successions")
    after = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="precursions")
    on = models.DateField()

    class Meta:
        verbose_name = "succession of partnerships"
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["before", "after"], name="one_partnership_succession_a_pair"
            ),
            models.CheckConstraint(
                condition=~Q(before=F("after")), name="no_partnership_succeeds_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.before} became {self.after}"


class BoardSuccession(Record):
    """One board took over from another on a day."""

    before = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="successions")
    after = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="precursions")
    on = models.DateField()

    class Meta:
        verbose_name = "succession of boards"
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["before", "after"], name="one_board_succession_a_pair"),
            models.CheckConstraint(
                condition=~Q(before=F("after")), name="no_board_succeeds_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.before} became {self.after}"
