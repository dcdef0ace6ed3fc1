"""Where a duty differs from what an agency's kind says, and who leads in an agency for what."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models

from boards.models import Partnership
from boards.models.board import DatedQuerySet
from boards.obligations.book import duties
from partnership.agencies.models import Agency
from partnership.records.dated import Dated, dates_in_order
from partnership.records.models import Record


class AgencyDuty(Dated, Record):
    """A partnership says that a duty applies to an agency, or does not, whatever its kind says."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="agency_duties"
    )
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="duties")
    code = models.CharField("duty", max_length=20)
    applies = models.BooleanField("it applies")
    because = models.CharField("reason", max_length=300)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "duty of an agency"
        verbose_name_plural = "duties of agencies"
        ordering = ["agency__name", "code", "-starts_on", "-pk"]
        constraints = [
            dates_in_order("agency_duty_dates_in_order"),
            models.UniqueConstraint(
                fields=["partnership", "agency", "code", "starts_on"],
                name="one_word_on_a_duty_a_day",
                violation_error_message="Something is said of this duty from this day already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency}: {self.code} {'applies' if self.applies else 'does not apply'}"

    def clean(self) -> None:
        """raises: ValidationError for a duty that is not in the list."""
        if self.code not in duties():
            raise ValidationError({"code": "Choose a duty in the list"})


class Purpose(models.TextChoices):
    """For what somebody leads in an agency."""

    EXECUTIVE = "executive", "Executive lead"
    OPERATIONAL = "operational", "Operational lead"
    DATA = "data", "Data lead"
    TRAINING = "training", "Training lead"


class NamedLead(Dated, Record):
    """A person leads in an agency for a purpose. It gives no right: offices do."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="named_leads")
    purpose = models.CharField("leads on", max_length=20, choices=Purpose)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="leads_on"
    )

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "named lead of an agency"
        verbose_name_plural = "named leads of agencies"
        ordering = ["agency__name", "purpose", "-starts_on"]
        constraints = [
            dates_in_order("named_lead_dates_in_order"),
            models.UniqueConstraint(
                fields=["agency", "purpose", "starts_on"],
                name="one_named_lead_a_purpose_and_day",
                violation_error_message="Somebody is named from this day already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} of {self.agency}"
