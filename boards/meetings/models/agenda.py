"""Agendas: the items of a meeting in order, their papers, and from whom an item is kept."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from boards.models import Board, Meeting
from partnership.access.querysets import VisibleQuerySet
from partnership.agencies.models import Agency
from partnership.records.models import Record, user_key


class Purpose(models.TextChoices):
    """What a board is to do with an item."""

    DECIDE = "decide", "Decide"
    ASSURE = "assure", "Assure"
    DISCUSS = "discuss", "Discuss"
    NOTE = "note", "Note"


class Origin(models.TextChoices):
    """How an item came onto an agenda."""

    TYPED = "typed", "Put in by the service"
    STANDING = "standing", "Standing"
    BY_ITSELF = "by_itself", "Put in by itself"
    PROPOSED = "proposed", "Proposed by a member"
    RETURNED = "returned", "Comes back"
    SUGGESTED = "suggested", "Suggested by the portal"


class Audience(models.TextChoices):
    """Who of those at the meeting may read an item."""

    EVERYBODY = "everybody", "Everybody at the meeting"
    NAMED = "named", "Only those named"


class Issue(Record):
    """The agenda and papers went out: from then on members see them."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="issue")
    issued_at = models.DateTimeField()
    issued_by = user_key()

    class Meta:
        verbose_name = "issue of a pack"
        verbose_name_plural = "issues of packs"

    def __str__(self) -> str:
        return f"Pack of {self.meeting}"


class AgendaItem(Record):
    """One item of a meeting's agenda; without a meeting it waits to come in.

    Its number on the agenda is its place in the order of all items, the same for every reader
    whether or not they may read the others.
    """

    kept_by = frozenset({"see_changes"})

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="agenda_items")
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="items"
    )
    position = models.PositiveIntegerField(default=0)
    title = models.CharField(max_length=200)
    purpose = models.CharField(max_length=20, choices=Purpose)
    owner = models.CharField(
        "who brings it", max_length=120, blank=True, help_text="A person, an office or an agency"
    )
    minutes = models.PositiveSmallIntegerField("minutes", default=10)
    paper_due_on = models.DateField("paper due on", null=True, blank=True)
    origin = models.CharField(max_length=20, choices=Origin, default=Origin.TYPED)
    proposed_by = user_key(null=True, blank=True)
    audience = models.CharField(
        "who may read it", max_length=20, choices=Audience, default=Audience.EVERYBODY
    )
    restricted_because = models.CharField("why not everybody", max_length=300, blank=True)
    came_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="came_back_as"
    )
    back_after = models.PositiveSmallIntegerField(
        "comes back after so many meetings", null=True, blank=True
    )
    dropped_because = models.CharField("why it was taken off", max_length=300, blank=True)
    # Whoever does not see that row by a seat or an office does not read the item: no deputy does.
    came_of = models.CharField(
        "what it was suggested for", max_length=120, blank=True, help_text="A row of another room"
    )

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "agenda item"
        ordering = ["meeting", "position", "pk"]
        indexes = [models.Index(fields=["board", "meeting", "position"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__lte=480),
                name="item_fits_a_day",
                violation_error_message="An item takes at most 480 minutes.",
            ),
            models.CheckConstraint(
                condition=Q(audience=Audience.EVERYBODY) | ~Q(restricted_because=""),
                name="restricted_item_says_why",
                violation_error_message="Say why not everybody may read it.",
            ),
            models.UniqueConstraint(
                fields=["came_from", "back_after"],
                condition=Q(came_from__isnull=False, back_after__isnull=False, dropped_because=""),
                name="comes_back_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The item's page."""
        return reverse("meetings:item", args=[self.pk])

    @property
    def is_restricted(self) -> bool:
        """Whether only those named may read it."""
        return self.audience == Audience.NAMED

    @property
    def is_closed_to_some(self) -> bool:
        """Whether it is restricted or kept from somebody. One query where it is not restricted."""
        return self.is_restricted or self.withheld.filter(ended_at__isnull=True).exists()

    @property
    def readings_are_kept(self) -> bool:
        """Whoever opens what is restricted stands in its log."""
        return self.is_restricted


class Reader(Record):
    """A restricted item is for this agency's seat, or for this person."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="readers")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    person = user_key(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(agency__isnull=True, person__isnull=False)
                | Q(agency__isnull=False, person__isnull=True),
                name="reader_is_a_seat_or_a_person",
            ),
            models.UniqueConstraint(
                fields=["item", "agency", "person"],
                nulls_distinct=False,
                name="one_reader_a_seat_or_person",
            ),
        ]

    def __str__(self) -> str:
        return str(self.agency or self.person)


class Withheld(Record):
    """An item is kept from one person, such as for an interest, whatever office they hold."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="withheld")
    person = user_key()
    because = models.CharField("why", max_length=300)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "item kept from a person"
        verbose_name_plural = "items kept from people"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "person"],
                condition=Q(ended_at__isnull=True),
                name="withheld_once",
                violation_error_message="This item is kept from this person already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item} is kept from {self.person}"
