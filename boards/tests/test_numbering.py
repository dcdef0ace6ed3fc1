"""References go one after the other within a year and a partnership, whoever else counts."""

from datetime import date

import pytest

from boards.models import Action
from boards.numbering import next_reference
from boards.tests.factories import a_board, a_partnership, an_agency

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 2)


def an_action(board, reference):
    Action(
        partnership=board.partnership,
        board=board,
        reference=reference,
        what="Do it",
        owner_agency=an_agency(),
        raised_on=DAY,
        first_due_on=DAY,
        due_on=DAY,
    ).save_because("raised", by=None)


def test_the_first_the_next_and_the_one_after_a_thousand():
    board = a_board(a_partnership())
    given = []
    for taken in ("ACT-2026-001", "ACT-2026-999", "ACT-2026-1000"):
        given.append(next_reference(Action, board.partnership, "ACT-2026"))
        an_action(board, taken)
    given.append(next_reference(Action, board.partnership, "ACT-2026"))
    assert given == ["ACT-2026-001", "ACT-2026-002", "ACT-2026-1000", "ACT-2026-1001"]


def test_other_years_words_and_partnerships_count_for_nothing():
    board, elsewhere = a_board(a_partnership()), a_board(a_partnership())
    for reference in ("ACT-2025-007", "ACT-2026-7a", "GROUP 12"):
        an_action(board, reference)
    an_action(elsewhere, "ACT-2026-041")
    assert next_reference(Action, board.partnership, "ACT-2026") == "ACT-2026-001"
