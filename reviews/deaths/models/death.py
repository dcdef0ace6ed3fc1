"""One child's death, by reference and status alone: the national systems hold the case."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from boards.models import Board, Meeting, Partnership
from partnership.access.querysets import VisibleQuerySet
from partnership.records.dated import KnownTo, known_to_field
from partnership.records.models import Record, user_key
from reviews.models import Incident, Outcome

MARKING = "Restricted: the panel and the service"
MARKED_BECAUSE = "It is about the death of a child who could be recognised"


class Category(models.IntegerChoices):
    """The ten categories of the national analysis form, in its order: the highest that applies."""

    INFLICTED = 1, "Deliberately inflicted injury, abuse or neglect"
    SUICIDE = 2, "Suicide or deliberate self-inflicted harm"
    TRAUMA = 3, "Trauma and other external factors"
    MALIGNANCY = 4, "Malignancy"
    ACUTE = 5, "Acute medical or surgical condition"
    CHRONIC = 6, "Chronic medical condition"
    GENETIC = 7, "Chromosomal, genetic and congenital anomalies"
    PERINATAL = 8, "Perinatal or neonatal event"
    INFECTION = 9, "Infection"
    UNEXPLAINED = 10, "Sudden unexpected, unexplained death"


class Factors(models.TextChoices):
    """Whether something was found that could be changed."""

    IDENTIFIED = "identified", "Modifiable factors identified"
    NONE = "none", "No modifiable factors identified"
    INADEQUATE = "inadequate", "Inadequate information to say"


class Score(models.IntegerChoices):
    """How far one of the four domains bears on the death."""

    UNKNOWN = 0, "0: information not available"
    NO = 1, "1: nothing found, or unlikely to have contributed"
    YES = 2, "2: may have contributed"


class Suspected(models.TextChoices):
    """Whether abuse or neglect is known or suspected; empty while nobody has said."""

    YES = "yes", "Yes"
    NO = "no", "No"


class Process(models.TextChoices):
    """The other process for which the panel waits."""

    PRACTICE_REVIEW = "review", "practice review"
    INQUEST = "inquest", "inquest"
    CRIMINAL = "criminal", "criminal proceedings"


# The stages that are a day each, in their order; what the page calls them, and the act.
STAGES = {
    "notified_on": "Notified",
    "gathering_on": "Information gathering began",
    "met_on": "Child death review meeting held",
    "received_on": "Report received by the panel",
    "inquest_on": "Result of the inquest",
    "reviewed_on": "Reviewed by the panel",
    "forms_sent_on": "Forms sent to the national database",
}
DOMAINS = {
    "score_child": "A. Intrinsic to the child",
    "score_social": "B. Social environment, family and parenting capacity",
    "score_physical": "C. Physical environment",
    "score_service": "D. Service delivery",
}


def _score() -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(choices=Score, null=True, blank=True)


class Death(Record):
    """What the partnership knows of one death: its number elsewhere, and how far the review is."""

    readings_are_kept = True
    marking, marked_because = MARKING, MARKED_BECAUSE
    kept_by = frozenset({"change"})

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="child_deaths"
    )
    reference = models.CharField(max_length=30)
    external_reference = models.CharField(
        "number in the national system", max_length=60, blank=True
    )
    panel = models.ForeignKey(
        Board, on_delete=models.PROTECT, null=True, blank=True, related_name="child_deaths"
    )
    died_on = models.DateField("died on")
    died_known_to = known_to_field("the day of death")
    suspected = models.CharField(max_length=3, choices=Suspected, blank=True)
    incident = models.OneToOneField(
        Incident, on_delete=models.PROTECT, null=True, blank=True, related_name="child_death"
    )
    notified_on = models.DateField("notified on")
    gathering_on = models.DateField("information gathering since", null=True, blank=True)
    met_on = models.DateField("child death review meeting on", null=True, blank=True)
    received_on = models.DateField("report received on", null=True, blank=True)
    inquest_on = models.DateField("result of the inquest on", null=True, blank=True)
    reviewed_on = models.DateField("reviewed on", null=True, blank=True)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    category = models.PositiveSmallIntegerField(choices=Category, null=True, blank=True)
    factors = models.CharField("modifiable factors", max_length=12, choices=Factors, blank=True)
    score_child, score_social = _score(), _score()
    score_physical, score_service = _score(), _score()
    learning = models.TextField("immediate learning", blank=True)
    forms_sent_on = models.DateField("forms sent on", null=True, blank=True)
    recorded_by = user_key()

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "child death"
        ordering = ["-notified_on", "-pk"]
        indexes = [models.Index(fields=["partnership", "-notified_on"])]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "reference"], name="one_death_a_reference"
            ),
            models.CheckConstraint(
                condition=Q(notified_on__gte=F("died_on")),
                name="death_notified_after_it",
                violation_error_message="A death cannot be notified before it.",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_on__isnull=True, category__isnull=True, factors="")
                | (Q(reviewed_on__isnull=False, category__isnull=False) & ~Q(factors="")),
                name="reviewed_death_has_its_outcome",
            ),
            models.CheckConstraint(
                condition=Q(incident__isnull=True) | Q(suspected="yes"),
                name="death_leads_to_review_where_suspected",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("deaths:death", args=[self.pk])

    @property
    def clock_cannot_say(self) -> bool:
        """Whether nothing can be counted from the death, since only its month is known."""
        return self.died_known_to == KnownTo.MONTH

    @property
    def ready_on(self) -> date | None:
        """The day from which the panel has what it needs: the later of report and inquest."""
        if self.received_on is None or self.waits_for_inquest:
            return None
        return max(day for day in (self.received_on, self.inquest_on) if day)

    @property
    def waits_for_inquest(self) -> bool:
        """Whether an inquest is open whose result is not recorded."""
        return self.inquest_on is None and any(
            pause.process == Process.INQUEST and pause.ended_on is None
            for pause in self.pauses.all()
        )

    @property
    def standing_pauses(self) -> list["DeathPause"]:
        """The other processes that the panel still waits for."""
        return [pause for pause in self.pauses.all() if pause.ended_on is None]

    @property
    def status(self) -> str:
        """Where it stands, in words. Paused is never closed."""
        if self.reviewed_on:
            return "Reviewed by the panel"
        pauses = self.standing_pauses
        if pauses:
            named = " and ".join(pause.get_process_display() for pause in pauses)
            return f"Paused, other process: {named}"
        for stage in ("received_on", "met_on", "gathering_on"):
            if getattr(self, stage):
                return STAGES[stage]
        return STAGES["notified_on"]

    @property
    def tint(self) -> str:
        """The colour of the status; its words say the same."""
        if self.reviewed_on:
            return "green"
        return "amber" if self.standing_pauses else ""


class DeathPause(Record):
    """The panel waits for another process, from a day until it ends or the panel says otherwise."""

    kept_by = frozenset({"change"})

    death = models.ForeignKey(Death, on_delete=models.PROTECT, related_name="pauses")
    process = models.CharField("other process", max_length=10, choices=Process)
    starts_on = models.DateField("from")
    ends_on = models.DateField("until", null=True, blank=True)
    ended_because = models.CharField(max_length=200, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "pause of a panel's review"
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True, ended_because="")
                | (Q(ends_on__gte=F("starts_on")) & ~Q(ended_because="")),
                name="pause_ends_with_a_reason",
                violation_error_message="A pause ends on its first day or later, with a reason.",
            ),
            models.UniqueConstraint(
                fields=["death", "process"],
                condition=Q(ends_on__isnull=True),
                name="one_pause_a_process",
                violation_error_message="It is paused for that process already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.death}: {self.get_process_display()}"

    @property
    def ended_on(self) -> date | None:
        """The day it ended: as was said, or when the practice review was published."""
        if self.ends_on or self.process != Process.PRACTICE_REVIEW or not self.death.incident_id:
            return self.ends_on
        review = getattr(self.death.incident, "review", None)
        return max(review.published_on, self.starts_on) if review and review.published_on else None

    @property
    def went_without_review(self) -> bool:
        """Whether it was decided that no practice review follows, so that it waits for nothing."""
        incident = self.death.incident if self.process == Process.PRACTICE_REVIEW else None
        return self.ended_on is None and incident is not None and incident.outcome in WITHOUT


WITHOUT = {Outcome.NO_REVIEW}


class DeathLate(Record):
    """Why a time of the guidance was passed."""

    kept_by = frozenset({"change"})

    death = models.ForeignKey(Death, on_delete=models.PROTECT, related_name="lates")
    code = models.CharField(max_length=40)
    reason = models.TextField()
    recorded_on = models.DateField()
    recorded_by = user_key()

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "reason for lateness"
        verbose_name_plural = "reasons for lateness"
        ordering = ["recorded_on", "pk"]

    def __str__(self) -> str:
        return f"{self.death}: {self.code}"
