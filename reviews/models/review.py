"""Reviews: decided, signed off, planned and published, each a dated fact."""

from datetime import date
from hashlib import sha256

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from boards.models import Board, Decision
from partnership.access.querysets import VisibleQuerySet
from partnership.records.dated import KnownTo, known_to_field
from partnership.records.models import Record, user_key
from reviews.models.incident import MARKED_BECAUSE, MARKING, Incident
from reviews.models.referenced import Referenced, one_reference


class Kind(models.TextChoices):
    """Which review it is; the national notice binds practice reviews alone."""

    PRACTICE = "lcspr", "Local child safeguarding practice review"
    ADULT = "sar", "Safeguarding adult review"
    MULTI_AGENCY = "mar", "Multi-agency review"


class Basis(models.TextChoices):
    """On which footing a safeguarding adult review stands: every one is statutory."""

    MANDATORY = "mandatory", "mandatory, Care Act 2014 s44(1) to (3)"
    DISCRETIONARY = "discretionary", "discretionary, Care Act 2014 s44(4)"


class Scope(models.TextChoices):
    """What will be published."""

    FULL = "full", "The full report"
    IMPROVEMENTS = "improvements", "Only the improvements to be made"
    NOTHING = "nothing", "Neither the report nor the improvements"


class ReviewQuerySet(VisibleQuerySet):
    """Questions to reviews."""

    def unpublished(self) -> "ReviewQuerySet":
        """Neither published yet nor concluded without publication."""
        return self.filter(published_on__isnull=True, withheld_on__isnull=True)

    def to_publish_by_themselves(self, today: date) -> "ReviewQuerySet":
        """Meant to be published by the portal itself, today or on a day that has passed."""
        return self.unpublished().filter(publishes_itself=True, planned_on__lte=today)


class Review(Referenced, Record):
    """One review. Its stage is read from its dates; nothing on it names a child or an adult."""

    readings_are_kept = True
    kept_by = frozenset({"change", "sign_off"})  # not those who know the reference or count it
    known_by = "count"  # a reference on an agenda, which names nobody
    marking, marked_because = MARKING, MARKED_BECAUSE

    incident = models.OneToOneField(Incident, on_delete=models.PROTECT, related_name="review")
    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="reviews")
    kind = models.CharField(max_length=10, choices=Kind)
    basis = models.CharField(max_length=20, choices=Basis, blank=True)
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="review")
    decided_on = models.DateField("decided on")
    decided_known_to = known_to_field("the day decided")
    reviewer = models.CharField(
        max_length=120, blank=True, help_text="Who wrote the report; named in it by law"
    )
    signed_off_on = models.DateField("signed off on", null=True, blank=True)
    signed_off_by = user_key(null=True, blank=True)
    planned_on = models.DateField("planned publication", null=True, blank=True)
    planned_by = user_key(null=True, blank=True)
    scope = models.CharField(max_length=20, choices=Scope, blank=True)
    not_full_because = models.TextField("why not the full report", blank=True)
    publishes_itself = models.BooleanField("published by the portal on the day", default=False)
    public_title = models.CharField(max_length=200, blank=True)
    public_summary = models.TextField(blank=True)
    published_on = models.DateField("published on", null=True, blank=True)

    withheld_on = models.DateField("concluded without publication", null=True, blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = "review"
        ordering = ["-decided_on", "-pk"]
        indexes = [
            models.Index(fields=["board", "-decided_on"]),
            models.Index(fields=["-decided_on", "-id"], name="reviews_in_order"),
        ]
        constraints = [
            one_reference("review"),
            models.CheckConstraint(
                condition=Q(signed_off_on__isnull=True) | Q(signed_off_on__gte=F("decided_on")),
                name="signed_off_after_decided",
                violation_error_message="A review cannot be signed off before it was decided on.",
            ),
            models.CheckConstraint(
                condition=Q(planned_on__isnull=True) | Q(signed_off_on__isnull=False),
                name="planned_after_sign_off",
                violation_error_message="Sign the review off before planning its publication.",
            ),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True)
                | Q(planned_on__isnull=False, published_on__gte=F("planned_on")),
                name="published_when_planned",
                violation_error_message="A review is published on its planned date or later.",
            ),
            models.CheckConstraint(
                condition=Q(withheld_on__isnull=True)
                | Q(
                    published_on__isnull=True,
                    scope=Scope.NOTHING,
                    withheld_on__gte=F("planned_on"),
                ),
                name="withheld_when_planned",
                violation_error_message="It is concluded on its planned date or later.",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """The review's page, which opens on its clock."""
        return reverse("reviews:review", args=[self.address])

    @property
    def kind_words(self) -> str:
        """Which review it is, and on which footing."""
        words = self.get_kind_display()
        return f"{words} ({self.get_basis_display()})" if self.basis else words

    @property
    def clock_cannot_say(self) -> bool:
        """Whether the six months cannot be counted, since only the month is known."""
        return self.decided_known_to == KnownTo.MONTH

    @property
    def is_practice_review(self) -> bool:
        """Whether the national notice before publication binds it."""
        return self.kind == Kind.PRACTICE

    @property
    def ended_on(self) -> date | None:
        """When it was published, or concluded without publication."""
        return self.published_on or self.withheld_on

    @property
    def publishes_nothing(self) -> bool:
        """Whether it is to be concluded without publication."""
        return self.scope == Scope.NOTHING

    @property
    def public_words(self) -> str:
        """A fingerprint of what the public will read, or of why it reads nothing, to tell whether
        a copy was of these words."""
        words = f"{self.public_title}\n{self.public_summary}"
        if self.publishes_nothing:
            words = self.not_full_because
        return sha256(words.encode()).hexdigest()

    @property
    def stage(self) -> str:
        """Where it stands, in words."""
        if self.published_on:
            return "Published"
        if self.withheld_on:
            return "Concluded, not published"
        if self.planned_on:
            return "Publication planned"
        return "Signed off" if self.signed_off_on else "Under way"
