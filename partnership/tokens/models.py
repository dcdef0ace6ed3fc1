"""Feeds and keys: only a fingerprint of the secret is stored."""

from django.db import models
from django.db.models import F, Q

from partnership.access.querysets import VisibleQuerySet
from partnership.records.models import user_key


class Purpose(models.TextChoices):
    """What a token is good for, and for nothing else."""

    CALENDAR = "calendar", "Calendar feed"
    API = "api", "Key for a program"


class TokenQuerySet(VisibleQuerySet):
    """Questions to tokens."""

    def live(self) -> "TokenQuerySet":
        """Not revoked, nor made before its person was last signed out everywhere."""
        return self.filter(revoked_at__isnull=True, sessions_ended=F("person__sessions_ended"))

    def outlived(self) -> "TokenQuerySet":
        """Not revoked, but its person was signed out everywhere since it was made."""
        return self.filter(revoked_at__isnull=True).exclude(
            sessions_ended=F("person__sessions_ended")
        )


class Token(models.Model):
    """One secret of one person for one purpose. It opens what its person may see, while they may.

    The secret is shown once and stored nowhere: `hashed` is its SHA-256, and 256 random bits need
    no slower one.
    """

    no_history = "it says itself when it was made, last used and revoked"

    person = user_key()
    purpose = models.CharField(max_length=10, choices=Purpose)
    name = models.CharField(max_length=80)
    hashed = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    last_used_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    # Whether its maker had shown a second factor: else it would lead around the one their office,
    # perhaps given later, asks for.
    with_factor = models.BooleanField(default=False)
    # The partnerships that its person's offices led to when it was made (of a key from before this
    # was kept: when it was next used). A program of one must not read another's lists.
    reaches = models.JSONField(null=True, default=None, editable=False)
    # The person's own count when it was made: a lost phone or password ends what was made before.
    sessions_ended = models.PositiveIntegerField(default=0, editable=False)

    objects = TokenQuerySet.as_manager()

    class Meta:
        verbose_name = "feed or key"
        verbose_name_plural = "feeds and keys"
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "purpose", "name"],
                condition=Q(revoked_at__isnull=True),
                name="one_live_token_a_name",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}: {self.name}"
