"""An agency that will be followed by another: written down ahead, done on its day."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse

from boards.models import Partnership
from partnership.access.querysets import VisibleQuerySet
from partnership.agencies.models import Agency, Kind
from partnership.records.models import Record, user_key


class PlannedQuerySet(VisibleQuerySet):
    """Questions to plans."""

    def waiting(self) -> "PlannedQuerySet":
        """Neither done nor called off."""
        return self.filter(done_on__isnull=True, called_off_because="")


class Planned(Record):
    """From a day on agencies will be followed. Nothing of it stands anywhere before that day.

    `into` or `names`, one on each line, with their `kind`: who follows. `goes_on` and `offered`:
    numbers of entries, seats and offices, those that go on and those that could be chosen; what
    began since was chosen by nobody. `goes_on["to"]`: which of several heirs takes what is owed.
    `stuck`: why it could not be done on its day.
    """

    kept_by = frozenset({"keep"})

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="planned_successions"
    )
    on = models.DateField("from which day")
    into = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="planned_to_take"
    )
    names = models.TextField("new agencies", max_length=1700, blank=True)
    kind = models.CharField(max_length=20, choices=Kind, blank=True)
    goes_on = models.JSONField("what goes on", default=dict)
    offered = models.JSONField("what could be chosen", default=dict)
    because = models.CharField("reason", max_length=200)
    planned_by = user_key()
    planned_on = models.DateField("planned on")
    stuck = models.CharField("why it could not be done", max_length=500, blank=True)
    done_on = models.DateField("done on", null=True, blank=True)
    called_off_because = models.CharField("why it was called off", max_length=200, blank=True)

    objects = PlannedQuerySet.as_manager()

    class Meta:
        verbose_name = "planned succession"
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(into__isnull=False) | (~Q(names="") & ~Q(kind="")),
                name="a_planned_succession_has_an_heir",
                violation_error_message="Say which agency follows.",
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | Q(called_off_because=""),
                name="a_succession_is_done_or_called_off",
                violation_error_message="What was called off is not done.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old_names}: followed by {self.heir_names}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("succession:planned", args=[self.pk])

    @property
    def is_waiting(self) -> bool:
        """Neither done nor called off."""
        return self.done_on is None and not self.called_off_because

    @property
    def heirs(self) -> list[str]:
        """The names of who follows, in their order."""
        return [str(self.into)] if self.into else self.names.splitlines()

    @property
    def old_names(self) -> str:
        """The agencies that are followed."""
        rows: Any = self.olds
        return ", ".join(str(row.agency) for row in rows.all())

    @property
    def heir_names(self) -> str:
        """Who follows them."""
        return ", ".join(self.heirs)


class Followed(Record):
    """One agency that a plan is about."""

    planned = models.ForeignKey(Planned, on_delete=models.PROTECT, related_name="olds")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="planned_ends")

    class Meta:
        verbose_name = "agency that will be followed"
        verbose_name_plural = "agencies that will be followed"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["planned", "agency"], name="one_agency_a_plan_once")
        ]

    def __str__(self) -> str:
        return f"{self.agency}, {self.planned.on}"
