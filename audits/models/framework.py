"""Frameworks as data: standards, questions and the scale by which they are graded, by edition.

What is published is never changed: an edition that a cycle asks stays as it was asked, and a
question keeps its `key` from edition to edition, so that answers can be compared.
"""

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse

from boards.models import Partnership
from partnership.access.querysets import VisibleQuerySet
from partnership.records.models import Record, user_key


class Tint(models.TextChoices):
    """The colour beside the words of a grade."""

    RED = "red", "Red"
    AMBER = "amber", "Amber"
    GREEN = "green", "Green"
    BLUE = "blue", "Blue"


class Scale(Record):
    """Grades from the worst to the best."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="scales")
    name = models.CharField(max_length=80)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "scale of grades"
        verbose_name_plural = "scales of grades"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "name"], name="one_scale_a_name")
        ]

    def __str__(self) -> str:
        return self.name


class Grade(Record):
    """One grade of a scale.

    place         1 is the worst: a scale whose 1 is best numbers its places the other way round
    code          what is typed and printed: R, 3, 45
    is_met        counts as fully met
    needs_action  cannot be given without an action, its owner and a day
    """

    scale = models.ForeignKey(Scale, on_delete=models.PROTECT, related_name="grades")
    place = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=8)
    words = models.CharField(max_length=60)
    descriptor = models.CharField(max_length=300, blank=True)
    tint = models.CharField(max_length=6, choices=Tint)
    is_met = models.BooleanField(default=False)
    needs_action = models.BooleanField(default=False)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "grade of a scale"
        verbose_name_plural = "grades of a scale"
        ordering = ["-place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["scale", "place"], name="one_grade_a_place"),
            models.UniqueConstraint(fields=["scale", "code"], name="one_grade_a_code"),
            models.CheckConstraint(
                condition=Q(is_met=False) | Q(needs_action=False),
                name="what_is_met_needs_no_action",
            ),
        ]

    def __str__(self) -> str:
        return self.words


class Framework(Record):
    """What agencies are asked against, over the years.

    duty: the code of the statutory duty on whose ground agencies are asked (boards.obligations);
    empty where the partnership chooses whom it asks.
    """

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="frameworks"
    )
    code = models.CharField(max_length=20)
    title = models.CharField(max_length=120)
    duty = models.CharField(max_length=20, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "framework of standards"
        verbose_name_plural = "frameworks of standards"
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "code"], name="one_framework_a_code")
        ]

    def __str__(self) -> str:
        return self.title


class Edition(Record):
    """One wording of a framework; drawn up, then published and never changed."""

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    scale = models.ForeignKey(Scale, on_delete=models.PROTECT, related_name="editions")
    source = models.TextField(blank=True)
    published_on = models.DateField(null=True, blank=True)
    published_by = user_key(null=True, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "edition of a framework"
        verbose_name_plural = "editions of frameworks"
        ordering = ["framework", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "number"], name="one_edition_of_a_framework_a_number"
            ),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True, published_by__isnull=True)
                | Q(published_on__isnull=False, published_by__isnull=False),
                name="edition_published_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.framework}, edition {self.number}"

    def get_absolute_url(self) -> str:
        """Its standards and questions."""
        return reverse("audits:edition", args=[self.pk])


class Standard(Record):
    """One standard of an edition."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="standards")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=150)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "standard of a framework"
        verbose_name_plural = "standards of a framework"
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="one_standard_a_number")
        ]

    def __str__(self) -> str:
        return f"Standard {self.number}: {self.title}"


class Question(Record):
    """One question of a standard.

    key    the same from edition to edition
    twin   a sentence of the survey beside it, with which a practitioner agrees or not
    kinds  the kinds of agency that are asked it; all where it is empty
    """

    standard = models.ForeignKey(Standard, on_delete=models.PROTECT, related_name="questions")
    number = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=20)
    words = models.CharField("question", max_length=500)
    guidance = models.TextField(blank=True)
    evidence = models.CharField("evidence that is asked", max_length=300, blank=True)
    twin = models.CharField("what practitioners are asked", max_length=200, blank=True)
    kinds: Any = models.JSONField(default=list, blank=True)
    may_not_apply = models.BooleanField(default=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "question of a framework"
        verbose_name_plural = "questions of a framework"
        ordering = ["standard__number", "number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["standard", "number"], name="one_audit_question_a_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.standard.number}.{self.number}"

    def is_for(self, kind: str) -> bool:
        """Whether agencies of this kind are asked it."""
        return not self.kinds or kind in self.kinds
