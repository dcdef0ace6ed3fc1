"""How the boards of a drawing share the width of its sheet: rows, and a region for each."""

from collections.abc import Sequence
from dataclasses import dataclass

from boards.structure import Item, Joint, Node

GAP = 15  # between neighbouring boxes
CHANNEL = 24  # strip along the edge for a dotted line
SPINE = 20  # strip along the left for a line to further rows
LEAF, LINKED, TASK, BRANCH, ROOT = 170, 270, 270, 330, 400


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


def inside(region: Region, side: str) -> Region:
    """The region without the channel of its dotted lines, leaning to it."""
    left = region.left + (CHANNEL if side == "left" else 0)
    return Region(left, region.width - CHANNEL, side)


def around_gap(gap: int, region: Region, items: Sequence[Item]) -> Region:
    """The part of the region with the gap in its middle, when all the items fit there in a row."""
    half = min(gap - region.left, region.right - gap)
    fits = sum(_need(item) for item in items) <= 2 * half
    return Region(gap - half, 2 * half) if fits else region


def is_dotted_line(item: Item) -> bool:
    """Whether only dotted lines lead to it."""
    return all(node.dotted for node in (item.members if isinstance(item, Joint) else [item]))


def members_of(joint: Joint, region: Region) -> list[tuple[Node, Region]]:
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


def rows_of(items: Sequence[Item], region: Region) -> list[Row]:
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


def rows_and_spine(items: Sequence[Item], region: Region, middle: int) -> tuple[list[Row], int]:
    """The rows, and where the line runs that reaches those after the first."""
    rows = rows_of(items, region)
    if len(rows) < 2:
        return rows, middle
    if len(rows) == 2 and len(rows[0]) > 1:
        gaps = [part.left for _, part in rows[0][1:]]
        return rows, min(gaps, key=lambda x: abs(x - middle))
    beside = Region(region.left + SPINE, region.width - SPINE)
    return rows_of(items, beside), region.left + 6
