"""Downloads that are made while the person does something else."""

from datetime import datetime, timedelta
from urllib.parse import parse_qsl

from django.db import models
from django.db.models import Q
from django.urls import reverse

from partnership.access.querysets import VisibleQuerySet
from partnership.exports.formats import Format
from partnership.exports.wanted import NoSuchList, Wanted, wanted
from partnership.records.models import user_key

KEPT_FOR = timedelta(days=7)
WAITS = Q(ready_at__isnull=True, dropped_because="")


class ExportQuerySet(VisibleQuerySet):
    """Questions to downloads."""

    def waiting(self) -> "ExportQuerySet":
        """Neither made nor dropped."""
        return self.filter(WAITS)

    def kept(self, now: datetime) -> "ExportQuerySet":
        """Not older than they are kept."""
        return self.filter(asked_at__gt=now - KEPT_FOR)

    def expired(self, now: datetime) -> "ExportQuerySet":
        """Older than they are kept."""
        return self.filter(asked_at__lte=now - KEPT_FOR)


class Export(models.Model):
    """One list that one person asked for. It is theirs alone, and gone after a week.

    It is made with the rights that the person has when it is made, and given out only while they
    still stand where they stood then.
    """

    no_history = "asked for once, made once, thrown away after a week"

    person = user_key()
    code = models.CharField(max_length=40)
    of = models.CharField(max_length=80, blank=True)
    query = models.CharField(max_length=1000, blank=True)
    format = models.CharField(max_length=4, choices=Format)
    title = models.CharField(max_length=250)
    key = models.CharField(max_length=32, unique=True, help_text="Names the file on disk")
    asked_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True, blank=True)
    name = models.CharField(max_length=200, blank=True, help_text="What the file is called")
    rows = models.PositiveIntegerField(null=True, blank=True)
    size = models.PositiveBigIntegerField(null=True, blank=True, help_text="Bytes")
    standing = models.JSONField(default=list, help_text="Where the person's offices led then")
    dropped_because = models.CharField(max_length=200, blank=True)

    objects = ExportQuerySet.as_manager()

    class Meta:
        verbose_name = "download"
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "code", "of", "query", "format"],
                condition=WAITS,
                name="one_waiting_export",
            )
        ]
        indexes = [models.Index(fields=["person", "-asked_at"], name="exports_mine")]

    def __str__(self) -> str:
        return f"{self.title} ({self.get_format_display()})"

    def get_absolute_url(self) -> str:
        """Where the file is fetched."""
        return reverse("exports:fetch", args=[self.pk])

    @property
    def path(self) -> str:
        """Where the file lies: random, nothing of what it holds."""
        return f"exports/{self.key[:2]}/{self.key}"

    @property
    def address(self) -> str:
        """Where it is asked for anew; empty when the list is no longer offered."""
        try:
            return self.wanted.address
        except NoSuchList:
            return ""

    @property
    def wanted(self) -> Wanted:
        """What was asked for. raises: NoSuchList when the list is no longer offered."""
        return wanted(self.code, self.format, self.of, dict(parse_qsl(self.query)))
