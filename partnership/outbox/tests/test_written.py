"""A letter as a document carries no link that acts by itself."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from partnership.documents.blocks import Words
from partnership.outbox.kinds import ACCOUNT
from partnership.outbox.models import Letter
from partnership.outbox.written import ITS_READERS, letter_document

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


def told(**more: Any) -> list[str]:
    facts = {"heading": "Are you coming?", "words": "Hello.", "written_at": NOW, "kind": "meeting"}
    letter = Letter(**{**facts, **more})
    blocks = letter_document(letter, "An officer", date(2026, 11, 23)).blocks
    return [one.words for one in blocks if isinstance(one, Words)]


def test_links_are_left_out() -> None:
    words = "Say so here:\n\nhttps://portal.example/link/abc.def\n\nThank you."
    assert told(words=words) == ["Say so here:", "(link left out)", "Thank you."]


@pytest.mark.parametrize("kind", ["", ACCOUNT.key])
def test_a_letter_about_an_account_keeps_its_words(kind: str) -> None:
    assert told(kind=kind, words="Your key is 123") == [ITS_READERS]
