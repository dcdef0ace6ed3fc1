"""Due days that moved, or that somebody asked to move."""

from django.db import models
from django.db.models import Q

from boards.models import Action
from partnership.access.querysets import VisibleQuerySet
from partnership.records.models import Record, user_key


class MoveQuerySet(VisibleQuerySet):
    """Questions to moves."""

    def waiting(self) -> "MoveQuerySet":
        """Asked for, not decided, of actions that are open."""
        return self.filter(decided_at__isnull=True, action__closed_on__isnull=True)

    def counted(self) -> "MoveQuerySet":
        """Those that moved the day of an open action: a new day after a re-opening is none."""
        return self.filter(agreed=True, on_reopening=False)


class Move(Record):
    """The due day goes from one day to another, once it is agreed."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="moves")
    was = models.DateField("due day before")
    to = models.DateField("due day asked for")
    because = models.CharField("reason", max_length=500)
    asked_by = user_key()
    asked_at = models.DateTimeField()
    on_reopening = models.BooleanField(default=False)
    agreed = models.BooleanField(null=True, blank=True)
    decided_because = models.CharField("reason of the decision", max_length=500, blank=True)
    decided_by = user_key(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = MoveQuerySet.as_manager()

    class Meta:
        verbose_name = "move of a due day"
        verbose_name_plural = "moves of due days"
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(agreed__isnull=True, decided_at__isnull=True)
                | Q(agreed__isnull=False, decided_at__isnull=False),
                name="move_decided_or_not",
            ),
            models.UniqueConstraint(
                fields=["action"],
                condition=Q(decided_at__isnull=True),
                name="one_move_asked_at_a_time",
                violation_error_message="A move is asked for already and not decided yet.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action}: {self.was} to {self.to}"

    def get_absolute_url(self) -> str:
        """The page of its action."""
        return self.action.get_absolute_url()
