"""What is searched: one row for each thing that can be found, made from facts and never edited."""

from django.db import models
from django.db.models import Q

from partnership.documents.models import Document
from partnership.records.models import AboutSubject


class Entry(AboutSubject):
    """The words by which one subject, or one file about it, is found.

    Whoever may see the subject finds it, and nobody else: the gate is asked in the query. On
    PostgreSQL a generated column `vector` holds the lexemes (see the migration).
    """

    no_history = "derived from records and files; rebuild_search makes every row again"

    kind = models.CharField(max_length=40)
    source = models.ForeignKey(
        Document, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    title = models.CharField(max_length=300)
    reference = models.CharField(max_length=120, blank=True)
    exact = models.CharField(max_length=254, blank=True, help_text="Found only when typed whole")
    words = models.TextField(blank=True)
    address = models.CharField(max_length=300)
    where = models.CharField(max_length=300, blank=True)
    where_address = models.CharField(max_length=300, blank=True)
    dated = models.DateField(null=True, blank=True)
    digest = models.CharField(max_length=64)
    read_at = models.DateTimeField(null=True, blank=True, help_text="For a file: when its text was")
    no_text_because = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_type", "subject_id", "kind"],
                condition=Q(source__isnull=True),
                name="one_entry_a_subject",
            ),
            models.UniqueConstraint(
                fields=["subject_type", "subject_id", "kind", "source"],
                condition=Q(source__isnull=False),
                name="one_entry_a_file",
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "subject_id"], name="search_kind"),
            models.Index(fields=["exact"], name="search_exact", condition=~Q(exact="")),
            models.Index(
                fields=["id"],
                name="search_unread",
                condition=Q(source__isnull=False, read_at__isnull=True),
            ),
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title


class Mark(models.Model):
    """How far the histories have been read into entries: one row, locked by whoever reads on.

    `seen` is the newest history number for each model. `gaps` are lower numbers that were not
    there yet: their transaction may still be open, so they are looked for again for a while.
    """

    no_history = "a bookmark"

    seen = models.JSONField(default=dict)
    gaps = models.JSONField(default=dict)
    kinds = models.JSONField(default=list, help_text="Content types that entries are about")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="one_search_mark")]

    def __str__(self) -> str:
        return f"search mark of {len(self.seen)} histories"
