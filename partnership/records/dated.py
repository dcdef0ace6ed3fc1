"""Rows that hold from one day until another."""

from datetime import date

from django.db import models
from django.db.models import F, Q


def running_on(day: date, prefix: str = "") -> Q:
    """Rows whose dates hold this day; `prefix` reaches through a relation ("lines__")."""
    ends = f"{prefix}ends_on"
    return Q(**{f"{prefix}starts_on__lte": day}) & (
        Q(**{f"{ends}__isnull": True}) | Q(**{f"{ends}__gte": day})
    )


class Dated(models.Model):
    """From a first day until a last day, both included; no last day means still running."""

    starts_on = models.DateField("from")
    ends_on = models.DateField("until", null=True, blank=True)

    class Meta:
        abstract = True

    def runs_on(self, day: date) -> bool:
        """Whether the row holds on this day."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


def dates_in_order(name: str) -> models.CheckConstraint:
    """The constraint that a row does not end before it starts."""
    return models.CheckConstraint(
        condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
        name=name,
        violation_error_message="The last day is before the first day.",
    )
