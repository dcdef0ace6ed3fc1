"""What becomes of a return after it is submitted: remarks, moderated grades, the agency's reply."""

from django.db import models
from django.db.models import Q

from audits.models.cycle import Answer
from audits.models.framework import Grade
from partnership.access.querysets import VisibleQuerySet
from partnership.records.models import Record, user_key


class Remark(Record):
    """One line of the thread about an answer: asked by whoever moderates, or said by the agency."""

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="remarks")
    words = models.TextField()
    by = user_key()
    at = models.DateTimeField()
    by_agency = models.BooleanField(default=False)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "remark about an answer"
        verbose_name_plural = "remarks about answers"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"Remark about {self.answer}"


class Moderation(Record):
    """The grade that the board gives beside the agency's own; both stand. It is final once the
    agency has replied or let its day pass, and somebody has said so."""

    answer = models.OneToOneField(Answer, on_delete=models.PROTECT, related_name="moderation")
    grade = models.ForeignKey(Grade, on_delete=models.PROTECT, related_name="moderations")
    reason = models.TextField()
    by = user_key()
    at = models.DateTimeField()
    reply = models.TextField("what the agency says to it", blank=True)
    replied_by = user_key(null=True, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    final_at = models.DateTimeField(null=True, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "moderated grade"
        ordering = ["answer__question__standard__number", "answer__question__number", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reply="", replied_at__isnull=True)
                | Q(replied_at__isnull=False, replied_by__isnull=False),
                name="audit_reply_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"Moderated grade of {self.answer}"
