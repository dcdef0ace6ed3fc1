"""LeDeR reviews by reference and stage, what holds them up, and what is learned from them."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from boards.models import Board, Partnership
from partnership.access.querysets import VisibleQuerySet
from partnership.records.models import Record, user_key

MARKING = "Restricted: the steering group and the service"
MARKED_BECAUSE = "It is about the death of somebody who could be recognised"

# The stages that are a day each, in their order.
STAGES = {
    "notified_on": "Notified to LeDeR",
    "allocated_on": "Allocated to a reviewer",
    "initial_on": "Initial review done",
    "focused_on": "Focused review begun",
    "panel_on": "To the local panel",
    "approved_on": "Approved",
    "closed_on": "Closed",
}
BY_FORM = tuple(name for name in STAGES if name != "notified_on")
ONE_DAY = timedelta(days=1)


class Why(models.TextChoices):
    """The two reasons for which the six months give way."""

    STATUTORY = "statutory", "a statutory process"
    FAMILY = "family", "the family asks for more time"


class LederReview(Record):
    """What the partnership keeps of one review: its number on the platform, and its stage."""

    readings_are_kept = True
    marking, marked_because = MARKING, MARKED_BECAUSE
    kept_by = frozenset({"change"})

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="leder_reviews"
    )
    reference = models.CharField(max_length=30)
    national_reference = models.CharField("number on the national platform", max_length=60)
    group = models.ForeignKey(
        Board, on_delete=models.PROTECT, null=True, blank=True, related_name="leder_reviews"
    )
    notified_on = models.DateField("notified on")
    allocated_on = models.DateField("allocated on", null=True, blank=True)
    initial_on = models.DateField("initial review on", null=True, blank=True)
    focused_on = models.DateField("focused review on", null=True, blank=True)
    panel_on = models.DateField("to the panel on", null=True, blank=True)
    approved_on = models.DateField("approved on", null=True, blank=True)
    closed_on = models.DateField("closed on", null=True, blank=True)
    late_because = models.TextField("why late", blank=True)
    late_recorded_on = models.DateField(null=True, blank=True, editable=False)
    recorded_by = user_key()

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "LeDeR review"
        ordering = ["-notified_on", "-pk"]
        indexes = [models.Index(fields=["partnership", "-notified_on"])]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "reference"], name="one_leder_review_a_reference"
            ),
            models.UniqueConstraint(
                fields=["partnership", "national_reference"],
                name="one_leder_review_a_national_number",
                violation_error_message="This number of the platform is recorded already.",
            ),
            models.CheckConstraint(
                condition=Q(late_because="", late_recorded_on__isnull=True)
                | (~Q(late_because="") & Q(late_recorded_on__isnull=False)),
                name="leder_lateness_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("leder:review", args=[self.pk])

    @property
    def completed_on(self) -> date | None:
        """The day that met the six months: approved, or closed where nobody approves."""
        return self.approved_on or self.closed_on

    @property
    def stands_held(self) -> "LederHold | None":
        """The hold that runs, if one does."""
        return next((hold for hold in self.holds.all() if hold.ends_on is None), None)

    def days_held(self, until: date) -> int:
        """Days on hold after the notification up to this day, each counted once."""
        held: set[date] = set()
        for hold in self.holds.all():
            end = min(hold.ends_on or until, until)
            held |= {hold.starts_on + n * ONE_DAY for n in range((end - hold.starts_on).days)}
        return len(held)

    def age(self, today: date) -> int:
        """Days from the notification to the end of the review, or to today."""
        return ((self.completed_on or today) - self.notified_on).days

    def adjusted_age(self, today: date) -> int:
        """The same without the days on hold."""
        end = self.completed_on or today
        return self.age(today) - self.days_held(end)

    @property
    def stage(self) -> str:
        """Where it stands, in words."""
        hold = self.stands_held
        if hold and not self.completed_on:
            return f"On hold: {hold.get_why_display()}"
        reached = [words for name, words in STAGES.items() if getattr(self, name)]
        return reached[-1]

    @property
    def tint(self) -> str:
        """The colour of the stage; its words say the same."""
        if self.completed_on:
            return "green"
        return "amber" if self.stands_held else ""


class LederHold(Record):
    """The review waits, from a day until another, for one of the two reasons."""

    kept_by = frozenset({"change"})

    review = models.ForeignKey(LederReview, on_delete=models.PROTECT, related_name="holds")
    why = models.CharField("why", max_length=10, choices=Why)
    starts_on = models.DateField("from")
    ends_on = models.DateField("until", null=True, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "hold of a LeDeR review"
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="hold_ends_after_it_begins",
                violation_error_message="A hold ends on its first day or later.",
            ),
            models.UniqueConstraint(
                fields=["review"],
                condition=Q(ends_on__isnull=True),
                name="one_hold_at_a_time",
                violation_error_message="It is on hold already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.review}: {self.get_why_display()}"


class LederTheme(Record):
    """Something that local reviews teach, in words about services; its actions stand in the
    register of actions."""

    kept_by = frozenset({"change"})

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="leder_themes"
    )
    group = models.ForeignKey(
        Board, on_delete=models.PROTECT, null=True, blank=True, related_name="leder_themes"
    )
    title = models.CharField(max_length=200)
    words = models.TextField("what is learned")
    noted_on = models.DateField("noted on")
    ended_on = models.DateField("ended on", null=True, blank=True)
    ended_because = models.CharField(max_length=200, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "learning theme of LeDeR"
        ordering = ["ended_on", "-noted_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, ended_because="")
                | (Q(ended_on__isnull=False) & ~Q(ended_because="")),
                name="leder_theme_ends_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("leder:theme", args=[self.pk])
