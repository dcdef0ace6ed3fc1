"""A private note. It has no policy, so the gate opens it to nobody: only its writer asks for it."""

from typing import Any

from django.conf import settings
from django.db import models

from boards.meetings.models import AgendaItem


class NoteQuerySet(models.QuerySet[Any]):
    """Questions to notes."""

    def of(self, person: Any) -> "NoteQuerySet":
        """Those of one person: nobody asks for others."""
        return self.filter(person=person.pk)


class Note(models.Model):
    """What one person wrote for themselves on one item. Gone on its day, or with their seat."""

    no_history = "one person's own words: nobody else reads them, and nothing of them is left"

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    words = models.TextField(max_length=4000)
    written_at = models.DateTimeField()

    objects = NoteQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["item", "person"], name="one_note_an_item")]

    def __str__(self) -> str:
        return "A private note"
