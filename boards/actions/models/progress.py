"""How an action stands: what its owner says, and, in rows of their own, what the unit holds."""

from django.db import models
from django.urls import reverse

from boards.models import Action
from partnership.access.querysets import VisibleQuerySet
from partnership.records.models import Record, user_key


class Rag(models.TextChoices):
    """How an action stands, in words; a colour only repeats them."""

    OFF_TRACK = "off_track", "Off track"
    AT_RISK = "at_risk", "At risk"
    ON_TRACK = "on_track", "On track"
    COMPLETE = "complete", "Complete"


class UpdateQuerySet(VisibleQuerySet):
    """Questions to updates."""

    def unanswered(self) -> "UpdateQuerySet":
        """Neither accepted nor rejected, of actions that are open."""
        return self.filter(verdict__isnull=True, action__closed_on__isnull=True)

    def standing(self) -> "UpdateQuerySet":
        """Those that were not rejected."""
        return self.exclude(verdict__accepted=False)


class Update(Record):
    """What the owner of an action says of it. Written once; a later one stands beside it."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="updates")
    words = models.TextField("what has been done", max_length=4000)
    in_the_way = models.TextField("what stands in the way", max_length=2000, blank=True)
    expected_on = models.DateField("expected to be done on", null=True, blank=True)
    said_by = user_key()
    said_at = models.DateTimeField()
    by_link = models.BooleanField("by the link of a letter", default=False)

    objects = UpdateQuerySet.as_manager()

    class Meta:
        verbose_name = "update"
        ordering = ["-said_at", "-pk"]
        indexes = [models.Index(fields=["action", "-said_at"])]

    def __str__(self) -> str:
        return f"Update of {self.action}"

    def get_absolute_url(self) -> str:
        """Its place on the page of its action."""
        return f"{reverse('actions:action', args=[self.action_id])}#update-{self.pk}"


class Verdict(Record):
    """The unit took an update as it is, or did not, and why."""

    update = models.OneToOneField(Update, on_delete=models.PROTECT, related_name="verdict")
    accepted = models.BooleanField()
    because = models.CharField("reason", max_length=500)
    given_by = user_key()
    given_at = models.DateTimeField()

    class Meta:
        verbose_name = "answer to an update"
        verbose_name_plural = "answers to updates"

    def __str__(self) -> str:
        return f"{self.update}: {'accepted' if self.accepted else 'rejected'}"


class Judgement(Record):
    """How the unit judges an action, beside what the dates and updates said on that day."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="judgements")
    rag = models.CharField("judged", max_length=20, choices=Rag)
    computed = models.CharField("computed then", max_length=20, choices=Rag)
    words = models.CharField("why", max_length=500, blank=True)
    judged_by = user_key()
    judged_at = models.DateTimeField()

    class Meta:
        verbose_name = "judgement"
        ordering = ["-judged_at", "-pk"]
        indexes = [models.Index(fields=["action", "-judged_at"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rag=models.F("computed")) | ~models.Q(words=""),
                name="judged_otherwise_says_why",
                violation_error_message="Say why it differs from what is computed.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.action}: {self.get_rag_display()}"
