"""Rows that hold from one day until another; days of which only the month is known."""

from calendar import monthrange
from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q


def running_on(day: date, prefix: str = "") -> Q:
    """Rows whose dates hold this day; `prefix` reaches through a relation ("lines__")."""
    ends = f"{prefix}ends_on"
    return Q(**{f"{prefix}starts_on__lte": day}) & (
        Q(**{f"{ends}__isnull": True}) | Q(**{f"{ends}__gte": day})
    )


def not_over_on(day: date, prefix: str = "", days_after: int = 0) -> Q:
    """Rows that run this day, will run, or ended no more than so many days before."""
    ends = f"{prefix}ends_on"
    return Q(**{f"{ends}__isnull": True}) | Q(**{f"{ends}__gte": day - timedelta(days_after)})


class KnownTo(models.TextChoices):
    """How exactly a day is known. With only the month, the day kept is its first: nobody's day."""

    DAY = "day", "To the day"
    MONTH = "month", "Only to the month"


def known_to_field(of: str) -> models.CharField:
    """Says of a day in the same row how exactly it is known."""
    return models.CharField(
        f"{of} known", max_length=5, choices=KnownTo, default=KnownTo.DAY, editable=False
    )


def latest_day(kept: date, known_to: str) -> date:
    """The last day that it can have been."""
    if known_to == KnownTo.DAY:
        return kept
    return kept.replace(day=monthrange(kept.year, kept.month)[1])


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
