"""Which agencies the arrangements name: statutory partners and the two published lists."""

from django.db import models

from boards.models.board import DatedQuerySet, Partnership
from boards.models.partnership import Area
from partnership.agencies.models import Agency
from partnership.records.dated import Dated, dates_in_order
from partnership.records.models import Record


class ListName(models.TextChoices):
    """The lists of a partnership's arrangements."""

    STATUTORY = "statutory", "Statutory safeguarding partners"
    CHILDREN = "children", "Children's arrangements"
    ADULTS = "adults", "Adults' arrangements"


class Listing(Dated, Record):
    """One entry of a list, kept as printed, with the agency or category that it names."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="listings")
    list_name = models.CharField(max_length=20, choices=ListName)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="listings")
    area = models.ForeignKey(
        Area,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="listings",
        help_text="The area that this list is of; empty: all areas of the partnership",
    )
    title = models.CharField(
        max_length=120, blank=True, help_text="What the published list is called"
    )
    heading = models.CharField(max_length=200, blank=True)
    subheading = models.CharField(max_length=200, blank=True)
    printed = models.CharField(max_length=300, help_text="The words of the published list")
    note = models.TextField(blank=True)
    order = models.PositiveIntegerField(default=0)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["list_name", "order", "pk"]
        constraints = [
            dates_in_order("listing_dates_in_order"),
            models.UniqueConstraint(
                fields=["partnership", "list_name", "agency", "printed", "starts_on"],
                name="one_listing_an_entry",
            ),
        ]

    def __str__(self) -> str:
        return self.printed
