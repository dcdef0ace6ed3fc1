"""What must happen around publication: copies sent, reasons, delays, overrides, the public page."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from partnership.access.querysets import VisibleQuerySet
from partnership.documents.models import Document
from partnership.records.models import Record, user_key
from reviews.models.review import Review, Scope


class Recipient(models.TextChoices):
    """Who is sent a copy before a practice review is published."""

    PANEL = "panel", "Child Safeguarding Practice Review Panel"
    SECRETARY_OF_STATE = "sos", "Secretary of State for Education"
    OFSTED = "ofsted", "Ofsted"


class Despatch(Record):
    """A copy left for one of the three: of the full report, or of the improvements in words.

    A slip is withdrawn, not rubbed out. A copy of improvements, or of the reasons why nothing is
    published, counts only while these are the words that were sent.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="despatches")
    to = models.CharField(max_length=10, choices=Recipient)
    sent_on = models.DateField("sent on")
    scope = models.CharField("what was sent", max_length=20, choices=Scope)
    of_words = models.CharField(max_length=64, blank=True, editable=False)
    how = models.CharField(max_length=200)
    recorded_by = user_key()
    recorded_on = models.DateField("recorded on")
    withdrawn_because = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["sent_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "to", "scope", "of_words"],
                condition=Q(withdrawn_because=""),
                name="one_standing_copy_each",
                violation_error_message="A copy to them is already recorded.",
            )
        ]

    def __str__(self) -> str:
        return f"Copy to {self.get_to_display()}"

    def is_of(self, review: Review) -> bool:
        """Whether it is a copy of what is planned to be published, and stands."""
        if self.withdrawn_because:
            return False
        if review.scope in (Scope.IMPROVEMENTS, Scope.NOTHING):
            return self.scope == review.scope and self.of_words == review.public_words
        return self.scope == Scope.FULL


class Comment(Record):
    """What one of the three said about the report, and how the partners had regard to it."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="comments")
    of = models.CharField(max_length=10, choices=Recipient)
    received_on = models.DateField("received on")
    words = models.TextField("what it said", max_length=5000)
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
                name="regard_has_its_day",
            )
        ]

    def __str__(self) -> str:
        return f"Comments of {self.get_of_display()}"


class Explanation(Record):
    """Why something that should be done was not: one standing reason for each rule."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="explanations")
    code = models.CharField("rule", max_length=40)
    reason = models.TextField()
    recorded_by = user_key()
    recorded_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "code"], name="one_explanation_a_rule")
        ]

    def __str__(self) -> str:
        return f"Reason about {self.code}"


class Override(Record):
    """Two people let one plan stand though some musts are unmet. Never one alone.

    It lifts the rules named in `codes` and no other, and ends when the plan or its words change.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="overrides")
    planned_on = models.DateField(help_text="It holds for this planned date and no other")
    codes = models.JSONField("musts lifted", default=list)
    lapsed_on = models.DateField("lapsed on", null=True, blank=True)
    reason = models.TextField()
    asked_by = user_key()
    asked_on = models.DateField()
    agreed_by = user_key(null=True, blank=True)
    agreed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["review"],
                condition=Q(lapsed_on__isnull=True),
                name="one_override_a_plan",
                violation_error_message="An override for this date has been asked for already.",
            ),
            models.CheckConstraint(
                condition=Q(agreed_by__isnull=True) | ~Q(agreed_by=F("asked_by")),
                name="override_takes_two",
                violation_error_message="The second person must be somebody else.",
            ),
            models.CheckConstraint(
                condition=Q(agreed_by__isnull=True, agreed_on__isnull=True)
                | Q(agreed_by__isnull=False, agreed_on__isnull=False),
                name="override_agreed_by_and_on",
            ),
        ]

    def __str__(self) -> str:
        return f"Override for {self.planned_on}"

    @property
    def waits(self) -> bool:
        """Whether it waits for its second person."""
        return self.agreed_on is None and self.lapsed_on is None


class Publication(Record):
    """What the public sees of a review. The row exists from the day of publication, not before."""

    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="publication")
    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    summary = models.TextField()
    reviewer = models.CharField(max_length=120, blank=True)
    scope = models.CharField(max_length=20)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    published_on = models.DateField()
    taken_down_on = models.DateField(null=True, blank=True)
    taken_down_because = models.CharField(max_length=200, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "published review"
        ordering = ["-published_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_down_on__isnull=True, taken_down_because="")
                | (Q(taken_down_on__isnull=False) & ~Q(taken_down_because="")),
                name="taken_down_with_reason",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The public page."""
        return reverse("reviews:publication", args=[self.slug])
