"""Deadlines: what follows from facts and rules. Derived, rebuildable, never edited by hand."""

from datetime import date

from django.db import models
from django.db.models import Q

from partnership.clock.bank_holidays import Holidays
from partnership.clock.calendar import BeyondCalendar, working_days_between
from partnership.clock.duties import Duty, duty_of
from partnership.clock.rules import Edition, Rule, calendar_of, edition_of, rule_for
from partnership.records.models import AboutSubject, AboutSubjectQuerySet


class DeadlineQuerySet(AboutSubjectQuerySet):
    """Questions to deadlines."""

    def open(self) -> "DeadlineQuerySet":
        """Neither met nor excused."""
        return self.filter(met_on__isnull=True, excused="")

    def untold(self, today: date) -> "DeadlineQuerySet":
        """Those about which no sweep of this day has written yet."""
        return self.exclude(told_on=today)

    def due_by(self, day: date) -> "DeadlineQuerySet":
        """Due on or before this day."""
        return self.filter(due_on__lte=day)


class Deadline(AboutSubject):
    """One duty of one subject: by when, by which edition, and whether it was met."""

    no_history = "derived from facts; rebuild_deadlines makes every row again"

    code = models.CharField(max_length=40)
    edition = models.CharField(max_length=40)
    triggered_on = models.DateField(null=True, blank=True)
    counted_from = models.DateField()
    due_on = models.DateField()
    provisional = models.BooleanField(default=False)
    met_on = models.DateField(null=True, blank=True)
    excused = models.CharField(max_length=300, blank=True)
    # The day from which it is judged no more: met, or excused, whichever was first.
    closed_on = models.DateField(null=True, blank=True)
    # The day of the newest sweep whose letters about it stand: nobody is asked again that day.
    told_on = models.DateField(null=True, blank=True)

    objects = DeadlineQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_type", "subject_id", "code"], name="one_deadline_a_duty"
            )
        ]
        indexes = [
            models.Index(fields=["due_on"], name="clock_open", condition=Q(met_on__isnull=True))
        ]
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return f"{self.code} due {self.due_on}"

    @property
    def duty(self) -> Duty:
        """The duty this row follows from."""
        return duty_of(self.code)

    @property
    def rule(self) -> Rule:
        """The rule it is counted by."""
        return rule_for(self.code)

    @property
    def edition_used(self) -> Edition:
        """The text that judged it."""
        return edition_of(self.code, self.edition)

    @property
    def holidays(self) -> Holidays:
        """The bank holidays it is counted with: once closed, those known on that day."""
        return calendar_of(self.edition_used, known_on=self.closed_on)

    @property
    def is_must(self) -> bool:
        """Whether missing it is unlawful rather than to be explained."""
        return self.rule.force == "must"

    def is_late(self, today: date) -> bool:
        """Whether it was met after the due date, or is still open after it."""
        return (self.met_on or today) > self.due_on

    def working_days_left(self, today: date) -> int | None:
        """Working days from today to the due date; negative when it has passed.

        None when the due date lies beyond the years that can be counted.
        """
        try:
            return working_days_between(today, self.due_on, holidays=self.holidays)
        except BeyondCalendar:
            return None
