"""For which partnership an office for an agency was given."""

from django.db import models

from boards.models.board import Partnership
from partnership.people.models import Appointment
from partnership.records.models import Record


class GivenFor(Record):
    """The partnership whose service gave an office for an agency, and answers for it.

    Several partnerships may list the agency; each sees the office, and one ends it
    (docs/adr/0023). More than one row where whoever gave it works for more than one.
    """

    goes_with = "post"  # said once, with the office, and gone with it

    post = models.ForeignKey(Appointment, on_delete=models.CASCADE, related_name="given_for")
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="posts_given"
    )

    class Meta:
        verbose_name = "partnership for which an office was given"
        verbose_name_plural = "partnerships for which offices were given"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["post", "partnership"], name="given_for_it_once"),
        ]

    def __str__(self) -> str:
        return f"{self.post}, given for {self.partnership}"
