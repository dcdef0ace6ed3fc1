"""Files that show what an answer says, each with the time that it tells of."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from audits.models.cycle import MARKED_BECAUSE, MARKING, Return, Section
from audits.models.framework import Question
from partnership.access.querysets import VisibleQuerySet
from partnership.records.models import Record

OLD = 365  # days after which it is asked whether a file still shows what is


class Evidence(Record):
    """One file of a return; it may stand under many answers."""

    readings_are_kept = True
    kept_by = frozenset({"see_changes"})
    marking, marked_because = MARKING, MARKED_BECAUSE

    of = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="files")
    title = models.CharField(max_length=150)
    tells_from = models.DateField("the first day that it tells of")
    tells_until = models.DateField("the last day that it tells of")

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "evidence in a return"
        verbose_name_plural = "evidence in returns"
        ordering = ["-tells_until", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tells_from__lte=F("tells_until")), name="audit_evidence_days_in_order"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The return that it stands in."""
        return reverse("audits:return", args=[self.of_id])

    def is_old(self, today: date) -> bool:
        """Whether what it tells of ended longer ago than a year."""
        return (today - self.tells_until).days > OLD


class Use(Record):
    """That a file stands under an answer."""

    kept_by = frozenset({"see_changes"})

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="uses")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="uses")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="uses")
    taken_off = models.BooleanField(default=False)

    objects = VisibleQuerySet.as_manager()
    # Where a page has looked it up: the Document, and whether it tells of a time long ago.
    file: Any = None
    is_old = False

    class Meta:
        verbose_name = "evidence under an answer"
        verbose_name_plural = "evidence under answers"
        ordering = ["question__number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["evidence", "question"], name="one_use_of_evidence_a_question"
            )
        ]

    def __str__(self) -> str:
        return f"{self.evidence}, under {self.question}"
