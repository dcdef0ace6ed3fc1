"""Papers, their versions, the numbers of their pages in the pack, and packs that lie ready."""

from django.db import models
from django.db.models import Q

from boards.meetings.models.agenda import AgendaItem, Issue
from boards.models import Meeting
from partnership.access.querysets import VisibleQuerySet
from partnership.records.models import Record, user_key

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def letters(number: int) -> str:
    """The so-many-th suffix: a, b, … z, aa, ab …"""
    found = ""
    while number:
        number, at = divmod(number - 1, len(LETTERS))
        found = LETTERS[at] + found
    return found


class Paper(Record):
    """A paper for an item. What it says stands in its versions."""

    kept_by = frozenset({"see_changes"})

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="papers")
    title = models.CharField(max_length=200)
    added_at = models.DateTimeField()
    withdrawn_because = models.CharField(max_length=300, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["item", "added_at", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def readings_are_kept(self) -> bool:
        """As those of its item."""
        return self.item.readings_are_kept

    def get_absolute_url(self) -> str:
        """The page of its item."""
        return self.item.get_absolute_url()


class Version(Record):
    """One version of a paper: the file is about it, so that each version has readers of its own."""

    kept_by = frozenset({"see_changes"})
    # Whoever opened a version that is replaced later is told, so every opening is written down.
    readings_are_kept = True

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    added_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)
    pages = models.PositiveIntegerField(
        null=True, blank=True, help_text="How many the pack has of it; empty: not counted yet"
    )
    apart_because = models.CharField(
        "why it stands in the pack as one page that names it", max_length=200, blank=True
    )

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "version of a paper"
        verbose_name_plural = "versions of papers"
        ordering = ["paper", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "number"], name="one_version_a_number"),
            models.UniqueConstraint(
                fields=["paper"], condition=Q(replaced_at__isnull=True), name="one_current_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paper}, version {self.number}"

    def get_absolute_url(self) -> str:
        """The page of its item."""
        return self.paper.get_absolute_url()


class PackPages(Record):
    """The pages that a version has in the pack, for every reader and for good.

    What stood there when the pack was issued is numbered 1, 2, 3 over all items. What comes later
    hangs on one of these numbers with letters: 19a, 19b.
    """

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="pages")
    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="in_pack")
    number = models.PositiveIntegerField(help_text="Of its first page, or what its letters hang on")
    letter = models.PositiveIntegerField(default=0, help_text="0: none; 1 is a, 27 is aa")
    pages = models.PositiveIntegerField()

    class Meta:
        verbose_name = "pages in a pack"
        verbose_name_plural = "pages in packs"
        ordering = ["issue", "number", "letter"]
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "number", "letter"], name="one_paper_a_page_number"
            ),
            models.CheckConstraint(condition=Q(pages__gte=1), name="a_paper_has_a_page"),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def labels(self) -> list[str]:
        """What each of its pages is called."""
        if not self.letter:
            return [str(self.number + at) for at in range(self.pages)]
        return [f"{self.number}{letters(self.letter + at)}" for at in range(self.pages)]

    @property
    def came_late(self) -> bool:
        """Whether it came after the pack was issued."""
        return bool(self.letter)

    @property
    def span(self) -> str:
        """From which page to which: "12", "12–19", "19a–19f"."""
        called = self.labels
        return called[0] if len(called) == 1 else f"{called[0]}–{called[-1]}"

    @property
    def words(self) -> str:
        """The same as said on pages: "page 12", "pages 12–19"."""
        return f"page{'' if self.pages == 1 else 's'} {self.span}"


class BoundPack(models.Model):
    """One pack that lies ready for whoever may read exactly what is in it.

    Its key is a digest of everything that the pack holds. Each reader's own is computed at every
    fetch from what the gate lets them read then, so nobody is handed another set.
    """

    no_history = "made from the papers for exactly one set of readers, thrown away after days"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="bound_packs")
    key = models.CharField(max_length=64)
    asked_by = user_key()
    asked_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True, blank=True)
    ahead = models.BooleanField(
        default=False,
        help_text="Bound before anybody asked: it lies ready until the meeting is over",
    )
    place = models.CharField(max_length=32, blank=True, help_text="Names the file on disk")
    failed_because = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "key"], name="one_pack_a_set_of_pages"),
        ]

    def __str__(self) -> str:
        return f"Pack of {self.meeting}"

    @property
    def is_waiting(self) -> bool:
        """Whether it is neither ready nor known to fail."""
        return self.ready_at is None and not self.failed_because

    @property
    def path(self) -> str:
        """Where the file lies: random, nothing of what it holds."""
        return f"packs/{self.place[:2]}/{self.place}"
