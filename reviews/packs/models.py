"""The pack of a review: its draft, by reference to findings and recommendations, and what was
approved of it, frozen.

A draft keeps no words of findings: a finding that is corrected is corrected in the draft. An
approved edition keeps every word as it was read by whoever approved it.
"""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from partnership.access.querysets import VisibleQuerySet
from partnership.documents.models import Document
from partnership.records.models import Record, user_key
from reviews.findings.models import Finding, Recommendation
from reviews.models import Review, Scope
from reviews.models.incident import MARKED_BECAUSE, MARKING


class Kind(models.TextChoices):
    """What goes out beside the report."""

    BRIEFING = "briefing", "Seven-minute briefing"
    SUMMARY = "summary", "Summary"
    SLIDES = "slides", "Text for slides"
    POSTER = "poster", "Text for a poster"


# Where the partners publish no more than the improvements to be made (Children Act 2004 s16F(5)).
WITH_IMPROVEMENTS = (Kind.BRIEFING, Kind.SUMMARY)


class Pack(Record):
    """The one draft of a review; it goes on after an edition of it was approved."""

    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="pack")
    title = models.CharField("title for everybody", max_length=200, blank=True)
    begun_by = user_key()
    begun_on = models.DateField("begun on")

    class Meta:
        verbose_name = "pack"

    def __str__(self) -> str:
        return f"Pack of {self.review}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("packs:pack", args=[self.review.address])


class PackText(Record):
    """What is typed under one heading of one document of the pack."""

    pack = models.ForeignKey(Pack, on_delete=models.PROTECT, related_name="texts")
    kind = models.CharField(max_length=10, choices=Kind)
    part = models.SlugField("heading", max_length=20)
    words = models.TextField(max_length=4000, blank=True)
    written_by = user_key()

    class Meta:
        verbose_name = "text of a pack"
        verbose_name_plural = "texts of packs"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["pack", "kind", "part"], name="one_text_a_heading")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.part}"


class Chosen(Record):
    """A finding or a recommendation that the pack tells, and where it stands among its like."""

    pack = models.ForeignKey(Pack, on_delete=models.PROTECT, related_name="chosen")
    finding = models.ForeignKey(
        Finding, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    place = models.PositiveSmallIntegerField()
    chosen_by = user_key()

    class Meta:
        verbose_name = "choice for a pack"
        verbose_name_plural = "choices for packs"
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pack", "finding"], name="a_finding_chosen_once"),
            models.UniqueConstraint(
                fields=["pack", "recommendation"], name="a_recommendation_chosen_once"
            ),
            models.CheckConstraint(
                condition=Q(finding__isnull=False, recommendation__isnull=True)
                | Q(finding__isnull=True, recommendation__isnull=False),
                name="chosen_is_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return str(self.finding or self.recommendation)


# Of a review whose public page stands, not replaced, not withdrawn, and telling no more than was
# published of it.
OUT = Q(
    pack__review__publication__isnull=False,
    pack__review__publication__taken_down_on__isnull=True,
    replaced_on__isnull=True,
    withdrawn_on__isnull=True,
) & (
    Q(pack__review__publication__scope=Scope.FULL)
    | Q(
        pack__review__publication__scope=Scope.IMPROVEMENTS,
        scope=Scope.IMPROVEMENTS,
        kind__in=WITH_IMPROVEMENTS,
    )
)


class PackEditionQuerySet(VisibleQuerySet):
    """Questions to approved editions."""

    def out(self) -> "PackEditionQuerySet":
        """Those that everybody may read."""
        return self.filter(OUT)

    def standing(self) -> "PackEditionQuerySet":
        """The newest of each kind, unless it is withdrawn."""
        return self.filter(replaced_on__isnull=True, withdrawn_on__isnull=True)


class PackEdition(Record):
    """One document of the pack as a second person approved it. A correction is another edition."""

    readings_are_kept = True
    marking, marked_because = MARKING, MARKED_BECAUSE

    pack = models.ForeignKey(Pack, on_delete=models.PROTECT, related_name="editions")
    kind = models.CharField(max_length=10, choices=Kind)
    number = models.PositiveSmallIntegerField()
    scope = models.CharField("how much it tells", max_length=20, choices=Scope)
    title = models.CharField(max_length=200)
    blocks = models.JSONField()
    because = models.CharField("why it takes the place of another", max_length=200, blank=True)
    approved_by = user_key()
    approved_on = models.DateField("approved on")
    replaced_on = models.DateField("replaced on", null=True, blank=True)
    withdrawn_on = models.DateField("withdrawn on", null=True, blank=True)
    withdrawn_because = models.CharField("withdrawn because", max_length=200, blank=True)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = PackEditionQuerySet.as_manager()

    class Meta:
        verbose_name = "edition of a pack"
        verbose_name_plural = "editions of packs"
        ordering = ["kind", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["pack", "kind", "number"], name="one_pack_edition_a_number"
            ),
            models.UniqueConstraint(
                fields=["pack", "kind"],
                condition=Q(replaced_on__isnull=True),
                name="one_newest_edition_a_kind",
                violation_error_message="Somebody else approved an edition just now.",
            ),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(because=""),
                name="later_edition_says_why",
                violation_error_message="Say why it takes the place of the edition before.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_because="")
                | Q(withdrawn_on__isnull=False) & ~Q(withdrawn_because=""),
                name="withdrawn_edition_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, edition {self.number}"

    def get_absolute_url(self) -> str:
        """Its page for the readers of the review."""
        return reverse("packs:edition", args=[self.pack.review.address, self.pk])

    @property
    def standing_words(self) -> tuple[str, str]:
        """Where it stands, in words and tint."""
        if self.withdrawn_on:
            return "Withdrawn", "red"
        return ("Replaced", "") if self.replaced_on else ("Approved", "green")
