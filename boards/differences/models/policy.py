"""What a partnership's own policy says: stages, who meets whom, how many working days."""

from django.core.validators import MaxValueValidator
from django.db import models

from boards.models import Partnership
from boards.models.board import Remit
from partnership.access.offices import Office
from partnership.clock.models.local import MOST
from partnership.records.models import Record, user_key

CHILDREN_OR_ADULTS = [(one.value, str(one.label)) for one in (Remit.CHILDREN, Remit.ADULTS)]


class Policy(Record):
    """One edition of one policy, for children or for adults, in force from a day."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="difference_policies"
    )
    remit = models.CharField(max_length=20, choices=CHILDREN_OR_ADULTS)
    starts_on = models.DateField("from")
    source = models.CharField("where it says so", max_length=300)
    set_by = user_key()

    class Meta:
        verbose_name = "policy for professional differences"
        verbose_name_plural = "policies for professional differences"
        ordering = ["remit", "-starts_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "remit", "starts_on"],
                name="one_policy_a_day",
                violation_error_message="An edition from this day is set already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_remit_display()}, from {self.starts_on}"


class PolicyStage(Record):
    """One stage of one edition. Without a number of days it runs until it is decided."""

    policy = models.ForeignKey(Policy, on_delete=models.PROTECT, related_name="stages")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    meets = models.CharField("who meets whom", max_length=300)
    office = models.CharField("who is next", max_length=30, choices=Office)
    days = models.PositiveSmallIntegerField(
        "working days", null=True, blank=True, validators=[MaxValueValidator(MOST["working_days"])]
    )

    class Meta:
        verbose_name = "stage of a policy"
        verbose_name_plural = "stages of policies"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["policy", "number"], name="one_stage_a_number")
        ]

    def __str__(self) -> str:
        return f"Stage {self.number}: {self.title}"
