"""Minutes: typed lines under the items, checked by the chair, frozen when a meeting approves."""

import hashlib

from django.db import models
from django.db.models import Q
from django.urls import reverse

from boards.meetings.models.agenda import AgendaItem
from boards.models import Action, Meeting
from partnership.access.querysets import VisibleQuerySet
from partnership.records.models import Record, user_key


class Stage(models.TextChoices):
    """How far minutes are."""

    DRAFT = "draft", "Draft"
    WITH_CHAIR = "with_chair", "With the chair"
    CHECKED = "checked", "Checked by the chair"
    APPROVED = "approved", "Approved"


# While they are so, lines may be written.
OPEN = (Stage.DRAFT, Stage.WITH_CHAIR)


class LineKind(models.TextChoices):
    """What one line of minutes is."""

    NOTE = "note", "Note"
    DECISION = "decision", "Decision"
    ACTION = "action", "Action"
    CHALLENGE = "challenge", "Challenge"
    RISK = "risk", "Risk"


class Minutes(Record):
    """The minutes of one meeting. Once approved, their words stay; corrections are addenda."""

    kept_by = frozenset({"see_changes"})

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="minutes")
    stage = models.CharField(max_length=20, choices=Stage, default=Stage.DRAFT)
    checked_by = user_key(null=True, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="approves"
    )
    digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the approved words")

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "minutes"
        verbose_name_plural = "minutes"
        ordering = ["-meeting__held_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(stage="approved", approved_at__isnull=False) & ~Q(digest="")
                | ~Q(stage="approved") & Q(approved_at__isnull=True, digest=""),
                name="approved_minutes_are_frozen",
            ),
        ]

    def __str__(self) -> str:
        return f"Minutes of {self.meeting}"

    def get_absolute_url(self) -> str:
        """The page of the minutes."""
        return reverse("meetings:minutes", args=[self.meeting_id])

    @property
    def is_open(self) -> bool:
        """Whether lines may still be written."""
        return self.stage in OPEN

    def digest_now(self) -> str:
        """The SHA-256 of the lines as they stand: equal to `digest` while nobody touched them."""
        lines = MinuteLine.objects.filter(item__meeting=self.meeting_id)
        ordered = lines.order_by("item__position", "item", "position", "pk")
        told = "".join(f"{line.item_id}\x1f{line.told}\x1e" for line in ordered)
        return hashlib.sha256(told.encode()).hexdigest()


class MinuteLine(Record):
    """One thing that was said, decided or asked under an item."""

    kept_by = frozenset({"see_changes"})

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=LineKind)
    words = models.TextField(max_length=4000)
    owner = models.CharField(max_length=120, blank=True, help_text="To whom, or who owns it")
    due_on = models.DateField("by when", null=True, blank=True)
    basis = models.CharField(
        max_length=200, blank=True, help_text="Of a decision: how it was agreed, the rule it uses"
    )
    action = models.OneToOneField(
        Action, on_delete=models.PROTECT, null=True, blank=True, related_name="line"
    )
    dropped_because = models.CharField(max_length=200, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "line of minutes"
        verbose_name_plural = "lines of minutes"
        ordering = ["item__position", "item", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["item", "position"], name="one_line_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.words[:80]}"

    def get_absolute_url(self) -> str:
        """The item's part of the minutes."""
        return reverse("meetings:minute_item", args=[self.item_id])

    @property
    def told(self) -> str:
        """Everything that it says, for the digest."""
        due = self.due_on.isoformat() if self.due_on else ""
        parts = (self.position, self.kind, self.words, self.owner, due, self.basis)
        return "\x1f".join(str(part) for part in (*parts, self.dropped_because))


class Addendum(Record):
    """A dated correction of approved minutes; about one item, so that who may read it is known."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="addenda")
    words = models.TextField(max_length=4000)
    added_at = models.DateTimeField()
    added_by = user_key()

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "addendum"
        verbose_name_plural = "addenda"
        ordering = ["added_at", "pk"]

    def __str__(self) -> str:
        return f"Correction to {self.item}"

    def get_absolute_url(self) -> str:
        """The item's part of the minutes."""
        return reverse("meetings:minute_item", args=[self.item_id])
