"""The structure as a drawing: boxes and lines worked out from the tree, for any number of boards.

Every node owns a region of the sheet. Its box stands at the top of it, what reports to it in
rows below, what is linked to it in a column under those, reached by a channel along the region's
outer edge. Regions never overlap, so boxes and lines do not either.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from boards.boxes import PADDING, Box, Words, box_width, height_of, lines_of, paint_of
from boards.lettering import LINE, SMALL_LINE
from boards.spacing import (
    CHANNEL,
    Region,
    Row,
    around_gap,
    inside,
    is_dotted_line,
    members_of,
    rows_and_spine,
    rows_of,
)
from boards.structure import Item, Joint, Node

SHEET = 1200
DROP = 54  # from a box to the row below it
BAR = 28  # of that, down to the bar that carries the row
NARROWEST = 130


@dataclass(frozen=True)
class Drawing:
    """Everything that the template needs."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    solid: str
    dotted: str


Top = tuple[Box, bool]  # a box that a line from above reaches, and whether it is dotted


def draw(roots: Sequence[Item]) -> Drawing:
    """The drawing of these trees; the sheet widens only when boxes would become too narrow."""
    sheet = SHEET
    pen = _Pen(sheet)
    pen.trees(roots)
    while pen.cramped and sheet < 8 * SHEET:
        sheet += SHEET // 2
        pen = _Pen(sheet)
        pen.trees(roots)
    return pen.drawing()


@dataclass
class _Pen:
    sheet: int
    boxes: list[Box] = field(default_factory=list)
    solid: list[str] = field(default_factory=list)
    dotted: list[str] = field(default_factory=list)
    cramped: bool = False

    def drawing(self) -> Drawing:
        foot = max((box.bottom for box in self.boxes), default=0)
        return Drawing(
            self.sheet, foot + 6, tuple(self.boxes), "".join(self.solid), "".join(self.dotted)
        )

    def trees(self, roots: Sequence[Item]) -> None:
        top = 6
        for row in rows_of(roots, Region(0, self.sheet)):
            tall = self._tallest(row, 0)
            ends = [self._item(item, region, top, 0, tall)[1] for item, region in row]
            top = max(ends, default=0) + DROP

    def _item(
        self, item: Item, region: Region, top: int, level: int, tall: int
    ) -> tuple[list[Top], int]:
        """Draw an item and all below it; which boxes a line from above must reach, and the foot."""
        if isinstance(item, Joint):
            return self._joint(item, region, top, level, tall)
        box, foot = self._node(item, region, top, level, tall)
        return [(box, item.dotted)], foot

    def _joint(
        self, joint: Joint, region: Region, top: int, level: int, tall: int
    ) -> tuple[list[Top], int]:
        parts = members_of(joint, region)
        placed = [self._node(member, part, top, level, tall) for member, part in parts]
        boxes = [box for box, _ in placed]
        for one, other in pairwise(boxes):
            self.solid.append(f"M{one.x + one.width} {one.centre}H{other.x}")
        gap = min((part.left for _, part in parts[1:]), key=lambda x: abs(x - region.middle))
        foot = max(end for _, end in placed)
        around = around_gap(gap, region, joint.shared)
        foot = self._hang((gap, boxes[0].centre), foot, joint.shared, around, level + 1)
        return [(box, node.dotted) for (box, _), (node, _) in zip(placed, parts, strict=True)], foot

    def _node(self, node: Node, region: Region, top: int, level: int, tall: int) -> tuple[Box, int]:
        """Draw a board and all below it; its box, and where its region ends."""
        box = self._box(node, region, top, level, tall)
        self.boxes.append(box)
        outer = "right" if region.middle > self.sheet // 2 else "left"
        side = region.lean or region.side or outer
        if side == "none" or not node.linked:
            start = (box.middle, box.bottom)
            return box, self._hang(start, box.bottom, node.children, region, level + 1)
        inner = below = inside(region, side)
        if len(node.below) == 1 and not region.lean:
            # A single board hangs straight down, not half a channel beside.
            below = Region(region.left + CHANNEL, region.width - 2 * CHANNEL)
        foot = self._hang((box.middle, box.bottom), box.bottom, node.below, below, level + 1)
        return box, self._linked(box, node.linked, inner, foot, level)

    def _hang(
        self, start: tuple[int, int], foot: int, items: Sequence[Item], region: Region, level: int
    ) -> int:
        """Rows of items below a line that comes down from `start`; where the last row ends."""
        if not items:
            return foot
        across, down = start
        rows, spine = rows_and_spine(items, region, across)
        for number, row in enumerate(rows):
            bar, tall = foot + BAR, self._tallest(row, level)
            drawn = [self._item(item, part, foot + DROP, level, tall) for item, part in row]
            further = [is_dotted_line(item) for later in rows[number + 1 :] for item, _ in later]
            for dotted, pen in ((False, self.solid), (True, self.dotted)):
                tops = [top for found, _ in drawn for top in found]
                reached = [box for box, is_dotted in tops if is_dotted == dotted]
                onward = [spine] if further and all(further) == dotted else []
                _bar(pen, (across, down, bar), reached, onward)
            foot, across, down = max(end for _, end in drawn), spine, bar
        return foot

    def _linked(
        self, box: Box, nodes: Sequence[Node], region: Region, foot: int, level: int
    ) -> int:
        left = region.lean == "left"
        channel = region.left - CHANNEL + 8 if left else region.right + CHANNEL - 8
        edge = box.x if left else box.x + box.width
        top, last = foot + 30, box.centre
        self.dotted.append(f"M{edge} {last}H{channel}")
        for node in nodes:
            child, foot = self._node(node, region, top, level + 1, 50)
            reach = child.x if left else child.x + child.width
            self.dotted.append(f"M{channel} {last}V{child.centre}H{reach}")
            top, last = foot + 14, child.centre
        return foot

    def _box(self, node: Node, region: Region, top: int, level: int, tall: int) -> Box:
        width = box_width(node, region, level)
        self.cramped = self.cramped or width < NARROWEST
        lines = lines_of(node, width)
        height = max(tall, height_of(lines))
        x = {"left": region.left, "right": region.right - width}.get(
            region.lean, region.middle - width // 2
        )
        y = top + (height - height_of(lines)) // 2 + PADDING
        words = []
        for text, bold in lines:
            step = LINE if bold else SMALL_LINE
            words.append(Words(text, y + step - 4, bold))
            y += step
        return Box(node.board, x, top, width, height, paint_of(node, level), tuple(words))

    def _tallest(self, row: Row, level: int) -> int:
        """One height for the boxes of a row."""
        pairs: list[tuple[Node, Region]] = []
        for item, region in row:
            pairs += members_of(item, region) if isinstance(item, Joint) else [(item, region)]
        return max(
            height_of(lines_of(node, box_width(node, region, level))) for node, region in pairs
        )


def _bar(pen: list[str], trunk: tuple[int, int, int], boxes: list[Box], onward: list[int]) -> None:
    """The line down to a row, along it, and down to each box of one sort."""
    across, down, bar = trunk
    crosses = [box.middle for box in boxes] + onward
    if crosses:
        ends = [across, *crosses]
        pen.append(f"M{across} {down}V{bar}M{min(ends)} {bar}H{max(ends)}")
        pen += [f"M{box.middle} {bar}V{box.y}" for box in boxes]
