"""Imports: a sheet that came, what became of it, and which rows it made or changed."""

from datetime import datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

from partnership.records.models import AboutSubject, Record, user_key

UNDO_FOR = timedelta(days=14)
KEPT_FOR = timedelta(days=7)


class Waits(models.TextChoices):
    """What a worker was asked to do with a long sheet."""

    NOTHING = "", "Nothing"
    APPLY = "apply", "Applying"
    UNDO = "undo", "Undoing"


class Import(AboutSubject, Record):
    """One upload of one kind of sheet: tried, perhaps applied, perhaps undone."""

    kind = models.CharField(max_length=20)
    file_name = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    notes = models.JSONField(default=list, blank=True)
    counts = models.JSONField(default=dict, blank=True)
    uploaded_by = user_key()
    uploaded_at = models.DateTimeField()
    applied_by = user_key(null=True, blank=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_by = user_key(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    waits = models.CharField(max_length=10, choices=Waits, blank=True, default="")
    waits_for = user_key(null=True, blank=True)
    refusal = models.TextField(blank=True, help_text="Why the last try was given up")

    class Meta:
        verbose_name = "import"
        ordering = ["-uploaded_at", "-pk"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "-uploaded_at"], name="sheets_of")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(applied_at__isnull=True, applied_by__isnull=True)
                | Q(applied_at__isnull=False, applied_by__isnull=False),
                name="import_applied_by_and_at",
            ),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True)
                | Q(undone_at__isnull=False, undone_by__isnull=False, applied_at__isnull=False),
                name="import_undone_by_and_after",
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def state(self) -> str:
        """Where it stands, in words."""
        if self.undone_at:
            return "Undone"
        if self.waits:
            return self.get_waits_display()
        return "Applied" if self.applied_at else "Not applied"

    @property
    def undo_until(self) -> datetime | None:
        """Until when it can be taken back."""
        return self.applied_at + UNDO_FOR if self.applied_at else None


class TypedRows(models.Model):
    """What was typed in the sheet, until it is applied or a week has passed; then it goes."""

    no_history = "typed words on their way in; the rows they make keep the history"

    of = models.OneToOneField(Import, on_delete=models.CASCADE, related_name="typed")
    rows = models.JSONField()
    kept_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"rows of {self.of}"


class ImportedRow(AboutSubject):
    """One row of the portal that an import made or changed, as it was before and right after."""

    no_history = "it is itself a log"

    of = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="imported")
    row = models.PositiveIntegerField()
    is_new = models.BooleanField()
    says = models.CharField(max_length=300)
    before = models.JSONField(default=dict)
    history = models.BigIntegerField(help_text="Its newest line of history after the import")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["of", "subject_type", "subject_id"], name="one_imported_row_a_subject"
            )
        ]

    def __str__(self) -> str:
        return f"row {self.row}: {self.says}"

    @property
    def kind(self) -> str:
        """What sort of row it is, in words. No query: kinds are few and remembered."""
        model = ContentType.objects.get_for_id(self.subject_type_id).model_class()
        return str(model._meta.verbose_name) if model else ""
