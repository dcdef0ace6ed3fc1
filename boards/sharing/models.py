"""Agreements to share information, what was given to whom, and statutory requests for it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from boards.models import Board, Partnership
from boards.policies.models import GovernedDocument
from boards.sharing.bases import Basis, bases, named
from partnership.access.querysets import VisibleQuerySet
from partnership.agencies.models import Agency
from partnership.records.dated import Dated, dates_in_order
from partnership.records.models import Record, user_key
from partnership.ui.words import plain_day

SAME_AGENCY = "Choose two different agencies."


class Agreement(Dated, Record):
    """What an information-sharing agreement says beside its text, which is a governed document."""

    kept_by = frozenset({"see_changes"})

    document = models.OneToOneField(
        GovernedDocument, on_delete=models.PROTECT, related_name="agreement"
    )
    purpose = models.TextField(max_length=2000)
    bases = models.JSONField("legal bases", default=list)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "information-sharing agreement"
        ordering = [F("ends_on").asc(nulls_last=True), "document__title", "pk"]
        constraints = [dates_in_order("agreement_dates_in_order")]

    def __str__(self) -> str:
        return str(self.document)

    def get_absolute_url(self) -> str:
        """Its page in the register."""
        return reverse("sharing:agreement", args=[self.pk])

    def clean(self) -> None:
        """raises: ValidationError without a basis, or with one that there is not."""
        if not self.bases or not set(self.bases) <= set(bases()):
            raise ValidationError({"bases": "Choose the legal bases from the list"})

    @property
    def grounds(self) -> list[Basis]:
        """The bases as the list has them."""
        return [bases()[code] for code in self.bases if code in bases()]

    def has_run_out(self, today: date) -> bool:
        """Whether its last day has passed."""
        return self.ends_on is not None and self.ends_on < today


class Party(Record):
    """An agency that is party to an agreement.

    `ended_on`: its last day, where another agency followed it. `to_sign`: it follows a party that
    had agreed, and has not agreed itself; until it has, nothing is recorded as given under it.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="parties")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="agreements")
    ended_on = models.DateField("until", null=True, blank=True)
    to_sign = models.BooleanField("has not signed", default=False)

    class Meta:
        verbose_name_plural = "parties"
        ordering = ["agency__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "agency"], name="one_party_an_agency")
        ]

    def __str__(self) -> str:
        return str(self.agency)

    @property
    def words(self) -> str:
        """The agency, until when it was a party, and whether it has still to sign."""
        if self.ended_on:
            return f"{self.agency}, until {plain_day(self.ended_on)}"
        return f"{self.agency}, has not signed" if self.to_sign else str(self.agency)


class Disclosure(Record):
    """Who was given what, why and on which basis. Never a name of a child or adult."""

    kept_by = frozenset({"see_changes"})

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="disclosures"
    )
    giver = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="gave")
    receiver = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="was_given")
    what = models.TextField("what was given", max_length=1000)
    case_reference = models.CharField("reference of the case", max_length=60, blank=True)
    why = models.TextField("why", max_length=2000)
    basis = models.CharField(max_length=40)
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="disclosures"
    )
    given_on = models.DateField()
    how = models.CharField("how it was sent", max_length=120)
    given_by = models.CharField("office of who gave it", max_length=120)
    recorded_by = user_key()
    recorded_at = models.DateTimeField()
    struck_because = models.CharField(max_length=200, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "record of sharing"
        verbose_name_plural = "records of sharing"
        ordering = ["-given_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(giver=F("receiver")),
                name="nobody_shares_with_itself",
                violation_error_message=SAME_AGENCY,
            )
        ]

    def __str__(self) -> str:
        return f"Record of sharing {self.pk}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("sharing:disclosure", args=[self.pk])

    @property
    def basis_words(self) -> str:
        """The basis in words."""
        return named(self.basis)


class InformationRequest(Record):
    """A statutory request for information to one agency; whoever asks sets the day."""

    kept_by = frozenset({"see_changes"})

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="information_requests"
    )
    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="asked_for")
    what = models.TextField("what is asked for", max_length=2000)
    case_reference = models.CharField("reference of the case", max_length=60, blank=True)
    why = models.TextField("for which function", max_length=2000)
    basis = models.CharField(max_length=40)
    asked_on = models.DateField()
    due_on = models.DateField()
    asked_by = user_key()
    by_questions = models.BooleanField(
        default=False, editable=False, help_text="Answered on a page of the room that asked"
    )
    answered_on = models.DateField(null=True, blank=True)
    answer = models.TextField("how it was answered", max_length=2000, blank=True)
    refused_on = models.DateField(null=True, blank=True)
    refused_because = models.TextField(max_length=2000, blank=True)
    escalated_on = models.DateField(null=True, blank=True)
    escalated_because = models.TextField(max_length=2000, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    settlement = models.TextField(max_length=2000, blank=True)
    settled_by = user_key(null=True, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "request for information"
        verbose_name_plural = "requests for information"
        ordering = ["-asked_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__gte=F("asked_on")),
                name="request_due_after_asked",
                violation_error_message="The day by when is before the day on which it is asked.",
            ),
            models.CheckConstraint(
                condition=Q(refused_on__isnull=True) | ~Q(refused_because=""),
                name="refusal_says_why",
            ),
            models.CheckConstraint(
                condition=Q(settled_on__isnull=True) | Q(escalated_on__isnull=False),
                name="only_what_went_to_the_chair_is_settled",
            ),
        ]

    def __str__(self) -> str:
        return f"Request for information {self.pk}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("sharing:request", args=[self.pk])

    @property
    def basis_words(self) -> str:
        """The basis in words."""
        return named(self.basis)

    @property
    def is_closed(self) -> bool:
        """Whether it was answered, or the chair settled it."""
        return self.answered_on is not None or self.settled_on is not None

    def standing(self, today: date) -> tuple[str, str]:
        """How it stands in words, and the colour of them."""
        if self.answered_on is not None:
            return "Answered", "green"
        if self.settled_on is not None:
            return "Settled by the chair", "green"
        if self.escalated_on is not None:
            return "With the chair", "plum"
        if self.refused_on is not None:
            return "Refused", "red"
        return ("Late", "red") if self.due_on < today else ("Open", "")
