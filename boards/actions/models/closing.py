"""The end of an action: proposed, agreed, checked whether it lasted, and perhaps undone."""

from django.db import models
from django.db.models import Q

from boards.models import Action
from partnership.access.querysets import VisibleQuerySet
from partnership.records.models import Record, user_key


class ClosingQuerySet(VisibleQuerySet):
    """Questions to closings."""

    def waiting(self) -> "ClosingQuerySet":
        """Proposed, not decided, of actions that are open."""
        return self.filter(decided_at__isnull=True, action__closed_on__isnull=True)

    def unchecked(self) -> "ClosingQuerySet":
        """Agreed, still standing, with a day of the impact check and no answer yet."""
        return self.filter(
            agreed=True,
            check_on__isnull=False,
            impact__isnull=True,
            undone__isnull=True,
            action__closed_on__isnull=False,
        )


class Closing(Record):
    """An action is done: what changed, where that can be seen, and when to ask whether it lasts."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="closings")
    done_on = models.DateField("done on")
    outcome = models.TextField("what changed", max_length=4000)
    evidence = models.TextField("where the evidence is held", max_length=1000, blank=True)
    check_on = models.DateField("impact check on", null=True, blank=True)
    no_check_because = models.CharField("why no impact check", max_length=500, blank=True)
    proposed_by = user_key()
    proposed_at = models.DateTimeField()
    agreed = models.BooleanField(null=True, blank=True)
    decided_because = models.CharField("reason of the decision", max_length=500, blank=True)
    decided_by = user_key(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = ClosingQuerySet.as_manager()

    class Meta:
        verbose_name = "closing"
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(check_on__isnull=False) | ~Q(no_check_because=""),
                name="closing_is_checked_or_says_why",
                violation_error_message="Give the day of the impact check, or say why none.",
            ),
            models.CheckConstraint(
                condition=Q(agreed__isnull=True, decided_at__isnull=True)
                | Q(agreed__isnull=False, decided_at__isnull=False),
                name="closing_decided_or_not",
            ),
            models.UniqueConstraint(
                fields=["action"],
                condition=Q(decided_at__isnull=True),
                name="one_closing_proposed_at_a_time",
                violation_error_message="It is proposed to close already and not decided yet.",
            ),
        ]

    def __str__(self) -> str:
        return f"Closing of {self.action}"

    def get_absolute_url(self) -> str:
        """The page of its action."""
        return self.action.get_absolute_url()


class ImpactCheck(Record):
    """Did it last? Asked on the day set when the action was closed."""

    closing = models.OneToOneField(Closing, on_delete=models.PROTECT, related_name="impact")
    lasted = models.BooleanField("it lasted")
    words = models.TextField("how that is known", max_length=2000)
    checked_by = user_key()
    checked_at = models.DateTimeField()

    class Meta:
        verbose_name = "impact check"

    def __str__(self) -> str:
        return f"Impact check of {self.closing.action}"


class Reopening(Record):
    """A closed action is open again; what it was closed with stays here."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="reopenings")
    closing = models.OneToOneField(
        Closing, on_delete=models.PROTECT, null=True, blank=True, related_name="undone"
    )
    because = models.CharField("reason", max_length=500)
    was_closed_on = models.DateField("was closed on")
    was_outcome = models.TextField("outcome before", blank=True)
    reopened_by = user_key()
    reopened_at = models.DateTimeField()

    class Meta:
        verbose_name = "re-opening"
        ordering = ["-reopened_at", "-pk"]
        indexes = [models.Index(fields=["action", "-reopened_at"])]

    def __str__(self) -> str:
        return f"{self.action} re-opened"
