"""Themes by boards, as they stood on a day: a table, and the parts of one board."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from boards.models import Board, Partnership
from boards.themes.models import Part, Theme, ThemeBoard


@dataclass(frozen=True)
class Line:
    """One theme, and the part of each board in the order of the columns; None: no part."""

    theme: Theme
    cells: list[tuple[Board, ThemeBoard | None]]

    @property
    def has_lead(self) -> bool:
        """Whether a board leads on it."""
        return any(row and row.part == Part.LEAD for _, row in self.cells)


@dataclass(frozen=True)
class Mapping:
    """The table: its columns, its lines, and where it is agreed."""

    boards: list[Board]
    lines: list[Line]
    protocols: list[str]
    parts: list[ThemeBoard]


def parts_on(partnership: Partnership, user: Any, day: date) -> list[ThemeBoard]:
    """The parts that hold on a day, theme by theme. One query."""
    rows = ThemeBoard.objects.visible_to(user).on(day).filter(theme__partnership=partnership)
    return list(rows.select_related("theme", "board"))


def mapping_of(partnership: Partnership, user: Any, day: date) -> Mapping:
    """The table of a partnership on a day. One query."""
    parts = parts_on(partnership, user, day)
    boards = sorted({row.board for row in parts}, key=lambda one: (one.order, one.name))
    themes = list(dict.fromkeys(row.theme for row in parts))
    found = {(row.theme_id, row.board_id): row for row in parts}
    lines = [
        Line(theme, [(board, found.get((theme.pk, board.pk))) for board in boards])
        for theme in themes
    ]
    return Mapping(boards, lines, list(dict.fromkeys(row.protocol for row in parts)), parts)


@dataclass(frozen=True)
class OfBoard:
    """The themes of one board: its own part, and who leads."""

    part: ThemeBoard
    lead: Board | None


def themes_of(board: Board, user: Any, day: date) -> list[OfBoard]:
    """What a board shares with others on a day. Two queries; one where it shares nothing."""
    seen = ThemeBoard.objects.visible_to(user).on(day)
    mine = list(seen.filter(board=board).select_related("theme"))
    if not mine:
        return []
    leads = seen.filter(theme__in=[row.theme_id for row in mine], part=Part.LEAD)
    by_theme = {row.theme_id: row.board for row in leads.select_related("board")}
    return [OfBoard(row, by_theme.get(row.theme_id)) for row in mine]
