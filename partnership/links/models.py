"""The stamp on a signed link that has been used."""

from django.db import models

from partnership.records.models import user_key


class UsedLink(models.Model):
    """A signed link acts once: its hash stands here from then on. The link itself is not kept."""

    no_history = "a stamp, written once"

    digest = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=40)
    person = user_key(null=True)
    used_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.purpose} used {self.used_at:%Y-%m-%d %H:%M}"
