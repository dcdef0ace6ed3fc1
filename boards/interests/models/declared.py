"""Interests declared for a meeting, and what the chair or the service decided on each."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from boards.interests.models.standing import Interest
from boards.meetings.models import AgendaItem, Withheld
from boards.models import Meeting
from partnership.access.querysets import VisibleQuerySet
from partnership.records.models import Record, user_key


class How(models.TextChoices):
    """Where an interest was declared."""

    ANSWER = "answer", "With the answer to the invitation"
    LINK = "link", "By the link in the letter"
    PORTAL = "portal", "On the portal"
    MEETING = "meeting", "Written down by the service"


class Outcome(models.TextChoices):
    """What was decided on an interest."""

    NOTED = "noted", "It is noted, and nothing more"
    STAYS = "stays", "They stay but do not decide"
    LEAVES = "leaves", "They leave, and the item is kept from them"


class Declaration(Record):
    """What one person declared for one meeting, against an item or not yet against any."""

    kept_by = frozenset({"see_changes"})

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="declarations")
    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="declarations"
    )
    person = user_key()
    interest = models.ForeignKey(
        Interest, on_delete=models.PROTECT, null=True, blank=True, related_name="declared"
    )
    what = models.CharField("the interest", max_length=300)
    how = models.CharField("how it was declared", max_length=20, choices=How)
    declared_at = models.DateTimeField()
    declared_by = user_key()

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "declaration"
        ordering = ["declared_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "item", "person", "what"],
                nulls_distinct=False,
                name="declared_once",
                violation_error_message="This is declared already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.what}"

    def get_absolute_url(self) -> str:
        """The interests of its meeting."""
        return reverse("interests:of_meeting", args=[self.meeting_id])


class Ruling(Record):
    """What was decided on a declared interest for one item. It is ended, never taken away."""

    kept_by = frozenset({"see_changes"})

    declaration = models.ForeignKey(Declaration, on_delete=models.PROTECT, related_name="rulings")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="rulings")
    outcome = models.CharField(max_length=20, choices=Outcome)
    because = models.CharField("why", max_length=300)
    minuted = models.CharField("what the minutes say", max_length=300)
    ruled_by = user_key()
    ruled_at = models.DateTimeField()
    withheld = models.ForeignKey(
        Withheld, on_delete=models.PROTECT, null=True, blank=True, related_name="rulings"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.CharField("why it was taken back", max_length=200, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["ruled_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["declaration", "item"],
                condition=Q(ended_at__isnull=True),
                name="one_ruling_an_item",
                violation_error_message="It is decided already: take that back first.",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_because="")
                | Q(ended_at__isnull=False) & ~Q(ended_because=""),
                name="ended_ruling_says_why",
                violation_error_message="Say why it is taken back.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.declaration}"
