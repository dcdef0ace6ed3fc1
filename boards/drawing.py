"""The structure as a drawing: boxes and lines worked out from the tree, for any number of boards.

Every node owns a region of the sheet. Its box stands at the top of it, what reports to it in
rows below, what is linked to it in a column under those, reached by a channel along the region's
outer edge. Regions never overlap, so boxes and lines do not either.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from boards.lettering import LINE, SMALL_LINE, wrap
from boards.models import Board
from boards.models.board import Remit
from boards.structure import Item, Joint, Node

SHEET = 1200
GAP = 15  # between neighbouring boxes
DROP = 54  # from a box to the row below it
BAR = 28  # of that, down to the bar that carries the row
CHANNEL = 24  # strip along the edge for a dotted line
SPINE = 20  # strip along the left for a line to further rows
LEAF, LINKED, TASK, BRANCH, ROOT = 170, 270, 270, 330, 400
NARROWEST = 130
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


@dataclass(frozen=True)
class Drawing:
    """Everything that the template needs."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    solid: str
    dotted: str


@dataclass(frozen=True)
class Region:
    """A piece of the sheet: from where, how wide, to which side box and dotted lines keep."""

    left: int
    width: int
    lean: str = ""  # "left" or "right": the box stands at that side, not in the middle
    side: str = ""  # where dotted lines run: "left", "right" or "none"; empty: the outer side

    @property
    def right(self) -> int:
        """The outer edge."""
        return self.left + self.width

    @property
    def middle(self) -> int:
        """Halfway across."""
        return self.left + self.width // 2


Row = list[tuple[Item, Region]]
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


def says(node: Node) -> str:
    """The small line in a box: who chairs it, or whose safety it is about."""
    board = node.board
    parts = [f"Chair: {board.chaired_by}"] if board.chaired_by else []
    if not parts and board.remit != Remit.BOTH and board.remit not in board.name.lower():
        parts.append(board.get_remit_display())
    return ". ".join([*parts, *node.also])


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
        for row in _rows(roots, Region(0, self.sheet)):
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
        parts = _members(joint, region)
        placed = [self._node(member, part, top, level, tall) for member, part in parts]
        boxes = [box for box, _ in placed]
        for one, other in pairwise(boxes):
            self.solid.append(f"M{one.x + one.width} {one.centre}H{other.x}")
        gap = min((part.left for _, part in parts[1:]), key=lambda x: abs(x - region.middle))
        foot = max(end for _, end in placed)
        around = _around(gap, region, joint.shared)
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
        inner = below = _inside(region, side)
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
        rows, spine = _rows_and_spine(items, region, across)
        for number, row in enumerate(rows):
            bar, tall = foot + BAR, self._tallest(row, level)
            drawn = [self._item(item, part, foot + DROP, level, tall) for item, part in row]
            further = [_is_dotted(item) for later in rows[number + 1 :] for item, _ in later]
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
        width = _box_width(node, region, level)
        self.cramped = self.cramped or width < NARROWEST
        lines = _lines(node, width)
        height = max(tall, _height(lines))
        x = {"left": region.left, "right": region.right - width}.get(
            region.lean, region.middle - width // 2
        )
        y = top + (height - _height(lines)) // 2 + PADDING
        words = []
        for text, bold in lines:
            step = LINE if bold else SMALL_LINE
            words.append(Words(text, y + step - 4, bold))
            y += step
        return Box(node.board, x, top, width, height, _paint(node, level), tuple(words))

    def _tallest(self, row: Row, level: int) -> int:
        """One height for the boxes of a row."""
        pairs: list[tuple[Node, Region]] = []
        for item, region in row:
            pairs += _members(item, region) if isinstance(item, Joint) else [(item, region)]
        return max(_height(_lines(node, _box_width(node, region, level))) for node, region in pairs)


def _bar(pen: list[str], trunk: tuple[int, int, int], boxes: list[Box], onward: list[int]) -> None:
    """The line down to a row, along it, and down to each box of one sort."""
    across, down, bar = trunk
    crosses = [box.middle for box in boxes] + onward
    if crosses:
        ends = [across, *crosses]
        pen.append(f"M{across} {down}V{bar}M{min(ends)} {bar}H{max(ends)}")
        pen += [f"M{box.middle} {bar}V{box.y}" for box in boxes]


def _inside(region: Region, side: str) -> Region:
    """The region without the channel of its dotted lines, leaning to it."""
    left = region.left + (CHANNEL if side == "left" else 0)
    return Region(left, region.width - CHANNEL, side)


