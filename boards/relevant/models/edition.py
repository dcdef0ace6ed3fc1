"""The lists as they were published on a day: frozen, with who approved them."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from boards.models import Decision, ListName, Meeting, Partnership
from partnership.access.querysets import VisibleQuerySet
from partnership.agencies.models import Agency
from partnership.records.models import Record, user_key


class Edition(Record):
    """One publication of a partnership's lists. Its entries are copies and never change.

    `source` says where a publication is known from that was not made here.
    """

    kept_by = frozenset({"see_changes"})

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="editions")
    published_on = models.DateField("published on")
    approved_by = models.CharField("who approved it", max_length=200)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="approves_lists"
    )
    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="approves_lists"
    )
    source = models.CharField("where this is known from", max_length=300, blank=True)
    follows = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by"
    )
    published_by = user_key()

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "published edition of the lists"
        verbose_name_plural = "published editions of the lists"
        ordering = ["-published_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "published_on"],
                name="one_edition_of_lists_a_day",
                violation_error_message="The lists were published on this day already.",
            ),
            models.UniqueConstraint(
                fields=["partnership"],
                condition=Q(follows__isnull=True),
                name="one_first_edition",
                violation_error_message="There is an earlier edition already.",
            ),
            models.CheckConstraint(
                condition=~Q(source="") | Q(meeting__isnull=False) | Q(decision__isnull=False),
                name="an_edition_was_approved_somewhere",
                violation_error_message="Name the meeting or the decision that approved it.",
            ),
            models.CheckConstraint(condition=~Q(follows=F("pk")), name="no_edition_follows_itself"),
        ]

    def __str__(self) -> str:
        day = self.published_on
        return f"Lists of agencies, {self.partnership}, {day.day} {day:%B %Y}"

    def get_absolute_url(self) -> str:
        """Where everybody reads it."""
        return reverse("relevant:edition", args=[self.pk])


class EditionEntry(Record):
    """One entry as it was printed in an edition, with the agency that it named then."""

    goes_with = "edition"  # written once with it, and never again

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="entries")
    list_name = models.CharField(max_length=20, choices=ListName)
    area = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=120, blank=True)
    heading = models.CharField(max_length=200, blank=True)
    subheading = models.CharField(max_length=200, blank=True)
    printed = models.CharField(max_length=300)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="printed_in")
    order = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "entry of a published list"
        verbose_name_plural = "entries of published lists"
        ordering = ["edition", "-list_name", "area", "order", "pk"]

    def __str__(self) -> str:
        return self.printed
