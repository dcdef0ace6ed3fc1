"""Partnerships and their boards and groups, dated, with who reports to whom."""

from datetime import date

from django.db import models
from django.urls import reverse

from partnership.access.querysets import VisibleQuerySet
from partnership.records.dated import Dated, dates_in_order, running_on
from partnership.records.models import Record


class DatedQuerySet(VisibleQuerySet):
    """Questions to rows that hold from one day until another."""

    def on(self, day: date) -> "DatedQuerySet":
        """Those that hold on this day."""
        return self.filter(running_on(day))


class Partnership(Dated, Record):
    """The safeguarding partnership of one or several areas: what one service looks after.

    Boards come and go inside it (docs/adr/0010); two partnerships see nothing of each other. One
    that ends keeps its rows; what followed it is a row of its own (docs/adr/0020).
    """

    kept_by = frozenset({"arrange"})  # not those who only record what their agency gave

    key = models.SlugField(max_length=80, unique=True)
    code = models.SlugField(
        max_length=10,
        blank=True,
        help_text="Begins this partnership's references; only one partnership may go without",
    )
    name = models.CharField(max_length=200)
    place = models.CharField(
        max_length=120, blank=True, help_text="Beside the portal's name; empty: the areas"
    )
    service_name = models.CharField(max_length=120, blank=True)
    service_phone = models.CharField(max_length=40, blank=True)
    service_email = models.EmailField(blank=True)
    source = models.TextField(blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            dates_in_order("partnership_dates_in_order"),
            models.UniqueConstraint(fields=["code"], name="one_partnership_a_code"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The structure of its boards."""
        return reverse("boards:structure")


class BoardKind(models.TextChoices):
    """What a board or group is for; the drawing and later rooms lean on it."""

    SERVICE = "service", "Partnership service"
    EXECUTIVE = "executive", "Executive board"
    BOARD = "board", "Partnership board"
    FORUM = "forum", "Consultation and development forum"
    QUALITY = "quality", "Quality and effectiveness group"
    REVIEW = "review", "Review group"
    TASK = "task", "Task and finish group"
    DOTTED = "dotted", "Forum by dotted line"
    PANEL = "panel", "Panel or steering group kept within the arrangements"
    GROUP = "group", "Sub-group"
    STATUTORY = "statutory", "Other statutory or strategic board"


class Remit(models.TextChoices):
    """Whose safety a board is about."""

    CHILDREN = "children", "Children"
    ADULTS = "adults", "Adults"
    BOTH = "both", "Children and adults"


class Board(Dated, Record):
    """A board, group, forum, panel or the partnership service, from its first day to its last."""

    kept_by = frozenset({"record_meeting", "arrange"})  # not those who only propose an item

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="boards")
    key = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=BoardKind)
    remit = models.CharField(max_length=20, choices=Remit)
    purpose = models.TextField(blank=True)
    chaired_by = models.CharField(max_length=120, blank=True, help_text="The office that chairs it")
    dates_note = models.TextField(blank=True, help_text="How sure the dates are, and the source")
    order = models.PositiveIntegerField(default=0)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "board or group"
        verbose_name_plural = "boards and groups"
        ordering = ["order", "name"]
        constraints = [dates_in_order("board_dates_in_order")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The board's page."""
        return reverse("boards:board", args=[self.key])


class ReportingLine(Dated, Record):
    """One board answers to another: by a solid line, or by a dotted one where it stays its own."""

    below = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="lines_up")
    above = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="lines_down")
    dotted = models.BooleanField(default=False)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["below__order", "pk"]
        constraints = [
            dates_in_order("line_dates_in_order"),
            models.UniqueConstraint(
                fields=["below", "above", "starts_on"], name="one_line_a_pair_and_day"
            ),
            models.CheckConstraint(
                condition=~models.Q(below=models.F("above")), name="no_board_reports_to_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.below} {'is linked' if self.dotted else 'reports'} to {self.above}"
