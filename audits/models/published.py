"""Counts of a self-assessment that somebody published: an aggregate, never answers of agencies."""

from typing import Any

from django.db import models
from django.db.models import Q

from boards.models import Partnership
from partnership.access.querysets import VisibleQuerySet
from partnership.records.dated import KnownTo
from partnership.records.models import Record
from partnership.ui.words import known_day


class PublishedCount(Record):
    """One table as it was printed: how many answers had which grade on a day or in a month.

    by_grade        (the words of a grade, its tint, how many), the worst first
    not_applicable  answers that had no grade, told apart
    source, page    where it is printed
    """

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="published_counts"
    )
    title = models.CharField(max_length=120)
    moment = models.CharField(max_length=60, help_text="For example: at the launch")
    as_at = models.DateField()
    known_to = models.CharField(max_length=5, choices=KnownTo, default=KnownTo.DAY)
    by_grade: Any = models.JSONField()
    not_applicable = models.PositiveIntegerField()
    source = models.CharField(max_length=200)
    page = models.CharField(max_length=40)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "published count"
        ordering = ["title", "as_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "title", "moment"], name="one_published_count_a_moment"
            ),
            models.CheckConstraint(condition=~Q(page=""), name="published_count_has_its_page"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.moment}"

    @property
    def when(self) -> str:
        """The day or month that it counts."""
        return known_day(self.as_at, self.known_to)
