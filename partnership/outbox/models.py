"""Letters: one row each, with the Message-ID it will always have."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from partnership.records.models import AboutSubject, AboutSubjectQuerySet


class LetterQuerySet(AboutSubjectQuerySet):
    """Questions to letters."""

    def unsent(self) -> "LetterQuerySet":
        """Not handed over yet, and still to be."""
        return self.filter(sent_at__isnull=True, dropped_because="")


class Letter(AboutSubject):
    """One letter to one person about one subject. Its key makes it unrepeatable.

    After a crash the same Message-ID may be handed over again, which mail systems drop; nothing
    stronger can be promised honestly.
    """

    no_history = "written once, sent once: it is itself a log"

    key = models.CharField(max_length=200, unique=True)
    message_id = models.CharField(max_length=120, unique=True)
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="letters"
    )
    heading = models.CharField(max_length=200)
    words = models.TextField()
    written_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    dropped_because = models.CharField(max_length=100, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)

    objects = LetterQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        ordering = ["-written_at", "-pk"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="outbox_subject"),
            models.Index(
                fields=["written_at"], name="outbox_unsent", condition=Q(sent_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return self.heading
