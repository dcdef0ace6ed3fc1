"""Meetings held, and decisions: taken at one, by chair's action or by written procedure."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from boards.models.board import Board
from boards.models.seats import Deputy
from partnership.access.querysets import VisibleQuerySet
from partnership.records.dated import KnownTo, known_to_field
from partnership.records.models import Record, user_key


class Meeting(Record):
    """One meeting of a board or group, on one day: planned as long as the day is to come."""

    kept_by = frozenset({"see_changes"})  # not those who only say whether they come

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    starts_at = models.TimeField("starts at", null=True, blank=True)
    ends_at = models.TimeField("ends at", null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "held_on"],
                name="one_meeting_a_day",
                violation_error_message="A meeting of this group on this day is already recorded.",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True)
                | Q(starts_at__isnull=True)
                | Q(ends_at__gt=models.F("starts_at")),
                name="meeting_times_in_order",
                violation_error_message="The meeting ends before it starts.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.board}, {self.held_on.day} {self.held_on:%B %Y}"

    def get_absolute_url(self) -> str:
        """The meeting's page."""
        return reverse("boards:meeting", args=[self.pk])


class Answer(models.TextChoices):
    """What a member says to an invitation."""

    COMING = "coming", "I am coming"
    DEPUTY = "deputy", "A deputy comes for me"
    APOLOGIES = "apologies", "I cannot come: apologies"


class Reply(Record):
    """What one member said about coming to one meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="replies")
    person = user_key()
    answer = models.CharField(max_length=20, choices=Answer)
    deputy = models.CharField(max_length=120, blank=True, help_text="Who comes instead")
    # Chosen among the seat's standing deputies; `deputy` then holds the name of that person.
    standing = models.ForeignKey(
        Deputy, on_delete=models.PROTECT, null=True, blank=True, related_name="nominations"
    )
    said_at = models.DateTimeField()

    class Meta:
        verbose_name = "reply"
        verbose_name_plural = "replies"
        ordering = ["meeting", "said_at"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="one_reply_a_person"),
            models.CheckConstraint(
                condition=~Q(answer="deputy") | ~Q(deputy=""),
                name="deputy_is_named",
                violation_error_message="Say who comes instead.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_answer_display()}"


class HowTaken(models.TextChoices):
    """The ways a body can decide."""

    MEETING = "meeting", "At a meeting"
    CHAIRS_ACTION = "chairs_action", "By chair's action between meetings"
    WRITTEN = "written", "By written procedure"


class Decision(Record):
    """What a body decided, when, how, by whom and why; a chair's action says why at once."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="decisions")
    how = models.CharField(max_length=20, choices=HowTaken)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    taken_on = models.DateField()
    taken_known_to = known_to_field("the day taken")
    taken_by = user_key(help_text="Who chaired, or acted as chair")
    summary = models.CharField(max_length=300)
    reasons = models.TextField()
    could_not_wait = models.TextField(
        blank=True, help_text="For a chair's action: why it could not wait for a meeting"
    )
    recorded_by = user_key()

    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["-taken_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(how="meeting", meeting__isnull=False)
                | Q(how="meeting", taken_known_to=KnownTo.MONTH, meeting__isnull=True)
                | (~Q(how="meeting") & Q(meeting__isnull=True)),
                name="decision_at_a_meeting_names_it",
                violation_error_message="A decision at a meeting names the meeting; others do not.",
            ),
            models.CheckConstraint(
                condition=~Q(how="chairs_action") | ~Q(could_not_wait=""),
                name="chairs_action_says_why",
                violation_error_message="Say why the chair's action could not wait for a meeting.",
            ),
        ]

    def __str__(self) -> str:
        return self.summary
