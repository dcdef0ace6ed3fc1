"""The thing of another room that a challenge comes from."""

from django.db import models

from boards.challenges.models.challenge import Challenge
from partnership.records.models import AboutSubject, Record, user_key


class Origin(AboutSubject, Record):
    """A challenge and what it came from; the thing's own policy says who reads it there."""

    challenge = models.OneToOneField(Challenge, on_delete=models.PROTECT, related_name="origin")
    linked_by = user_key()

    class Meta:
        verbose_name = "origin of a challenge"
        verbose_name_plural = "origins of challenges"
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="challenges_origin_subject")
        ]

    def __str__(self) -> str:
        return f"{self.challenge}: where it came from"
