"""Meetings planned and held, and decisions: at one, by chair's action or by written procedure."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from boards.models.board import Board
from boards.models.partnership import ReportingPeriod
from boards.models.seats import Deputy
from partnership.access.querysets import VisibleQuerySet
from partnership.agencies.models import Agency
from partnership.records.dated import KnownTo, known_to_field
from partnership.records.models import Record, user_key


class MeetingQuerySet(VisibleQuerySet):
    """Questions to meetings. One that was called off stays planned, and is never held."""

    def on_a_known_day(self) -> "MeetingQuerySet":
        """Not those of which a printed figure tells no more than the year."""
        return self.filter(of_year__isnull=True)

    def standing(self) -> "MeetingQuerySet":
        """Not called off, on a day that is known: what can be prepared, answered and minuted."""
        return self.on_a_known_day().filter(not_held_because="")

    def held_by(self, day: date) -> "MeetingQuerySet":
        """Those that were held on a known day until this one, it included."""
        return self.standing().filter(held_on__lte=day)


class Meeting(Record):
    """One meeting of a board or group, on one day: planned as long as the day is to come.

    Of a meeting that is known from a printed yearly figure alone the day is not known: `of_year`
    numbers it in its reporting period, and `held_on` is the first day that it can have been.
    """

    kept_by = frozenset({"see_changes"})  # not those who only say whether they come

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    starts_at = models.TimeField("starts at", null=True, blank=True)
    ends_at = models.TimeField("ends at", null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    not_held_because = models.CharField("not held because", max_length=300, blank=True)
    of_year = models.PositiveSmallIntegerField(
        "number in a year whose days are not known", null=True, blank=True, editable=False
    )

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "held_on"],
                condition=Q(of_year__isnull=True),
                name="one_meeting_a_day",
                violation_error_message="A meeting of this group on this day is already recorded.",
            ),
            models.UniqueConstraint(
                fields=["board", "held_on", "of_year"], name="one_meeting_a_number"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True)
                | Q(starts_at__isnull=True)
                | Q(ends_at__gt=F("starts_at")),
                name="meeting_times_in_order",
                violation_error_message="The meeting ends before it starts.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.board}, {self.day_in_words}"

    @property
    def day_in_words(self) -> str:
        """Its day, or what is known of it."""
        if self.of_year is None:
            return f"{self.held_on.day} {self.held_on:%B %Y}"
        return f"meeting {self.of_year} of the year from {self.held_on:%B %Y}, day not known"

    @property
    def is_called_off(self) -> bool:
        """Whether somebody decided that it is not held, or that it was not."""
        return bool(self.not_held_because)

    def was_held_by(self, day: date) -> bool:
        """Whether it was held on a known day until this one, it included."""
        return self.of_year is None and not self.is_called_off and self.held_on <= day

    def get_absolute_url(self) -> str:
        """The meeting's page."""
        return reverse("boards:meeting", args=[self.pk])


class PrintedAttendance(Record):
    """What a published report says of an agency's attendance at a board in a year.

    Kept as printed, beside the registers of later years. `attended` is empty where our copy of the
    report does not give it; without an agency the row speaks of all of them.
    """

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="printed_attendance")
    period = models.ForeignKey(
        ReportingPeriod, on_delete=models.PROTECT, related_name="printed_attendance"
    )
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="printed_attendance"
    )
    meetings = models.PositiveSmallIntegerField()
    attended = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.TextField(blank=True, help_text="What the report says of it, and where")

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "printed attendance"
        verbose_name_plural = "printed attendance"
        ordering = ["board__order", F("attended").asc(nulls_last=True), "agency__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "period", "agency"], name="one_printed_attendance_an_agency"
            ),
            models.CheckConstraint(
                condition=Q(attended__isnull=True) | Q(attended__lte=F("meetings")),
                name="attended_within_meetings",
                violation_error_message="More meetings were attended than were held.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency or 'Every agency'}, {self.board}, {self.period}"


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
