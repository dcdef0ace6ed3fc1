"""What the national bodies were told of a decision about a child, and what the Panel said."""

from django.db import models
from django.db.models import Q

from partnership.records.models import Record, user_key
from reviews.models.incident import Incident
from reviews.models.publication import Recipient


class Informed(Record):
    """One of the three was told what was decided (Working Together, local reviews).

    Partners tell the Panel, Ofsted and the Department of a local review as soon as it is decided
    on; of the decision not to carry one out the Panel hears with the rapid review.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="informed")
    to = models.CharField("who was told", max_length=10, choices=Recipient)
    told_on = models.DateField("told on")
    how = models.CharField(max_length=200)
    recorded_by = user_key()
    recorded_on = models.DateField()

    class Meta:
        ordering = ["told_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "to"],
                name="told_once_each",
                violation_error_message="That they were told is already recorded.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_to_display()} told of the decision"


class Says(models.TextChoices):
    """What the Panel made of a rapid review and the decision."""

    AGREES = "agrees", "It agrees with the decision"
    DIFFERS = "differs", "It thinks that another decision may be right"
    ASKS = "asks", "It asks for more"
    NATIONAL = "national", "It considers a national review"
    OTHER = "other", "Something else"


class Reply(Record):
    """What the Panel wrote back on a rapid review, and how the partners had regard to it."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="replies")
    says = models.CharField("what it says", max_length=10, choices=Says)
    received_on = models.DateField("received on")
    words = models.TextField("what it wrote", max_length=5000)
    regard = models.TextField("how regard was had", max_length=5000, blank=True)
    regard_on = models.DateField(null=True, blank=True)
    recorded_by = user_key()
    recorded_on = models.DateField()

    class Meta:
        ordering = ["received_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(regard="", regard_on__isnull=True)
                | (~Q(regard="") & Q(regard_on__isnull=False)),
                name="reply_regard_has_its_day",
            )
        ]

    def __str__(self) -> str:
        return "The Panel's reply"
