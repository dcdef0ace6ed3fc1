"""What the national Panel and thematic reviews recommend, and what becomes of it here."""

from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from boards.models import Board, Partnership
from partnership.access.querysets import VisibleQuerySet
from partnership.agencies.models import Agency
from partnership.records.models import Record, user_key


class Status(models.TextChoices):
    """What the partnership makes of a national recommendation."""

    UNREAD = "unread", "Not looked at yet"
    OURS = "ours", "For us"
    NOT_OURS = "not_ours", "Not for us"
    IN_HAND = "in_hand", "In hand"
    DONE = "done", "Done"


class NationalReport(Record):
    """A national or thematic review, or a letter of the Panel, that recommends something."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="national_reports"
    )
    title = models.CharField(max_length=150)
    publisher = models.CharField("published by", max_length=120)
    published_on = models.DateField("published on")
    link = models.URLField(
        "where it is published", max_length=500, blank=True, validators=[URLValidator(["https"])]
    )
    recorded_by = user_key()

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "national report"
        ordering = ["-published_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "title", "published_on"],
                name="one_national_report_a_title",
                violation_error_message="It is recorded already.",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its place on the page of national recommendations."""
        path = reverse("findings:national", args=[self.partnership.key])
        return f"{path}?report={self.pk}"


class NationalRecommendation(Record):
    """One recommendation of such a report, who answers for it here and how far it is."""

    report = models.ForeignKey(
        NationalReport, on_delete=models.PROTECT, related_name="recommendations"
    )
    number = models.PositiveSmallIntegerField()
    words = models.TextField("recommendation", max_length=2000)
    status = models.CharField(max_length=10, choices=Status, default=Status.UNREAD)
    said = models.TextField("what is said of it", max_length=4000, blank=True)
    said_on = models.DateField("said on", null=True, blank=True)
    board = models.ForeignKey(
        Board,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="board or group that owns it",
    )
    agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="agency that leads on it",
    )
    struck_because = models.CharField("struck because", max_length=300, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "national recommendation"
        ordering = ["-report__published_on", "report", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "number"],
                name="one_national_recommendation_a_number",
                violation_error_message="This number is another recommendation of the report.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=(Status.NOT_OURS, Status.DONE)) | ~Q(said=""),
                name="national_not_ours_or_done_says_why",
                violation_error_message="Say why it is not for us, or what was done.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=(Status.OURS, Status.IN_HAND, Status.DONE))
                | Q(board__isnull=False),
                name="national_ours_has_an_owner",
                violation_error_message="Choose the board or group that owns it.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report}, recommendation {self.number}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("findings:national_one", args=[self.pk])
