"""Uploaded files. The name a person gave never makes a path; the type is judged by content."""

import secrets

from django.conf import settings
from django.db import models
from django.urls import reverse

from partnership.records.models import AboutSubject, AboutSubjectQuerySet, Record, user_key


def own_key(document: "Document", filename: str) -> str:
    """A path of 128 random bits: nothing of what the person typed."""
    key = secrets.token_hex(16)
    return f"documents/{key[:2]}/{key}"


class Document(AboutSubject, Record):
    """One file about one subject. Whoever may see the subject may fetch it, and nobody else."""

    file = models.FileField(upload_to=own_key, editable=False)
    name = models.CharField(max_length=200, help_text="As the person called it")
    title = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100, editable=False)
    size = models.PositiveBigIntegerField(editable=False, help_text="Bytes")
    sha256 = models.CharField(max_length=64, editable=False)
    added_by = user_key()
    added_at = models.DateTimeField(editable=False)

    objects = AboutSubjectQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = "file"
        ordering = ["-added_at", "-pk"]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="documents_subject")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Where the file is fetched; the right is asked again there."""
        return reverse("documents:fetch", args=[self.pk])


class KeptUpload(models.Model):
    """A file held for a person while the rest of their form is mended; gone after a day."""

    no_history = "held for minutes, then attached as a Document or thrown away"

    token = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    file = models.FileField(upload_to="kept/")
    name = models.CharField(max_length=200)
    kept_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
