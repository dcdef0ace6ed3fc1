"""Entries of agencies' chronologies about one review: what happened when, as each agency tells it.

A day may be known only to its month or year. Then its first day is kept so that the entry stands at
the head of that time, and no page says that it was that day.
"""

from datetime import date
from hashlib import sha256

from django.db import models
from django.db.models import Q
from django.urls import reverse

from partnership.access.querysets import VisibleQuerySet
from partnership.agencies.models import Agency
from partnership.records.models import Record, user_key
from partnership.ui.words import MONTHS, plain_day
from reviews.models import Review


class KnownTo(models.IntegerChoices):
    """How exactly the day is known; the less exact stands first."""

    YEAR = 0, "Only to the year"
    MONTH = 1, "Only to the month"
    DAY = 2, "To the day"


class EntryQuerySet(VisibleQuerySet):
    """Questions to entries."""

    def standing(self) -> "EntryQuerySet":
        """Those that are not struck."""
        return self.filter(struck_on__isnull=True)


def when_words(on: date, known_to: int) -> str:
    """The day in words, no surer than it is known."""
    if known_to == KnownTo.YEAR:
        return f"{on.year}, month and day not known"
    if known_to == KnownTo.MONTH:
        return f"{MONTHS[on.month - 1]} {on.year}, day not known"
    return plain_day(on)


def digest_of(words: str) -> str:
    """By which the same words are known, however spaced and in whatever capitals."""
    return sha256(" ".join(words.split()).casefold().encode()).hexdigest()


class Entry(Record):
    """One thing that happened, as one agency tells it. A reference, never an identity."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="chronology")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    on = models.DateField("day")
    known_to = models.PositiveSmallIntegerField("known", choices=KnownTo)
    at = models.TimeField("time", null=True, blank=True)
    words = models.TextField("what happened", max_length=4000)
    comment = models.TextField("significance", max_length=2000, blank=True)
    source = models.CharField("source document", max_length=200, blank=True)
    digest = models.CharField(max_length=64, editable=False)
    marked_on = models.DateField("marked as significant", null=True, blank=True)
    marked_by = user_key(null=True, blank=True)
    struck_on = models.DateField(null=True, blank=True)
    struck_by = user_key(null=True, blank=True)
    struck_because = models.CharField(max_length=200, blank=True)
    kept_apart = models.BooleanField(
        default=False, editable=False, help_text="Looked at and found to be no duplicate"
    )

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = "entry of a chronology"
        verbose_name_plural = "entries of chronologies"
        ordering = ["on", "known_to", "at", "agency__name", "pk"]
        indexes = [
            models.Index(fields=["review", "on", "known_to", "at"], name="chronology_in_order"),
            models.Index(fields=["review", "digest"], name="chronology_same_words"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(struck_on__isnull=True) | ~Q(struck_because=""),
                name="struck_entry_says_why",
            ),
            models.CheckConstraint(
                condition=Q(at__isnull=True) | Q(known_to=KnownTo.DAY),
                name="a_time_is_of_a_day",
                violation_error_message="A time of day needs the day.",
            ),
        ]

    def __str__(self) -> str:
        return f"Entry {self.pk}"

    def get_absolute_url(self) -> str:
        """The timeline, at this entry."""
        return f"{reverse('chronologies:timeline', args=[self.review.address])}#e{self.pk}"

    @property
    def when(self) -> str:
        """The day in words, no surer than it is known."""
        return when_words(self.on, self.known_to)
