"""A cycle asks agencies against one edition; each return holds one agency's answers."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse

from audits.models.framework import Edition, Grade, Question, Standard
from boards.models import Board, Partnership
from partnership.access.querysets import VisibleQuerySet
from partnership.agencies.models import Agency
from partnership.records.models import Record, user_key

MARKING = "Restricted: the agency, the service and the quality group"
MARKED_BECAUSE = "An agency says openly where it falls short"


class Cycle(Record):
    """One round of self-assessment: drawn up, launched, closed."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="audit_cycles"
    )
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="cycles")
    group = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="audit_cycles")
    title = models.CharField(max_length=120)
    due_on = models.DateField("due on")
    launched_at = models.DateTimeField(null=True, blank=True)
    launched_by = user_key(null=True, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "cycle of self-assessment"
        verbose_name_plural = "cycles of self-assessment"
        ordering = ["-due_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "title"], name="one_cycle_a_title"),
            models.CheckConstraint(
                condition=Q(launched_at__isnull=True, launched_by__isnull=True)
                | Q(launched_at__isnull=False, launched_by__isnull=False),
                name="cycle_launched_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its board: who has answered how much, and the heat-map."""
        return reverse("audits:cycle", args=[self.pk])


class Return(Record):
    """What one agency says of itself in one cycle."""

    readings_are_kept = True
    kept_by = frozenset({"see_changes"})
    marking, marked_because = MARKING, MARKED_BECAUSE

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="returns")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="returns")
    submitted_at = models.DateTimeField(null=True, blank=True)
    extended_to = models.DateField("longer, until", null=True, blank=True)
    extended_because = models.CharField("why it has longer", max_length=300, blank=True)
    sent_back_at = models.DateTimeField(null=True, blank=True)
    sent_back_because = models.TextField("what is to be done again", blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "return"
        ordering = ["agency__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "agency"], name="one_return_an_agency")
        ]

    def __str__(self) -> str:
        return f"{self.cycle}: {self.agency}"

    @property
    def due_on(self) -> date:
        """The day of its cycle, or a later one that it was given."""
        return self.extended_to or self.cycle.due_on

    def get_absolute_url(self) -> str:
        """Its task list."""
        return reverse("audits:return", args=[self.pk])


class Section(Record):
    """One standard of a return; with `person` that colleague answers it too, and sees it alone."""

    readings_are_kept = True
    kept_by = frozenset({"see_changes"})
    marking, marked_because = MARKING, MARKED_BECAUSE

    of = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="sections")
    standard = models.ForeignKey(Standard, on_delete=models.PROTECT, related_name="sections")
    person = user_key(null=True, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "standard of a return"
        verbose_name_plural = "standards of returns"
        ordering = ["standard__number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["of", "standard"], name="one_section_a_standard")
        ]

    def __str__(self) -> str:
        return f"{self.of}: {self.standard}"

    def get_absolute_url(self) -> str:
        """Its questions."""
        return reverse("audits:answer", args=[self.pk])


class Answer(Record):
    """The answer to one question: a grade, or why the question does not apply.

    saved: how often it was saved; whoever saves says which one they read, so that a second tab or
    colleague overwrites nothing unseen.
    """

    kept_by = frozenset({"see_changes"})

    of = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    grade = models.ForeignKey(
        Grade, on_delete=models.PROTECT, null=True, blank=True, related_name="answers"
    )
    not_applicable = models.BooleanField(default=False)
    words = models.TextField("what shows it", blank=True)
    action = models.TextField("what will be done", blank=True)
    owner = models.CharField("by whom", max_length=120, blank=True)
    due_on = models.DateField("by when", null=True, blank=True)
    saved = models.PositiveIntegerField(default=0)
    to_confirm = models.BooleanField(
        default=False, help_text="Carried over from the last return and not confirmed yet"
    )
    regraded_at = models.DateTimeField(
        null=True, blank=True, help_text="The agency graded it anew after the return was submitted"
    )

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "answer in a return"
        verbose_name_plural = "answers in a return"
        ordering = ["question__standard__number", "question__number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["of", "question"], name="one_audit_answer_a_question"),
            models.CheckConstraint(
                condition=Q(grade__isnull=True) | Q(not_applicable=False),
                name="what_does_not_apply_has_no_grade",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.of}, {self.question}"

    def get_absolute_url(self) -> str:
        """The answer with what was said about it."""
        return reverse("audits:one_answer", args=[self.pk])


class Submission(Record):
    """The return as it was signed off, word for word; a later one stands beside it."""

    of = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="submissions")
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    by = user_key()
    signed_as = models.CharField("office of whoever signed", max_length=120)
    content: Any = models.JSONField()
    digest = models.CharField(max_length=64)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "submitted return"
        verbose_name_plural = "submitted returns"
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["of", "number"], name="one_audit_submission_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.of}, submission {self.number}"
