"""The register of a meeting: one mark for each seat, and who else was in the room."""

from django.db import models
from django.db.models import Q

from boards.models import Meeting, Seat
from partnership.access.querysets import VisibleQuerySet
from partnership.records.models import Record, user_key


class How(models.TextChoices):
    """How a seat was filled at a meeting."""

    PRESENT = "present", "Present"
    DEPUTY = "deputy", "Deputy"
    APOLOGIES = "apologies", "Apology"
    ABSENT = "absent", "Absent"
    VACANT = "vacant", "Vacant"


CAME = (How.PRESENT, How.DEPUTY)
# A vacant seat is found, not marked.
MARKS = [choice for choice in How.choices if choice[0] != How.VACANT]


class Attendance(Record):
    """How one seat was filled at one meeting. The seat is marked, not the person."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="attendances")
    how = models.CharField(max_length=20, choices=How)
    person = user_key(null=True, blank=True)
    deputy = models.CharField("who came as deputy", max_length=120, blank=True)
    marked_by = user_key()
    marked_at = models.DateTimeField()

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "mark in a register"
        verbose_name_plural = "marks in registers"
        ordering = ["meeting", "seat__order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "seat"], name="one_mark_a_seat"),
            models.CheckConstraint(
                condition=Q(how=How.DEPUTY) & ~Q(deputy="") | ~Q(how=How.DEPUTY) & Q(deputy=""),
                name="mark_names_the_deputy",
                violation_error_message="Enter who came as deputy.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat}: {self.get_how_display()}"


class Guest(Record):
    """Somebody in the room who sat in no seat."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="guests")
    name = models.CharField(max_length=120)
    agency = models.CharField("where from", max_length=200, blank=True)
    why = models.CharField("why they were there", max_length=200, blank=True)
    dropped_because = models.CharField("why taken out", max_length=200, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "person in attendance"
        verbose_name_plural = "people in attendance"
        ordering = ["meeting", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def line(self) -> str:
        """As it is typed: name, where from, why."""
        return ", ".join(part for part in (self.name, self.agency, self.why) if part)
