"""What a review found, by theme; and learning that was shared before its report."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse

from boards.models import Partnership
from partnership.access.querysets import VisibleQuerySet
from partnership.records.models import Record, user_key
from reviews.models import Review
from reviews.models.incident import MARKED_BECAUSE, MARKING


class LearningThemeQuerySet(VisibleQuerySet):
    """Questions to themes."""

    def kept_on(self, day: date) -> "LearningThemeQuerySet":
        """Those that a new finding may take on this day."""
        return self.filter(Q(retired_on__isnull=True) | Q(retired_on__gt=day))


class LearningTheme(Record):
    """One theme under which a partnership counts what its reviews find. Retired, never deleted:
    older findings keep it (docs/adr/0035)."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="learning_themes"
    )
    name = models.CharField(max_length=80)
    retired_on = models.DateField("retired on", null=True, blank=True)
    retired_because = models.CharField("retired because", max_length=200, blank=True)

    objects = LearningThemeQuerySet.as_manager()

    class Meta:
        verbose_name = "theme of learning"
        verbose_name_plural = "themes of learning"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "name"],
                name="one_learning_theme_a_name",
                violation_error_message="There is a theme of this name already.",
            ),
            models.CheckConstraint(
                condition=Q(retired_on__isnull=True, retired_because="")
                | Q(retired_on__isnull=False) & ~Q(retired_because=""),
                name="retired_theme_says_why",
                violation_error_message="Say why the theme is retired.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The list of themes."""
        return reverse("findings:themes", args=[self.partnership.key])


class FindingQuerySet(VisibleQuerySet):
    """Questions to findings."""

    def standing(self) -> "FindingQuerySet":
        """Not struck."""
        return self.filter(struck_because="")


class Finding(Record):
    """One thing that a review teaches, in words that tell of nobody."""

    readings_are_kept = True
    kept_by = frozenset({"change"})  # not those who know the reference or count it
    known_by = "count"  # its number on an agenda, which tells nothing
    marking, marked_because = MARKING, MARKED_BECAUSE

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="findings")
    number = models.PositiveSmallIntegerField()
    words = models.TextField("what was learned", max_length=4000)
    theme = models.ForeignKey(LearningTheme, on_delete=models.PROTECT, related_name="findings")
    found_on = models.DateField("found on")
    early = models.BooleanField("to be shared before the report", default=False)
    struck_because = models.CharField("struck because", max_length=300, blank=True)
    recorded_by = user_key()

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = "finding"
        ordering = ["review", "number"]
        indexes = [models.Index(fields=["theme", "found_on"])]
        constraints = [
            models.UniqueConstraint(fields=["review", "number"], name="one_finding_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.review}, finding {self.number}"

    def get_absolute_url(self) -> str:
        """Its place on the page of what the review teaches."""
        path = reverse("findings:learning", args=[self.review.address])
        return f"{path}#finding-{self.number}"


class EarlySharing(Record):
    """Learning was shared before the report: on which day, with whom and how. A slip is withdrawn,
    not rubbed out."""

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="sharings")
    shared_on = models.DateField("shared on")
    to_whom = models.CharField("shared with", max_length=200)
    how = models.CharField(max_length=200)
    recorded_by = user_key()
    withdrawn_because = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "early sharing"
        verbose_name_plural = "early sharings"
        ordering = ["shared_on", "pk"]

    def __str__(self) -> str:
        return f"{self.finding} shared"
