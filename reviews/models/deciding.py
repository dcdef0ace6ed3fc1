"""What the decision on an incident rests on: the limbs of the legal test, and who dissented."""

from django.db import models

from partnership.agencies.models import Agency
from partnership.records.models import Record, user_key
from reviews.criteria import Answer, Limb, legal_tests
from reviews.models.incident import Incident


class LimbAnswer(Record):
    """How the group answered one limb of the legal test, and why."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="answers")
    test = models.CharField(max_length=20)
    limb = models.CharField(max_length=20)
    answer = models.CharField(max_length=10, choices=Answer)
    why = models.TextField(max_length=2000, blank=True)

    class Meta:
        verbose_name = "answer to the legal test"
        verbose_name_plural = "answers to the legal test"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["incident", "limb"], name="one_answer_a_limb")
        ]

    def __str__(self) -> str:
        return f"{self.test} {self.limb}: {self.get_answer_display()}"

    @property
    def asked(self) -> Limb | None:
        """The limb as the test words it."""
        return legal_tests()[self.test].limb(self.limb)


class Dissent(Record):
    """An agency did not agree with the decision, and why. It is kept beside the decision."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="dissents")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="dissents")
    words = models.TextField("what it said", max_length=5000)
    recorded_by = user_key()
    recorded_on = models.DateField()

    class Meta:
        ordering = ["agency__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "agency"],
                name="one_dissent_an_agency",
                violation_error_message="The dissent of this agency is recorded already.",
            )
        ]

    def __str__(self) -> str:
        return f"Dissent of {self.agency}"
