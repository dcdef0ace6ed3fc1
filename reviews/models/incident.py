"""Serious incidents: what was known when, and what was decided. A reference, never an identity."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from boards.models import Board, Decision, Partnership
from partnership.access.querysets import VisibleQuerySet
from partnership.agencies.models import Agency
from partnership.records.dated import KnownTo, known_to_field
from partnership.records.models import Record, user_key
from reviews.models.referenced import Referenced, one_reference


class About(models.TextChoices):
    """Whose harm an incident is about; it decides which law applies."""

    CHILD = "child", "A child"
    ADULT = "adult", "An adult with care and support needs"


class Ground(models.TextChoices):
    """Why the council notifies a child's case; each ground has duties of its own."""

    SERIOUS = "serious", "A child died or was seriously harmed; abuse or neglect is suspected"
    SERIOUS_LOOKED_AFTER = (
        "serious_looked_after",
        "A looked-after child died; abuse or neglect is suspected",
    )
    LOOKED_AFTER = "looked_after", "A looked-after child died; abuse or neglect is not suspected"
    CARE_LEAVER = "care_leaver", "A care leaver died, aged 24 or younger"


class Outcome(models.TextChoices):
    """What the group decided."""

    REVIEW = "review", "A statutory review will be carried out"
    MULTI_AGENCY = "multi_agency", "Another multi-agency review will be carried out"
    NO_REVIEW = "no_review", "No review"


class IncidentQuerySet(VisibleQuerySet):
    """Questions to incidents."""

    def undecided(self) -> "IncidentQuerySet":
        """Those that wait for a decision."""
        return self.filter(decision__isnull=True)

    def still_running(self) -> "IncidentQuerySet":
        """Those undecided, or under a review that is neither published nor concluded."""
        ended = Q(review__published_on__isnull=False) | Q(review__withheld_on__isnull=False)
        return self.filter(Q(outcome="") | Q(review__isnull=False) & ~ended)


MARKING = "Restricted: the group and the service"
MARKED_BECAUSE = "It tells of serious harm to somebody who could be recognised"


class Incident(Referenced, Record):
    """One serious incident, by reference. For a child the council's notice and the rapid review
    run from it (Children Act 2004 s16C(1)); for an adult it is a referral (Care Act 2014 s44)."""

    readings_are_kept = True
    kept_by = frozenset({"change", "decide"})  # not those who know the reference or count it
    known_by = "count"  # a reference on an agenda, which names nobody
    marking, marked_because = MARKING, MARKED_BECAUSE

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="incidents")
    about = models.CharField(max_length=10, choices=About)
    council = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        related_name="incidents",
        verbose_name="council whose area it is",
    )
    became_aware_on = models.DateField("became aware on")
    aware_known_to = known_to_field("the day aware")
    ground = models.CharField("why it is notified", max_length=20, choices=Ground, blank=True)
    partners_told_on = models.DateField("safeguarding partners told on", null=True, blank=True)
    what_happened = models.TextField(help_text="No names, dates of birth or addresses")
    notified_on = models.DateField("Panel notified on", null=True, blank=True)
    rapid_review_sent_on = models.DateField("rapid review sent on", null=True, blank=True)
    decision = models.OneToOneField(
        Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="incident"
    )
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    recorded_by = user_key()

    objects = IncidentQuerySet.as_manager()

    class Meta:
        verbose_name = "incident"
        ordering = ["-became_aware_on", "-pk"]
        indexes = [
            models.Index(fields=["board", "-became_aware_on"]),
            models.Index(fields=["-became_aware_on", "-id"], name="incidents_in_order"),
        ]
        constraints = [
            one_reference("incident"),
            models.CheckConstraint(
                condition=Q(notified_on__isnull=True) | Q(notified_on__gte=F("became_aware_on")),
                name="notified_after_aware",
                violation_error_message="The Panel cannot be notified before the council knew.",
            ),
            models.CheckConstraint(
                condition=Q(rapid_review_sent_on__isnull=True)
                | Q(notified_on__isnull=False, rapid_review_sent_on__gte=F("notified_on")),
                name="rapid_review_after_notice",
                violation_error_message="The rapid review follows the notice to the Panel.",
            ),
            models.CheckConstraint(
                condition=Q(partners_told_on__isnull=True)
                | Q(partners_told_on__gte=F("became_aware_on")),
                name="partners_told_after_aware",
                violation_error_message="The partners cannot be told before the council knew.",
            ),
            models.CheckConstraint(
                condition=Q(about=About.CHILD) | Q(ground="", partners_told_on__isnull=True),
                name="grounds_are_for_children",
                violation_error_message="Only a child's incident is notified.",
            ),
            models.CheckConstraint(
                condition=Q(decision__isnull=True, outcome="")
                | (Q(decision__isnull=False) & ~Q(outcome="")),
                name="incident_outcome_with_decision",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """The incident's page."""
        return reverse("reviews:incident", args=[self.address])

    @property
    def how_far(self) -> str:
        """Where the case stands, in words that tell nothing of it."""
        review = getattr(self, "review", None)
        if review is not None:
            return str(review.stage)
        return self.get_outcome_display() or "Waits for a decision"

    @property
    def clock_cannot_say(self) -> bool:
        """Whether no days can be counted, since only the month is known."""
        return self.aware_known_to == KnownTo.MONTH

    @property
    def grounds(self) -> frozenset[str]:
        """The grounds that apply: a death may be a serious incident and a looked-after child's."""
        if not self.is_child:
            return frozenset()
        if self.ground == Ground.SERIOUS_LOOKED_AFTER:
            return frozenset({Ground.SERIOUS, Ground.LOOKED_AFTER})
        return frozenset({self.ground or Ground.SERIOUS})

    @property
    def is_serious(self) -> bool:
        """Whether a rapid review is due: abuse or neglect of a child is known or suspected."""
        return Ground.SERIOUS in self.grounds

    @property
    def is_child(self) -> bool:
        """Whether the duties about children apply."""
        return self.about == About.CHILD


class Numbering(models.Model):
    """The last number given in a series and year. Locked while a number is taken."""

    no_history = "a counter"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    series = models.CharField(max_length=10)
    year = models.PositiveIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "series", "year"], name="one_series_a_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.series}-{self.year}: {self.last}"
