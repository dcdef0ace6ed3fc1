"""A day on which the group challenges agencies about their returns, one after the other."""

from django.db import models
from django.urls import reverse

from audits.models.cycle import MARKED_BECAUSE, MARKING, Cycle, Return
from partnership.access.querysets import VisibleQuerySet
from partnership.agencies.models import Agency
from partnership.records.models import Record
from partnership.ui.times import plain_time
from partnership.ui.words import plain_day


class ChallengeDay(Record):
    """When and where the agencies of a cycle are asked."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="challenge_days")
    held_on = models.DateField("held on")
    place = models.CharField(max_length=120)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "day of challenge"
        verbose_name_plural = "days of challenge"
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "held_on"], name="one_challenge_day_of_a_cycle_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"Day of challenge, {plain_day(self.held_on)}"

    def get_absolute_url(self) -> str:
        """Its timetable."""
        return reverse("audits:challenge_day", args=[self.pk])


class Slot(Record):
    """One agency’s turn: when, and which other agency asks beside the group (none: no other).

    The agency that asks reads when and whom, and no answer of the other's return.
    """

    kept_by = frozenset({"see_changes"})
    marking, marked_because = MARKING, MARKED_BECAUSE

    day = models.ForeignKey(ChallengeDay, on_delete=models.PROTECT, related_name="slots")
    of = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="slots")
    begins_at = models.TimeField("begins at")
    minutes = models.PositiveSmallIntegerField()
    asked_by = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="slots_asking"
    )
    outcome = models.TextField("what came of it", blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "turn on a day of challenge"
        verbose_name_plural = "turns on days of challenge"
        ordering = ["begins_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["day", "of"], name="one_slot_a_return_on_a_day")
        ]

    def __str__(self) -> str:
        return f"{plain_time(self.begins_at)}, {self.of.agency}"

    def get_absolute_url(self) -> str:
        """The timetable that it stands in."""
        return self.day.get_absolute_url()
