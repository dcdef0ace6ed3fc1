"""What runs beside a case, known by the other body's own number."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from partnership.access.querysets import VisibleQuerySet
from partnership.records.dated import known_to_field
from partnership.records.models import Record, user_key
from reviews.models import Delay, Incident
from reviews.models.incident import MARKED_BECAUSE, MARKING
from reviews.proceedings.kinds import Kind, kinds


class ProceedingQuerySet(VisibleQuerySet):
    """Questions to proceedings."""

    def running(self) -> Any:
        """Those that neither ended nor were struck."""
        return self.filter(ended_on__isnull=True, struck_because="")


class Proceeding(Record):
    """One inquest, prosecution or other process that runs beside a case."""

    readings_are_kept = True
    marking, marked_because = MARKING, MARKED_BECAUSE
    kept_by = frozenset({"change"})

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="proceedings")
    kind = models.CharField(max_length=20)
    led_by = models.CharField("who leads it", max_length=120)
    their_reference = models.CharField("their own reference", max_length=60, blank=True)
    opened_on = models.DateField("opened on")
    opened_known_to = known_to_field("the day it was opened")
    next_on = models.DateField("next day", null=True, blank=True)
    next_what = models.CharField("what happens then", max_length=120, blank=True)
    agreed = models.TextField("what was agreed with who leads it", blank=True)
    delay = models.ForeignKey(
        Delay, on_delete=models.PROTECT, null=True, blank=True, related_name="proceedings"
    )
    ended_on = models.DateField("ended on", null=True, blank=True)
    outcome = models.TextField(blank=True)
    struck_because = models.CharField(max_length=200, blank=True)
    recorded_by = user_key()

    objects = ProceedingQuerySet.as_manager()

    class Meta:
        verbose_name = "proceeding"
        ordering = [F("next_on").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("opened_on")),
                name="proceeding_ends_after_it_opened",
                violation_error_message="It cannot end before it was opened.",
            ),
            models.CheckConstraint(
                condition=Q(next_on__isnull=True, next_what="")
                | (Q(next_on__isnull=False) & ~Q(next_what="")),
                name="proceeding_next_day_says_what",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.incident.reference}"

    def get_absolute_url(self) -> str:
        """The page of its case, which lists all."""
        return reverse("proceedings:of_incident", args=[self.incident.address])

    @property
    def sort(self) -> Kind:
        """What is known of its kind."""
        return kinds()[self.kind]

    @property
    def title(self) -> str:
        """Its kind in words."""
        return self.sort.title

    @property
    def is_running(self) -> bool:
        """Whether it neither ended nor was struck."""
        return self.ended_on is None and not self.struck_because

    def is_overdue(self, today: date) -> bool:
        """Whether its next day passed and nobody said what became of it."""
        return bool(self.is_running and self.next_on and self.next_on < today)
