"""From boards and the lines that run on one day to a tree. Pure: no query, no clock."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from boards.models import Board, BoardKind, ReportingLine
from boards.words import count_of, listed

APART = (BoardKind.SERVICE, BoardKind.STATUTORY)


@dataclass(frozen=True)
class Node:
    """One board in the tree, how it hangs from the one above, and what hangs from it."""

    board: Board
    dotted: bool = False
    also: tuple[str, ...] = ()
    children: tuple["Item", ...] = ()

    @property
    def below(self) -> list["Item"]:
        """What reports to this board, and what is linked to it and has groups of its own."""
        return [child for child in self.children if child not in self.linked]

    @property
    def linked(self) -> list["Node"]:
        """Single boards linked to it by a dotted line."""
        singles = [child for child in self.children if isinstance(child, Node)]
        return [child for child in singles if child.dotted and not child.children]

    @property
    def purpose_line(self) -> str:
        """The first sentence of its purpose."""
        start, found, _ = self.board.purpose.partition(". ")
        return f"{start}." if found else start

    @property
    def is_task(self) -> bool:
        """Whether it is a time-limited task and finish group."""
        return self.board.kind == BoardKind.TASK

    def walk(self) -> Iterator["Node"]:
        """The node and everything below it."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Joint:
    """Boards side by side which share some groups, each with its own groups besides."""

    members: tuple[Node, ...]
    shared: tuple["Item", ...]

    @property
    def words(self) -> str:
        """For example "Shared by the children's board and the adults' board"."""
        return f"Shared by {listed([member.board.name for member in self.members])}"

    def walk(self) -> Iterator[Node]:
        """The members and everything below them."""
        for item in (*self.members, *self.shared):
            yield from item.walk()


Item = Node | Joint


@dataclass(frozen=True)
class Structure:
    """The boards of one partnership on one day: trees, and what stands beside them."""

    roots: tuple[Item, ...] = ()
    service: tuple[Board, ...] = ()
    statutory: tuple[Board, ...] = ()

    def nodes(self) -> Iterator[Node]:
        """Every board in the trees."""
        for root in self.roots:
            yield from root.walk()

    @property
    def counts(self) -> str:
        """For example "one executive board, two partnership boards and six standing groups"."""
        found = [count for count in self._tally() if count[0]]
        return listed([count_of(number, one, many) for number, one, many in found])

    def _tally(self) -> list[tuple[int, str, str]]:
        nodes = list(self.nodes())
        kinds = [node.board.kind for node in nodes]
        named = (BoardKind.EXECUTIVE, BoardKind.BOARD, BoardKind.TASK)
        others = [node.dotted for node in nodes if node.board.kind not in named]
        dotted = "linked by dotted line"
        return [
            (kinds.count(BoardKind.EXECUTIVE), "executive board", "executive boards"),
            (kinds.count(BoardKind.BOARD), "partnership board", "partnership boards"),
            (others.count(False), "standing group", "standing groups"),
            (kinds.count(BoardKind.TASK), "task and finish group", "task and finish groups"),
            (others.count(True), dotted, dotted),
        ]


Home = tuple[int, ...]  # the board or boards that a board is shown under


