"""Reports that a board is owed, again and again or once, and what became of each."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse

from boards.models import Board, Meeting
from boards.models.board import DatedQuerySet
from partnership.access.querysets import VisibleQuerySet
from partnership.agencies.models import Agency
from partnership.clock.calendar import months_after
from partnership.records.dated import Dated, dates_in_order
from partnership.records.models import Record


class Every(models.TextChoices):
    """How often a report is due."""

    ONCE = "once", "Once"
    QUARTER = "quarter", "Every three months"
    HALF = "half", "Every six months"
    YEAR = "year", "Every year"


MONTHS = {Every.QUARTER: 3, Every.HALF: 6, Every.YEAR: 12}


class Expectation(Dated, Record):
    """A board is owed a report: by an agency, or by one of the groups.

    Its due days follow from the first one and the rhythm, for as long as it runs.
    """

    kept_by = frozenset({"see_changes"})  # not those who only hand a report in

    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, related_name="expectations", verbose_name="board"
    )
    title = models.CharField("report", max_length=200)
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="expectations"
    )
    group = models.ForeignKey(
        Board, on_delete=models.PROTECT, null=True, blank=True, related_name="owes"
    )
    every = models.CharField("how often", max_length=10, choices=Every)
    first_due_on = models.DateField("first due on")
    why = models.CharField("who or what asks for it", max_length=300)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "report owed to a board"
        verbose_name_plural = "reports owed to boards"
        ordering = ["board__order", "title", "pk"]
        constraints = [
            dates_in_order("expectation_dates_in_order"),
            models.CheckConstraint(
                condition=Q(agency__isnull=False, group__isnull=True)
                | Q(agency__isnull=True, group__isnull=False),
                name="owed_by_an_agency_or_a_group",
                violation_error_message="Choose an agency or a group, not both.",
            ),
            models.UniqueConstraint(
                fields=["board", "title", "agency"],
                condition=Q(agency__isnull=False, ends_on__isnull=True),
                name="owed_once_by_an_agency",
                violation_error_message="This report is in the list already.",
            ),
            models.UniqueConstraint(
                fields=["board", "title", "group"],
                condition=Q(group__isnull=False, ends_on__isnull=True),
                name="owed_once_by_a_group",
                violation_error_message="This report is in the list already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.owed_by}"

    def get_absolute_url(self) -> str:
        """The page of this report and its due days."""
        return reverse("owed:expectation", args=[self.pk])

    @property
    def owed_by(self) -> str:
        """The name of the agency or group."""
        return str(self.agency or self.group)

    def due_days(self, first: date, last: date) -> list[date]:
        """The days between these two, both included, on which a report is due."""
        until = min(last, self.ends_on) if self.ends_on else last
        if self.every == Every.ONCE:
            return [day for day in (self.first_due_on,) if first <= day <= until]
        found, number = [], 0
        while (day := months_after(self.first_due_on, MONTHS[Every(self.every)] * number)) <= until:
            found += [day] if day >= first else []
            number += 1
        return found


class OwedReport(Record):
    """One due day of a report: when it was asked for, when it came, or why it is not needed.

    The report itself is a file about this row.
    """

    expectation = models.ForeignKey(Expectation, on_delete=models.PROTECT, related_name="reports")
    due_on = models.DateField("due on")
    asked_on = models.DateField("asked for on", null=True, blank=True)
    received_on = models.DateField("received on", null=True, blank=True)
    meeting = models.ForeignKey(
        Meeting,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="owed_reports",
        verbose_name="the meeting that takes it",
    )
    not_needed_because = models.CharField("not needed because", max_length=300, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "report of a due day"
        verbose_name_plural = "reports of due days"
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["expectation", "due_on"], name="one_report_a_due_day"),
            models.CheckConstraint(
                condition=Q(not_needed_because="") | Q(received_on__isnull=True),
                name="received_or_not_needed",
                violation_error_message="A report that came was needed.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.expectation}, due {self.due_on.day} {self.due_on:%B %Y}"

    def get_absolute_url(self) -> str:
        """The page of the report, with all its due days."""
        return self.expectation.get_absolute_url()
