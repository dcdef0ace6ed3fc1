"""The tree and its drawing, for the structures we know and for any other."""

import re
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boards.drawing import SHEET, draw
from boards.lettering import width_of, wrap
from boards.models import Board, BoardKind, ReportingLine
from boards.models.board import Remit
from boards.structure import Joint, structure_of

DAY = date(2019, 5, 1)


def a_board(pk: int, name: str = "", kind: str = BoardKind.GROUP, **more) -> Board:
    """A board that is in no database."""
    name = name or f"Quality and Effectiveness Group number {pk}"
    return Board(pk=pk, name=name, kind=kind, remit=Remit.CHILDREN, order=pk, starts_on=DAY, **more)


def a_line(below: int, above: int, *, dotted: bool = False) -> ReportingLine:
    """A line that is in no database."""
    return ReportingLine(below_id=below, above_id=above, dotted=dotted, starts_on=DAY)


def drawn(boards, lines):
    return draw(structure_of(boards, lines).roots)


def apart(one, other) -> bool:
    return (
        one.x + one.width <= other.x
        or other.x + other.width <= one.x
        or one.y + one.height <= other.y
        or other.y + other.height <= one.y
    )


def check(drawing, boards) -> None:
    """Every board once, no box on another, no word outside its box, no line through a box."""
    assert sorted(box.board.pk for box in drawing.boxes) == sorted(board.pk for board in boards)
    assert all(apart(*pair) for pair in combinations(drawing.boxes, 2))
    for box in drawing.boxes:
        assert box.x >= 0
        assert box.x + box.width <= drawing.width
        assert box.bottom <= drawing.height
        for line in box.words:
            assert width_of(line.text, bold=line.bold) <= box.width - 20
            assert box.y + 10 < line.y < box.bottom
    for stretch in stretches(drawing.solid + drawing.dotted):
        assert not [box.board for box in drawing.boxes if crosses(stretch, box)], stretch


def stretches(path: str) -> list[tuple[int, int, int, int]]:
    """The straight pieces of a path of M, H and V."""
    found, x, y = [], 0, 0
    for letter, first, second in re.findall(r"([MHV])(-?\d+)(?: (-?\d+))?", path):
        if letter == "M":
            x, y = int(first), int(second)
            continue
        to = (int(first), y) if letter == "H" else (x, int(first))
        found.append((min(x, to[0]), min(y, to[1]), max(x, to[0]), max(y, to[1])))
        x, y = to
    return found


def crosses(stretch, box) -> bool:
    """Goes inside; to end at the edge is allowed."""
    left, top, right, foot = stretch
    beside = right <= box.x or left >= box.x + box.width
    return not (beside or foot <= box.y or top >= box.bottom)


@st.composite
def structures(draw_from):
    """Up to 24 boards with any lines between them, in circles too."""
    number = draw_from(st.integers(1, 24))
    kinds = [kind for kind in BoardKind if kind not in {BoardKind.SERVICE, BoardKind.STATUTORY}]
    names = st.text(st.characters(categories=["L", "Nd", "Zs"]), min_size=1, max_size=90)
    boards = [
        a_board(pk, draw_from(names).strip() or "Group", draw_from(st.sampled_from(kinds)))
        for pk in range(1, number + 1)
    ]
    ends = st.tuples(st.integers(1, number), st.integers(1, number), st.booleans())
    pairs = draw_from(st.lists(ends, max_size=40, unique_by=lambda end: end[:2]))
    lines = [a_line(low, top, dotted=dotted) for low, top, dotted in pairs if low != top]
    return boards, lines


@settings(max_examples=300, deadline=None)
@given(structures())
def test_any_structure_is_drawn_whole_and_without_overlap(found):
    boards, lines = found

    check(drawn(boards, lines), boards)


@pytest.mark.parametrize("groups", [0, 1, 3, 7, 60])
def test_a_board_with_many_groups_fills_rows(groups):
    boards = [a_board(pk) for pk in range(1, groups + 2)]

    drawing = drawn(boards, [a_line(pk, 1) for pk in range(2, groups + 2)])

    check(drawing, boards)
    assert drawing.width == SHEET


def test_a_group_under_two_boards_hangs_between_them():
    boards = [a_board(pk) for pk in range(1, 7)]
    lines = [a_line(2, 1), a_line(3, 1), a_line(4, 2), a_line(5, 3), a_line(6, 2), a_line(6, 3)]

    (root,) = structure_of(boards, lines).roots
    joint = root.children[0]
    middle = {box.board.pk: box.middle for box in draw([root]).boxes}

    assert isinstance(joint, Joint)
    assert [node.board.pk for node in joint.members] == [2, 3]
    assert [node.board.pk for node in joint.shared] == [6]
    assert middle[2] < middle[6] < middle[3]


def test_a_group_is_shown_under_the_lowest_board_and_names_the_others():
    boards = [a_board(1, "Executive"), a_board(2), a_board(3)]

    (root,) = structure_of(boards, [a_line(2, 1), a_line(3, 2), a_line(3, 1)]).roots

    assert root.children[0].children[0].also == ("Also reports to Executive",)


def test_several_boards_at_the_top_are_drawn_and_listed_side_by_side():
    """As in 2015-16: two children's boards and two adults' boards, and a group that two share."""
    boards = [a_board(1), a_board(2), a_board(3), a_board(4), a_board(5), a_board(6)]
    lines = [a_line(5, 1), a_line(6, 3), a_line(6, 4, dotted=True)]
    found = structure_of(boards, lines)
    assert sorted(node.board.pk for node in found.nodes()) == [1, 2, 3, 4, 5, 6]
    tops = [node.board.pk for root in found.roots for node in getattr(root, "members", [root])]
    assert tops == [1, 2, 3, 4]
    check(drawn(boards, lines), boards)
    assert "Also linked to" in " ".join(" ".join(node.also) for node in found.nodes())


def test_lines_in_a_circle_lose_no_board():
    boards = [a_board(pk) for pk in (1, 2, 3)]
    lines = [a_line(1, 2), a_line(2, 3), a_line(3, 1)]

    check(drawn(boards, lines), boards)


def test_service_and_statutory_boards_stand_apart():
    boards = [a_board(1), a_board(2, kind=BoardKind.SERVICE), a_board(3, kind=BoardKind.STATUTORY)]

    found = structure_of(boards, [a_line(2, 1, dotted=True)])

    assert [node.board.pk for node in found.nodes()] == [1]
    assert [board.pk for board in (*found.service, *found.statutory)] == [2, 3]
    assert found.counts == "one standing group"


def test_a_word_too_long_for_its_box_is_cut():
    assert all(width_of(line, bold=True) <= 120 for line in wrap("W" * 90, 120, bold=True))
