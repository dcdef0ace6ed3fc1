"""One register of what comes from and goes to outside bodies, and whom each entry concerns.

Nothing here names a child or an adult. A grade is what the inspectorate has published, word for
word, with the address where it stands; without one it is not stated.
"""

from datetime import date

from django.core.validators import URLValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from boards.models import Partnership
from partnership.access.querysets import VisibleQuerySet
from partnership.agencies.models import Agency
from partnership.records.models import Record

NOT_STATED = "Not stated"


class Kind(models.TextChoices):
    """What an entry is."""

    INSPECTION = "inspection", "Inspection"
    JOINT = "joint", "Joint targeted area inspection"
    COMPLAINTS = "complaints", "Complaints report"
    SENT = "sent", "Letter sent to an outside body"
    RECEIVED = "received", "Letter from an outside body"


GRADED = (Kind.INSPECTION, Kind.JOINT)


class ExternalEntryQuerySet(VisibleQuerySet):
    """Questions to entries."""

    def open(self) -> "ExternalEntryQuerySet":
        """Waiting for an answer that has a day."""
        return self.filter(
            due_on__isnull=False, answered_on__isnull=True, no_answer_because="", struck_because=""
        )

    def late(self, today: date) -> "ExternalEntryQuerySet":
        """The same, and the day has passed."""
        return self.open().filter(due_on__lt=today)


class ExternalEntry(Record):
    """An inspection, a complaints report or a letter: what it says in short, what is answered when.

    `dated_on`: the first day of the fieldwork, or the day that a report or letter bears; `came_on`:
    the day it was published or received. Its files are about this row.
    """

    kept_by = frozenset({"see_changes"})

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="external_entries"
    )
    reference = models.CharField(max_length=30)
    kind = models.CharField(max_length=20, choices=Kind)
    body = models.CharField("who inspects, reports, writes or is written to", max_length=200)
    dated_on = models.DateField("fieldwork began, or dated")
    came_on = models.DateField("published or received on", null=True, blank=True)
    address = models.URLField(
        "public address",
        max_length=500,
        blank=True,
        validators=[URLValidator(schemes=["https", "http"])],
    )
    grade = models.CharField("grade, as published", max_length=80, blank=True)
    summary = models.TextField("what it says, in short", max_length=2000)
    to_answer = models.TextField("what is to be answered", max_length=1000, blank=True)
    due_on = models.DateField("answer due on", null=True, blank=True)
    answered_on = models.DateField("answered on", null=True, blank=True)
    answer = models.TextField("what was answered, in short", max_length=2000, blank=True)
    no_answer_because = models.CharField("why no answer is needed", max_length=300, blank=True)
    struck_because = models.CharField(max_length=200, blank=True)

    objects = ExternalEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "inspection, complaints report or letter"
        verbose_name_plural = "inspections, complaints reports and letters"
        ordering = ["-dated_on", "-pk"]
        indexes = [models.Index(fields=["partnership", "due_on"])]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "reference"], name="one_external_entry_a_reference"
            ),
            models.CheckConstraint(
                condition=Q(came_on__isnull=True) | Q(came_on__gte=F("dated_on")),
                name="external_came_after_dated",
                violation_error_message="It came before the day that it bears.",
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(due_on__gte=F("dated_on")),
                name="external_due_after_dated",
                violation_error_message="The answer is due before the day that it bears.",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, answer="")
                | (Q(answered_on__gte=F("dated_on")) & ~Q(answer="") & Q(no_answer_because="")),
                name="external_answer_has_its_day",
                violation_error_message="An answer has its day and its words.",
            ),
            models.CheckConstraint(
                condition=Q(grade="")
                | (Q(kind__in=GRADED, came_on__isnull=False) & ~Q(address="")),
                name="external_grade_was_published",
                violation_error_message="A grade is what an inspectorate has published.",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """The page of the entry."""
        return reverse("external:entry", args=[self.pk])

    @property
    def heading(self) -> str:
        """What it is and of whom."""
        return f"{self.get_kind_display()}, {self.body}"

    @property
    def grade_words(self) -> str:
        """The grade as published; empty where this is nothing that is graded."""
        return (self.grade or NOT_STATED) if self.kind in GRADED else ""

    @property
    def is_answered_by_them(self) -> bool:
        """Whether the outside body is to answer, and not the partnership or its agencies."""
        return self.kind == Kind.SENT

    @property
    def is_open(self) -> bool:
        """Whether an answer may still be recorded."""
        return not (self.answered_on or self.no_answer_because or self.struck_because)

    def is_late_on(self, day: date) -> bool:
        """Whether an answer is still waited for after its day."""
        return self.is_open and self.due_on is not None and self.due_on < day


class ConcernedAgency(Record):
    """An agency that an entry concerns; an entry without one concerns the partnership."""

    entry = models.ForeignKey(ExternalEntry, on_delete=models.PROTECT, related_name="concerned")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="external_entries")

    class Meta:
        verbose_name = "agency that an entry concerns"
        verbose_name_plural = "agencies that entries concern"
        ordering = ["agency__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "agency"], name="one_concern_an_agency")
        ]

    def __str__(self) -> str:
        return str(self.agency)
