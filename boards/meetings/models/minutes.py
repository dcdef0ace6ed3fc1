"""Minutes: typed lines under the items, checked by the chair, frozen when a meeting approves."""

import hashlib
import json

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.crypto import salted_hmac

from boards.meetings.beside import minuted_under
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


# While they are so, lines may be written: what the chair reads does not change under her.
OPEN = (Stage.DRAFT,)


class LineKind(models.TextChoices):
    """What one line of minutes is."""

    NOTE = "note", "Note"
    DECISION = "decision", "Decision"
    ACTION = "action", "Action"
    CHALLENGE = "challenge", "Challenge"
    RISK = "risk", "Risk"


class Agreed(models.TextChoices):
    """How those at a meeting came to a decision."""

    CONSENSUS = "consensus", "By consensus"
    VOTE = "vote", "By vote"
    CHAIR = "chair", "By the chair, nobody objecting"


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
    remarks = models.TextField("what the chair wants changed", max_length=4000, blank=True)

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
        """The SHA-256 of items and lines as they stand: `digest` while nobody touched them.

        The group is told by its key: another name of it changes no word that was approved.
        """
        items = AgendaItem.objects.filter(meeting=self.meeting_id).order_by("position", "pk")
        lines: dict[int, list[list[str]]] = {}
        for line in MinuteLine.objects.filter(item__meeting=self.meeting_id).order_by("position"):
            lines.setdefault(line.item_id, []).append(line.told)
        beside = minuted_under(item.pk for item in items)
        told = [
            [
                str(item.position),
                item.title,
                item.dropped_because,
                lines.get(item.pk, []),
                beside.get(item.pk, []),
            ]
            for item in items
        ]
        of = f"{self.meeting.board.key} {self.meeting.held_on.isoformat()}"
        words = json.dumps([of, told], ensure_ascii=False)
        return hashlib.sha256(words.encode()).hexdigest()

    def token_now(self) -> str:
        """Names these very words for whoever reads them, and confirms no guess at closed ones."""
        return salted_hmac("boards.meetings.minutes", self.digest_now()).hexdigest()


class MinuteLine(Record):
    """One thing that was said, decided or asked under an item."""

    kept_by = frozenset({"see_changes"})

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=LineKind)
    words = models.TextField(max_length=4000)
    owner = models.CharField(max_length=120, blank=True, help_text="To whom, or who owns it")
    due_on = models.DateField("by when", null=True, blank=True)
    agreed = models.CharField(
        "how it was agreed", max_length=20, choices=Agreed, blank=True, help_text="Of a decision"
    )
    basis = models.CharField(
        max_length=200, blank=True, help_text="Of a decision: the rule or power it relies on"
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
        """The item's part of the minutes, where everybody who may read the line finds it."""
        return f"{reverse('meetings:minutes', args=[self.item.meeting_id])}#i{self.item_id}"

    @property
    def told(self) -> list[str]:
        """Everything that it says, for the digest."""
        parts = (self.position, self.kind, self.words, self.owner, self.due_on, self.agreed)
        return [str(part) for part in (*parts, self.basis, self.action_id, self.dropped_because)]


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