def _around(gap: int, region: Region, items: Sequence[Item]) -> Region:
    """The part of the region with the gap in its middle, when all the items fit there in a row."""
    half = min(gap - region.left, region.right - gap)
    fits = sum(_need(item) for item in items) <= 2 * half
    return Region(gap - half, 2 * half) if fits else region


def _is_dotted(item: Item) -> bool:
    return all(node.dotted for node in (item.members if isinstance(item, Joint) else [item]))


def _members(joint: Joint, region: Region) -> list[tuple[Node, Region]]:
    """The members side by side in one row, the dotted lines of the outer two outside."""
    count = len(joint.members)
    needs = [min(_need(member), region.width // count) for member in joint.members]
    spare = (region.width - sum(needs)) // count
    parts, left = [], region.left
    for number, (member, need) in enumerate(zip(joint.members, needs, strict=True)):
        side = {0: "left", count - 1: "right"}.get(number, "none")
        parts.append((member, Region(left, need + spare, side=side)))
        left += need + spare
    return parts


def _rows(items: Sequence[Item], region: Region) -> list[Row]:
    """The items in rows, as many as needed, each with its own part of the region."""
    needs = _needs(items, region.width)
    rows: list[list[tuple[Item, int]]] = [[]]
    for item, need in zip(items, needs, strict=True):
        if rows[-1] and sum(width for _, width in rows[-1]) + need > region.width:
            rows.append([])
        rows[-1].append((item, need))
    if len(rows) > 1 and len(set(needs)) == 1:
        rows = _even([pair for row in rows for pair in row], len(rows))
    return [_spread(row, region) for row in rows if row]


def _even(pairs: list[tuple[Item, int]], count: int) -> list[list[tuple[Item, int]]]:
    """Seven in two rows as four and three, not six and one."""
    each = -(-len(pairs) // count)
    return [pairs[start : start + each] for start in range(0, len(pairs), each)]


def _spread(row: list[tuple[Item, int]], region: Region) -> Row:
    spare = (region.width - sum(width for _, width in row)) // len(row)
    grow = spare if any(_breadth(item) for item, _ in row) else min(spare, 40)
    left = region.middle - sum(width + grow for _, width in row) // 2
    parts: Row = []
    for item, width in row:
        parts.append((item, Region(left, width + grow)))
        left += width + grow
    return parts


def _breadth(item: Item) -> int:
    """How many boards with boards below them stand side by side in it."""
    return len(item.members) if isinstance(item, Joint) else int(bool(item.children))


def _needs(items: Sequence[Item], width: int) -> list[int]:
    """How wide each would like to be, within reason: branches share the width between them."""
    branches = sum(_breadth(item) for item in items)
    share = max(BRANCH + GAP, width // branches) if branches else width
    return [min(_need(item), share * max(_breadth(item), 1), width) for item in items]


def _need(item: Item) -> int:
    if isinstance(item, Joint):
        return sum(max(_need(member), BRANCH + GAP) for member in item.members)
    if not item.children:
        return (TASK if item.is_task else LEAF) + GAP
    below = sum(_need(child) for child in item.below)
    return max(BRANCH + GAP, below) + (CHANNEL if item.linked else 0)


def _rows_and_spine(items: Sequence[Item], region: Region, middle: int) -> tuple[list[Row], int]:
    """The rows, and where the line runs that reaches those after the first."""
    rows = _rows(items, region)
    if len(rows) < 2:
        return rows, middle
    if len(rows) == 2 and len(rows[0]) > 1:
        gaps = [part.left for _, part in rows[0][1:]]
        return rows, min(gaps, key=lambda x: abs(x - middle))
    beside = Region(region.left + SPINE, region.width - SPINE)
    return _rows(items, beside), region.left + 6


def _box_width(node: Node, region: Region, level: int) -> int:
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


def _lines(node: Node, width: int) -> list[tuple[str, bool]]:
    """The text of a box, broken so that it stays inside: name in bold, then the small line."""
    room = max(width - 2 * PADDING, 40)
    name = [(text, True) for text in wrap(node.board.name, room, bold=True)]
    return name + [(text, False) for text in wrap(says(node), room)]


def _height(lines: list[tuple[str, bool]]) -> int:
    return 2 * PADDING + sum(LINE if bold else SMALL_LINE for _, bold in lines)


def _paint(node: Node, level: int) -> Paint:
    if node.dotted:
        return DASHED
    if level == 0:
        return TOP
    if node.is_task:
        return TIMED
    return MIDDLE if node.children else PLAIN
