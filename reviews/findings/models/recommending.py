"""What should be done about a finding, whether that was accepted, and whether practice changed.

Where a recommendation stands is never stored: standing.py reads it from these rows and from the
register of actions.
"""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from boards.models import HowTaken, Meeting, Partnership
from partnership.access.querysets import VisibleQuerySet
from partnership.agencies.models import Agency
from partnership.records.models import Record, user_key
from reviews.findings.models.learning import Finding
from reviews.models.incident import MARKED_BECAUSE

TO_AN_AGENCY = "Restricted: the group, the service and the agency it is addressed to"


class Sort(models.TextChoices):
    """Whom a recommendation asks."""

    AGENCY = "agency", "To one agency"
    SYSTEM = "system", "To the whole system"


class RecommendationQuerySet(VisibleQuerySet):
    """Questions to recommendations."""

    def standing(self) -> "RecommendationQuerySet":
        """Not withdrawn, of findings that are not struck."""
        return self.filter(withdrawn_because="", finding__struck_because="")


class Recommendation(Record):
    """What should be done, by one agency or by the whole system (no agency)."""

    readings_are_kept = True
    marking, marked_because = TO_AN_AGENCY, MARKED_BECAUSE

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="recommendations", editable=False
    )
    reference = models.CharField(max_length=30, editable=False)
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="recommendations")
    words = models.TextField("recommendation", max_length=2000)
    agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="recommendations",
        verbose_name="agency that is asked",
    )
    measure = models.TextField("how it will be seen that practice changed", max_length=2000)
    made_on = models.DateField("made on")
    sent_on = models.DateField("sent to the agency on", null=True, blank=True)
    withdrawn_because = models.CharField("withdrawn because", max_length=300, blank=True)
    recorded_by = user_key()

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        verbose_name = "recommendation"
        ordering = ["-made_on", "-pk"]
        indexes = [models.Index(fields=["agency", "sent_on"])]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "reference"],
                name="one_recommendation_a_reference",
                violation_error_message="This reference is another recommendation's.",
            ),
            models.CheckConstraint(
                condition=Q(sent_on__isnull=True) | Q(agency__isnull=False),
                name="only_an_agency_is_sent_it",
                violation_error_message="It is addressed to no agency.",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("findings:recommendation", args=[self.pk])

    @property
    def sort(self) -> Sort:
        """Whether one agency is asked, or the whole system."""
        return Sort.SYSTEM if self.agency_id is None else Sort.AGENCY

    @property
    def addressed_to(self) -> str:
        """Who is asked, in words."""
        return "The whole system" if self.agency is None else self.agency.name


class Acceptance(Record):
    """Accepted or not, by whom, on which day and how; the newest holds. What is not accepted says
    why: the annual report of a safeguarding adults board prints it (Care Act 2014 Sch 2 para 4)."""

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="acceptances"
    )
    accepted = models.BooleanField()
    because = models.TextField("reason", max_length=4000, blank=True)
    how = models.CharField(max_length=20, choices=HowTaken)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    taken_on = models.DateField("decided on")
    taken_by = user_key()
    recorded_by = user_key()

    class Meta:
        verbose_name = "decision on a recommendation"
        verbose_name_plural = "decisions on recommendations"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted=True) | ~Q(because=""),
                name="not_accepted_says_why",
                violation_error_message="Say why it is not accepted.",
            ),
            models.CheckConstraint(
                condition=Q(how=HowTaken.MEETING, meeting__isnull=False)
                | ~Q(how=HowTaken.MEETING) & Q(meeting__isnull=True),
                name="acceptance_at_a_meeting_names_it",
                violation_error_message="A decision at a meeting names the meeting.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recommendation}: {self.verdict.lower()}"

    @property
    def verdict(self) -> str:
        """In words."""
        return "Accepted" if self.accepted else "Not accepted"


class PracticeCheck(Record):
    """Once its actions are done: did practice change, by what evidence, found by whom. The newest
    holds until an action of it is closed later."""

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="checks"
    )
    changed = models.BooleanField("practice changed")
    evidence = models.TextField("by what evidence", max_length=4000)
    checked_on = models.DateField("checked on")
    by_whom = models.CharField("checked by", max_length=120)
    recorded_by = user_key()
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = "impact check of a recommendation"
        verbose_name_plural = "impact checks of recommendations"
        ordering = ["-pk"]

    def __str__(self) -> str:
        became = "practice changed" if self.changed else "practice did not change"
        return f"{self.recommendation}: {became}"
