"""The yearly review: opened by the service, confirmed by each agency, settled, published."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from boards.models import Partnership
from boards.relevant.models.edition import Edition
from partnership.access.querysets import VisibleQuerySet
from partnership.agencies.models import Agency
from partnership.records.models import Record, user_key

NEXT = "Next review of the lists of agencies"


class ListReview(Record):
    """One review of a partnership's lists, from one published edition to the next.

    The next one stands as soon as an edition is published, so that its day is counted and reminded
    of; the service opens it when the agencies are to be asked.
    """

    kept_by = frozenset({"see_changes"})

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="list_reviews"
    )
    since = models.OneToOneField(
        Edition, on_delete=models.PROTECT, null=True, blank=True, related_name="next_review"
    )
    opened_on = models.DateField("opened on", null=True, blank=True, editable=False)
    opened_by = user_key(null=True, blank=True)
    answer_by = models.DateField("to answer by", null=True, blank=True)
    edition = models.OneToOneField(
        Edition, on_delete=models.PROTECT, null=True, blank=True, related_name="review"
    )

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "review of the lists of agencies"
        verbose_name_plural = "reviews of the lists of agencies"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership"],
                condition=Q(edition__isnull=True),
                name="one_list_review_at_a_time",
                violation_error_message="A review of the lists is open already.",
            ),
            models.CheckConstraint(
                condition=Q(opened_on__isnull=True) | Q(answer_by__isnull=False),
                name="agencies_know_by_when",
            ),
        ]

    def __str__(self) -> str:
        day = self.edition.published_on if self.edition else self.opened_on
        return f"Review of the lists of agencies, {day:%B %Y}" if day else NEXT

    def get_absolute_url(self) -> str:
        """The page of the review."""
        return reverse("relevant:review", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Whether agencies may still answer."""
        return self.edition_id is None and self.opened_on is not None


class Said(models.TextChoices):
    """What an agency says of its entries."""

    RIGHT = "right", "Our entries are right"
    CHANGE = "change", "Something must be changed"


class Confirmation(Record):
    """One agency asked about its entries in one review, what it said, and what came of it."""

    kept_by = frozenset({"see_changes"})  # not those who only answer

    review = models.ForeignKey(ListReview, on_delete=models.PROTECT, related_name="confirmations")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="confirmations")
    said = models.CharField("answer", max_length=20, choices=Said, blank=True)
    words = models.TextField("what must be changed", blank=True)
    said_on = models.DateField(null=True, blank=True)
    said_by = user_key(null=True, blank=True)
    settled_because = models.CharField("what came of it", max_length=300, blank=True)
    settled_on = models.DateField(null=True, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "agency asked about its entries"
        verbose_name_plural = "agencies asked about their entries"
        ordering = ["agency__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["review", "agency"], name="asked_once_a_review"),
            models.CheckConstraint(
                condition=~Q(said="change") | ~Q(words=""),
                name="a_change_is_said_in_words",
                violation_error_message="Say what must be changed.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency}, {self.review}"

    def get_absolute_url(self) -> str:
        """Where the agency answers."""
        return reverse("relevant:confirm", args=[self.pk])

    @property
    def waits(self) -> str:
        """For whom it waits: "agency", "service" or nobody."""
        if self.settled_because:
            return ""
        if not self.said:
            return "agency"
        return "service" if self.said == Said.CHANGE else ""
