"""A theme that several boards share, and the part that each takes, as a protocol says."""

from django.db import models

from boards.models import Board, Partnership
from boards.models.board import DatedQuerySet
from partnership.records.dated import Dated, dates_in_order
from partnership.records.models import Record


class Theme(Dated, Record):
    """A theme such as exploitation, on which boards work together."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="themes")
    name = models.CharField(max_length=120)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            dates_in_order("theme_dates_in_order"),
            models.UniqueConstraint(
                fields=["partnership", "name"],
                name="one_theme_a_name",
                violation_error_message="There is a theme of this name already.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Part(models.TextChoices):
    """What a board does for a theme."""

    LEAD = "lead", "Leads"
    CONTRIBUTES = "contributes", "Contributes"
    INFORMED = "informed", "Is kept informed"


class ThemeBoard(Dated, Record):
    """The part that a board takes in a theme, from a day until a day, and where that is agreed."""

    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="parts")
    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="themes")
    part = models.CharField(max_length=20, choices=Part)
    protocol = models.CharField("agreed in", max_length=200)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "part of a board in a theme"
        verbose_name_plural = "parts of boards in themes"
        ordering = ["theme__name", "board__order", "board__name", "-starts_on"]
        constraints = [
            dates_in_order("theme_board_dates_in_order"),
            models.UniqueConstraint(
                fields=["theme", "board", "starts_on"],
                name="one_part_a_board_and_day",
                violation_error_message="Its part from this day is said already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.board} {self.get_part_display().lower()}: {self.theme}"
