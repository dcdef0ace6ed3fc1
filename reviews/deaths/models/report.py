"""The panel's report of a year: one source, an edition for professionals and one for everybody."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from boards.models import Partnership
from partnership.access.querysets import VisibleQuerySet
from partnership.documents.models import Document
from partnership.records.models import Record, user_key
from reviews.quarters import year_words


class PanelReport(Record):
    """The words of one year's report. The public edition leaves out what is for professionals and
    is published only when somebody else has confirmed its disclosure check.

    `checked_words` is the fingerprint of the public edition that was checked: a change of words or
    figures after it takes the check away.
    """

    kept_by = frozenset({"change"})

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="child_death_reports"
    )
    starts_on = models.DateField("first day of the year")
    title = models.CharField(max_length=200)
    done = models.TextField("what was done")
    effective = models.TextField("how effective it was")
    learning = models.TextField("what was learned", blank=True)
    for_professionals = models.TextField("for professionals alone", blank=True)
    written_by = user_key()
    checked_words = models.CharField(max_length=64, blank=True, editable=False)
    checked_on = models.DateField(null=True, blank=True)
    checked_by = user_key(null=True, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    confirmed_by = user_key(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "report of the panel"
        verbose_name_plural = "reports of the panel"
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "starts_on"],
                name="one_panel_report_a_year",
                violation_error_message="The report of this year is begun already.",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("checked_by")),
                name="disclosure_confirmed_by_another",
                violation_error_message="Somebody else confirms the check.",
            ),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True) | Q(confirmed_on__isnull=False),
                name="published_when_confirmed",
                violation_error_message="Nothing is published before the check is confirmed.",
            ),
        ]

    def __str__(self) -> str:
        return f"Report of the panel {self.year}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("deaths:report", args=[self.pk])

    @property
    def year(self) -> str:
        """The financial year it is about."""
        return year_words(self.starts_on)

    @property
    def standing(self) -> str:
        """Where it stands, in words."""
        if self.published_on:
            return "PublishedPanelReport"
        if self.confirmed_on:
            return "Disclosure check confirmed"
        return "Waits for a second person" if self.checked_on else "Being written"


class PublishedPanelReport(Record):
    """The public edition as it was published, frozen: what everybody may read."""

    report = models.OneToOneField(PanelReport, on_delete=models.PROTECT, related_name="published")
    slug = models.SlugField(max_length=120, unique=True)
    title = models.CharField(max_length=200)
    blocks = models.JSONField()
    published_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "published report of the panel"
        ordering = ["-published_on", "-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its public page."""
        return reverse("deaths:publication", args=[self.slug])
