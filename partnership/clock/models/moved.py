"""The log of deadlines that a change of law moved."""

from django.db import models
from django.db.models import Q

from partnership.clock.rules import rule_for
from partnership.records.models import AboutSubject


class Moved(AboutSubject):
    """One deadline went from one day to another though no fact of its case changed."""

    no_history = "it is itself a log"

    code = models.CharField(max_length=40)
    was = models.DateField()
    now = models.DateField()
    because = models.CharField(max_length=300)
    at = models.DateTimeField(auto_now_add=True)
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="clock_moved_subject"),
            models.Index(fields=["id"], name="clock_moved_untold", condition=Q(told_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.code} from {self.was} to {self.now}"

    @property
    def title(self) -> str:
        """The duty in words."""
        return rule_for(self.code).title