@dataclass
class _Builder:
    """Gives every board one place, whatever the lines say."""

    inside: dict[int, Board]
    up: dict[int, list[ReportingLine]] = field(default_factory=lambda: defaultdict(list))
    depth: dict[int, int] = field(default_factory=dict)
    homes: dict[int, Home] = field(default_factory=dict)
    joined: dict[int, Home] = field(default_factory=dict)
    below: dict[Home, list[int]] = field(default_factory=lambda: defaultdict(list))

    def build(self, lines: Iterable[ReportingLine]) -> tuple[Item, ...]:
        for line in lines:
            if line.below_id in self.inside and line.above_id in self.inside:
                self.up[line.below_id].append(line)
        for found in self.up.values():
            found.sort(key=lambda line: (line.dotted, self._place(line.above_id)))
        for pk in self.inside:
            self._sink(pk, ())
        for pk in sorted(self.inside, key=lambda pk: self.depth[pk]):
            self.homes[pk] = self._home(pk)
        self._join()
        for pk, home in self.homes.items():
            self.below[home].append(pk)
        return self._items(())

    def _sink(self, pk: int, path: Home) -> int:
        """How deep a board stands. A line that closes a circle carries nothing."""
        if pk not in self.depth:
            here = (*path, pk)
            kept = [line for line in self.up.get(pk, []) if line.above_id not in here]
            deep = [self._sink(line.above_id, here) for line in kept]
            self.depth[pk] = 1 + max(deep, default=-1)
        return self.depth[pk]

    def _home(self, pk: int) -> Home:
        """Under the lowest of those it reports to; under several when they stand side by side."""
        lines = [line for line in self.up.get(pk, []) if self.depth[line.above_id] < self.depth[pk]]
        solid = [line for line in lines if not line.dotted] or lines
        lowest = max((self.depth[line.above_id] for line in solid), default=0)
        found = tuple(
            dict.fromkeys(line.above_id for line in solid if self.depth[line.above_id] == lowest)
        )
        side_by_side = len({self.homes[above] for above in found}) == 1
        return found if side_by_side else found[:1]

    def _join(self) -> None:
        """Which boards share groups; a board stands in one such company only."""
        wished = Counter(home for home in self.homes.values() if len(home) > 1)
        for home, _ in wished.most_common():
            if not any(pk in self.joined for pk in home):
                self.joined.update(dict.fromkeys(home, home))
        for pk, home in self.homes.items():
            if len(home) > 1 and self.joined.get(home[0]) != home:
                companies = [self.joined[one] for one in home if one in self.joined]
                fitting = [one for one in companies if set(one) <= set(home)]
                self.homes[pk] = fitting[0] if fitting else home[:1]

    def _items(self, home: Home) -> tuple[Item, ...]:
        items: list[Item] = []
        done: set[int] = set()
        for pk in sorted(self.below[home], key=self._rank):
            company = self.joined.get(pk, (pk,))
            if pk in done:
                continue
            done.update(company)
            nodes = tuple(self._node(one) for one in company)
            items.append(Joint(nodes, self._items(company)) if len(nodes) > 1 else nodes[0])
        return tuple(items)

    def _node(self, pk: int) -> Node:
        return Node(self.inside[pk], self._dotted(pk), self._also(pk), self._items((pk,)))

    def _dotted(self, pk: int) -> bool:
        """Whether only dotted lines lead to where it is shown."""
        home = self.homes[pk]
        here = [line.dotted for line in self.up.get(pk, []) if line.above_id in home]
        return bool(here) and all(here)

    def _also(self, pk: int) -> tuple[str, ...]:
        """In words: the lines to boards that it is not shown under."""
        rest = [line for line in self.up.get(pk, []) if line.above_id not in self.homes[pk]]
        words = []
        for start, dotted in (("Also reports to", False), ("Also linked to", True)):
            names = [self.inside[line.above_id].name for line in rest if line.dotted == dotted]
            words += [f"{start} {listed(names)}"] if names else []
        return tuple(words)

    def _rank(self, pk: int) -> tuple:
        task = self.inside[pk].kind == BoardKind.TASK
        return self._dotted(pk), task, self._place(pk)

    def _place(self, pk: int) -> tuple[int, str, int]:
        return self.inside[pk].order, self.inside[pk].name, pk


def structure_of(boards: Iterable[Board], lines: Iterable[ReportingLine]) -> Structure:
    """The structure that these boards and lines make; both must run on the day in question."""
    ordered = sorted(boards, key=lambda board: (board.order, board.name))
    inside = {board.pk: board for board in ordered if board.kind not in APART}
    return Structure(
        roots=_Builder(inside).build(lines),
        service=tuple(board for board in ordered if board.kind == BoardKind.SERVICE),
        statutory=tuple(board for board in ordered if board.kind == BoardKind.STATUTORY),
    )
