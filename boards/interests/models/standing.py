"""Standing interests: what somebody who sits in a partnership has beside it."""

from django.db import models
from django.urls import reverse

from boards.models import Partnership
from partnership.access.querysets import VisibleQuerySet
from partnership.agencies.models import Agency
from partnership.records.dated import Dated, dates_in_order, running_on
from partnership.records.models import Record, user_key


class Kind(models.TextChoices):
    """The kinds of interest."""

    WORK = "work", "Work, paid or not"
    OFFICE = "office", "An office in another body"
    MONEY = "money", "Money, a contract or property"
    FAMILY = "family", "Family or a close friend"
    CASE = "case", "A part in a case"
    OTHER = "other", "Something else"


class InterestQuerySet(VisibleQuerySet):
    """Questions to standing interests."""

    def on(self, day: object) -> "InterestQuerySet":
        """Those that run on this day."""
        return self.filter(running_on(day))  # type: ignore[arg-type]


class Interest(Dated, Record):
    """One standing interest of one person, told to one partnership."""

    kept_by = frozenset({"see_changes"})

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="interests")
    person = user_key()
    kind = models.CharField(max_length=20, choices=Kind)
    what = models.CharField("what it is", max_length=300)
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    body = models.CharField(
        "another body", max_length=200, blank=True, help_text="Where it is no agency listed here"
    )

    objects = InterestQuerySet.as_manager()

    class Meta:
        verbose_name = "interest"
        ordering = ["person__name", "starts_on", "pk"]
        indexes = [models.Index(fields=["partnership", "person"])]
        constraints = [
            dates_in_order("interest_dates_in_order"),
            models.UniqueConstraint(
                fields=["partnership", "person", "kind", "what", "starts_on"],
                name="one_interest_told_once",
                violation_error_message="This interest stands in the register already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.what}"

    def get_absolute_url(self) -> str:
        """The register."""
        return reverse("interests:register")

    @property
    def of(self) -> str:
        """The body that it concerns, where one was named."""
        return str(self.agency or self.body)
