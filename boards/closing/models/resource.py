"""The resource pack: what others can go on using after the group."""

from django.db import models
from django.urls import reverse

from boards.closing.models.report import ClosingReport
from partnership.access.querysets import VisibleQuerySet
from partnership.records.models import Record


class ForWhom(models.TextChoices):
    """Who may fetch a resource once the report is accepted."""

    PARTNERSHIP = "partnership", "Everybody who works with the partnership"
    EVERYBODY = "everybody", "Everybody: it is published"


class Resource(Record):
    """One document of a resource pack. Taken back, it stays on record with the reason."""

    kept_by = frozenset({"see_changes"})

    report = models.ForeignKey(ClosingReport, on_delete=models.PROTECT, related_name="resources")
    title = models.CharField(max_length=200)
    for_whom = models.CharField(
        max_length=20, choices=ForWhom, default=ForWhom.PARTNERSHIP, verbose_name="who may have it"
    )
    added_at = models.DateTimeField(editable=False)
    withdrawn_because = models.CharField(max_length=300, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Where the file is fetched."""
        return reverse("closing:resource", args=[self.pk])
