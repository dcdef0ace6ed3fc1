"""Why a review passes its time, from when to when it stood still, and who was told."""

from django.db import models
from django.db.models import F, Q

from boards.models import Partnership
from partnership.records.models import Record, user_key
from reviews.models.review import Review


class DelayReason(models.TextChoices):
    """Why a review passes its time. A partnership adds reasons of its own: OWN, and which."""

    CRIMINAL = "criminal", "Criminal investigation or prosecution"
    INQUEST = "inquest", "Inquest"
    REVIEWER = "reviewer", "Reviewer not available"
    FAMILY = "family", "Request of the family"
    COMPLEX = "complex", "Size or difficulty of the case"
    OTHER = "other", "Another reason"
    OWN = "own", "A reason of the partnership's own list"


# What somebody else's proceedings or the family bring about; the rest is the review's own doing.
STANDS_STILL = (DelayReason.CRIMINAL, DelayReason.INQUEST, DelayReason.FAMILY)


class OwnReason(Record):
    """A reason for delay that a partnership added to the list. It is retired, never rubbed out."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="delay_reasons"
    )
    words = models.CharField("the reason", max_length=120)
    stands_still = models.BooleanField("the review stands still while it lasts", default=False)
    added_by = user_key()
    added_on = models.DateField()
    retired_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "reason for delay"
        verbose_name_plural = "reasons for delay"
        ordering = ["words", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "words"],
                condition=Q(retired_on__isnull=True),
                name="one_own_reason",
                violation_error_message="This reason is on the list already.",
            )
        ]

    def __str__(self) -> str:
        return self.words


class Delay(Record):
    """Why the time passes, and on which days the Panel and the Secretary of State were told.

    `still_from` and `still_until`: the days between which the review stood still for it, where it
    did. The law stops no clock for that: the age is shown with and without those days.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="delays")
    reason = models.CharField(max_length=20, choices=DelayReason)
    own_reason = models.ForeignKey(
        OwnReason, on_delete=models.PROTECT, null=True, blank=True, related_name="delays"
    )
    explanation = models.TextField()
    told_panel_on = models.DateField("Panel told on", null=True, blank=True)
    told_sos_on = models.DateField("Secretary of State told on", null=True, blank=True)
    still_from = models.DateField("stood still from", null=True, blank=True)
    still_until = models.DateField("stood still until", null=True, blank=True)
    tell_again_on = models.DateField("to be told again on", null=True, blank=True)
    recorded_by = user_key()
    recorded_on = models.DateField()

    class Meta:
        ordering = ["-recorded_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(own_reason__isnull=True) | Q(reason=DelayReason.OWN),
                name="own_reason_is_named",
            ),
            models.CheckConstraint(
                condition=Q(still_until__isnull=True)
                | Q(still_from__isnull=False, still_until__gte=F("still_from")),
                name="stood_still_in_order",
                violation_error_message="It stood still until before it began to.",
            ),
        ]

    def __str__(self) -> str:
        return f"Delay: {self.reason_words}"

    @property
    def reason_words(self) -> str:
        """The reason, also one of the partnership's own list."""
        return str(self.own_reason) if self.own_reason else self.get_reason_display()

    @property
    def is_told(self) -> bool:
        """Whether everybody was told who is to be told: nobody, for an adult review."""
        if not self.review.is_practice_review:
            return True
        return bool(self.told_panel_on and self.told_sos_on)
