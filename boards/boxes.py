"""One box of a drawing: its size, its colours and the words in it."""

from dataclasses import dataclass

from boards.lettering import LINE, SMALL_LINE, wrap
from boards.models import Board
from boards.models.board import Remit
from boards.spacing import BRANCH, CHANNEL, GAP, LEAF, LINKED, ROOT, TASK, Region
from boards.structure import Node

PADDING = 12


@dataclass(frozen=True)
class Paint:
    """Colours of one sort of box."""

    fill: str
    stroke: str
    ink: str = "#15252c"
    soft: str = "#475860"
    dash: str = ""


TOP = Paint("#0c3340", "#0c3340", ink="#fff", soft="#b9d6dd")
MIDDLE = Paint("#ddebee", "#0e5566")
PLAIN = Paint("#fff", "#0e5566")
TIMED = Paint("#fdf0cf", "#b26a00")
DASHED = Paint("#fff", "#6f8087", dash="3 4")


@dataclass(frozen=True)
class Words:
    """One line of text in a box."""

    text: str
    y: int
    bold: bool


@dataclass(frozen=True)
class Box:
    """One board on the sheet."""

    board: Board
    x: int
    y: int
    width: int
    height: int
    paint: Paint
    words: tuple[Words, ...]

    @property
    def href(self) -> str:
        """Where it leads."""
        return self.board.get_absolute_url()

    @property
    def label(self) -> str:
        """What a screen reader says of it."""
        return self.board.name

    @property
    def middle(self) -> int:
        """Across."""
        return self.x + self.width // 2

    @property
    def centre(self) -> int:
        """Down."""
        return self.y + self.height // 2

    @property
    def bottom(self) -> int:
        """The lower edge."""
        return self.y + self.height


def says(node: Node) -> str:
    """The small line in a box: who chairs it, or whose safety it is about."""
    board = node.board
    parts = [f"Chair: {board.chaired_by}"] if board.chaired_by else []
    if not parts and board.remit != Remit.BOTH and board.remit not in board.name.lower():
        parts.append(board.get_remit_display())
    return ". ".join([*parts, *node.also])


def box_width(node: Node, region: Region, level: int) -> int:
    """How wide the box of a board is within its region."""
    wish = LEAF + 30
    if level == 0:
        wish = ROOT
    elif node.dotted:
        wish = LINKED
    elif node.children:
        wish = BRANCH
    elif node.is_task:
        wish = TASK
    room = 2 * CHANNEL if node.linked else GAP
    return min(wish, region.width - room)


def lines_of(node: Node, width: int) -> list[tuple[str, bool]]:
    """The text of a box, broken so that it stays inside: name in bold, then the small line."""
    room = max(width - 2 * PADDING, 40)
    name = [(text, True) for text in wrap(node.board.name, room, bold=True)]
    return name + [(text, False) for text in wrap(says(node), room)]


def height_of(lines: list[tuple[str, bool]]) -> int:
    """How tall a box is with these lines in it."""
    return 2 * PADDING + sum(LINE if bold else SMALL_LINE for _, bold in lines)


def paint_of(node: Node, level: int) -> Paint:
    """The colours of a board, by where it stands."""
    if node.dotted:
        return DASHED
    if level == 0:
        return TOP
    if node.is_task:
        return TIMED
    return MIDDLE if node.children else PLAIN
