"""A professional difference: by reference alone, between agencies, stage by stage.

Source of the grounds: the seven areas in which the published arrangements expect disagreement, in
our words. Nothing here holds a name (docs/adr/0009).
"""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from boards.differences.models.policy import CHILDREN_OR_ADULTS
from boards.meetings.models import AgendaItem
from boards.models import Action, Partnership
from partnership.access.offices import Office
from partnership.access.querysets import VisibleQuerySet
from partnership.agencies.models import Agency
from partnership.records.models import Record, user_key


class Ground(models.TextChoices):
    """What a difference is about."""

    RISK = "risk", "How great the risk is"
    NEED = "need", "Level of need, or whether a threshold is met"
    ROLES = "roles", "Who is responsible for what"
    SHARING = "sharing", "Communication or sharing information"
    SERVICE = "service", "Whether a service is provided"
    PLAN = "plan", "Whether a plan is acted on"
    STEPS = "steps", "Stepping up, stepping down or closing"


class Outcome(models.TextChoices):
    """How a difference ended."""

    AGREED = "agreed", "The agencies agreed on a way forward"
    ASKED_CHANGED = "asked_changed", "An agency that was asked changed its view"
    RAISER_CHANGED = "raiser_changed", "The agency that raised it changed its view"
    DECIDED = "decided", "It was decided at the last stage"
    OVERTAKEN = "overtaken", "Events overtook it"
    MISTAKE = "mistake", "It was raised by mistake"


class Theme(models.TextChoices):
    """What is to be learned from it."""

    THRESHOLDS = "thresholds", "Thresholds are read differently"
    SHARING = "sharing", "Information came late or not at all"
    CAPACITY = "capacity", "Too few people or places"
    ROLES = "roles", "Roles are not clear"
    KNOWLEDGE = "knowledge", "Knowledge of law, policy or practice"
    RESPONSE = "response", "Nobody answered, or too late"
    RELATIONS = "relations", "How people spoke with each other"
    OTHER = "other", "Something else"


class State(models.TextChoices):
    """Whether it is still open."""

    OPEN = "open", "Open"
    RESOLVED = "resolved", "Resolved"


class DifferenceQuerySet(VisibleQuerySet):
    """Questions to differences."""

    def open(self) -> "DifferenceQuerySet":
        """Not resolved."""
        return self.filter(state=State.OPEN)

    def late(self, today: date) -> "DifferenceQuerySet":
        """Open, and the day of their stage has passed."""
        return self.open().filter(due_on__lt=today)


class Difference(Record):
    """Agencies disagree about a case that is known here by reference alone.

    `stage` and `due_on` are those of its newest step, kept here for the register. Nothing here
    holds up an act for somebody's safety.
    """

    kept_by = frozenset({"see_changes"})

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="differences"
    )
    reference = models.CharField(max_length=30)
    remit = models.CharField("children or adults", max_length=20, choices=CHILDREN_OR_ADULTS)
    ground = models.CharField("what it is about", max_length=20, choices=Ground)
    case_reference = models.CharField("reference of the case", max_length=60, blank=True)
    words = models.CharField("in a sentence", max_length=300, blank=True)
    at_risk = models.BooleanField("somebody was at risk when it was raised", default=False)
    raised_for = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        related_name="differences_raised",
        verbose_name="agency that raises it",
    )
    raised_on = models.DateField("raised on")
    raised_by = user_key()
    state = models.CharField(max_length=20, choices=State, default=State.OPEN)
    stage = models.PositiveSmallIntegerField(default=1)
    due_on = models.DateField("stage ends on", null=True, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    theme = models.CharField(max_length=20, choices=Theme, blank=True)
    learning = models.TextField("what is learned", max_length=1000, blank=True)
    resolved_on = models.DateField("resolved on", null=True, blank=True)
    action = models.OneToOneField(
        Action, on_delete=models.PROTECT, null=True, blank=True, related_name="difference"
    )
    item = models.OneToOneField(
        AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="difference"
    )

    objects = DifferenceQuerySet.as_manager()

    class Meta:
        verbose_name = "professional difference"
        ordering = ["-raised_on", "-pk"]
        indexes = [models.Index(fields=["partnership", "state", "due_on"])]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "reference"],
                name="one_difference_a_reference",
                violation_error_message="This reference is another difference's.",
            ),
            models.CheckConstraint(
                condition=Q(state="open", outcome="", resolved_on__isnull=True)
                | (Q(state="resolved", resolved_on__isnull=False) & ~Q(outcome="")),
                name="a_resolved_difference_says_how",
                violation_error_message="Say how it was resolved.",
            ),
            models.CheckConstraint(
                condition=Q(resolved_on__isnull=True) | Q(resolved_on__gte=F("raised_on")),
                name="difference_resolved_after_raised",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """The difference's page."""
        return reverse("differences:difference", args=[self.pk])

    def agencies_asked(self) -> list[Agency]:
        """Those that are asked now; where nobody followed the last of them, those that were."""
        sides = [one for one in self.sides.all() if one.asked]
        return [one.agency for one in sides if one.ended_on is None] or [
            one.agency for one in sides
        ]

    def is_late_on(self, day: date) -> bool:
        """Whether its stage has run over."""
        return self.state == State.OPEN and self.due_on is not None and self.due_on < day


class Side(Record):
    """An agency of a difference: one that raises it, or one that is asked.

    `ended_on`: its last day, where another agency followed it and stands here in its place.
    """

    difference = models.ForeignKey(Difference, on_delete=models.PROTECT, related_name="sides")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="differences")
    asked = models.BooleanField(default=True)
    ended_on = models.DateField("until", null=True, blank=True)

    class Meta:
        verbose_name = "side of a difference"
        verbose_name_plural = "sides of differences"
        ordering = ["asked", "agency__name"]
        constraints = [
            models.UniqueConstraint(fields=["difference", "agency"], name="one_side_an_agency")
        ]

    def __str__(self) -> str:
        return str(self.agency)


class Step(Record):
    """One stage that a difference went through, as the policy stood on its first day."""

    difference = models.ForeignKey(Difference, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    meets = models.CharField("who meets whom", max_length=300)
    office = models.CharField("who is next", max_length=30, choices=Office)
    days = models.PositiveSmallIntegerField("working days", null=True, blank=True)
    source = models.CharField("where it says so", max_length=300)
    is_placeholder = models.BooleanField(default=False)
    started_on = models.DateField("from")
    due_on = models.DateField("due on", null=True, blank=True)
    ended_on = models.DateField("until", null=True, blank=True)
    ended_because = models.CharField("why it went on", max_length=300, blank=True)

    class Meta:
        verbose_name = "stage of a difference"
        verbose_name_plural = "stages of differences"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["difference", "number"], name="one_step_a_number")
        ]

    def __str__(self) -> str:
        return f"Stage {self.number}: {self.title}"


class Safety(Record):
    """What was done at once to make somebody safe, whatever stage ran."""

    difference = models.ForeignKey(Difference, on_delete=models.PROTECT, related_name="safety")
    words = models.CharField("what was done, and who was told", max_length=500)
    recorded_at = models.DateTimeField()
    recorded_by = user_key()

    class Meta:
        verbose_name = "act for safety"
        verbose_name_plural = "acts for safety"
        ordering = ["recorded_at", "pk"]

    def __str__(self) -> str:
        return f"{self.difference}: act for safety"
