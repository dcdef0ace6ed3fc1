"""The due day of a round moves, with a reason; the day that was named first stays to be seen."""

from django.db import models

from boards.challenges.models.challenge import Round
from partnership.records.models import Record, user_key


class DueMove(Record):
    """The answer to one round is due on another day."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="moves")
    was = models.DateField("due day before")
    to = models.DateField("due day after")
    because = models.CharField("reason", max_length=300)
    moved_on = models.DateField("moved on")
    moved_by = user_key()

    class Meta:
        verbose_name = "move of the day of an answer"
        verbose_name_plural = "moves of the day of an answer"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(was=models.F("to")),
                name="a_moved_answer_has_another_day",
                violation_error_message="Choose another day than the one that stands.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.was} to {self.to}"
