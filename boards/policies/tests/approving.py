"""Two days of meetings, and a document approved on one of them."""

from datetime import date
from typing import Any

from boards.meetings.tests.factories import Group
from boards.policies.models import GovernedDocument, Version
from boards.policies.tests.factories import approved
from boards.tests.factories import a_meeting

OCTOBER = date(2026, 10, 14)
SEPTEMBER = date(2026, 9, 9)


def approve(group: Group, document: GovernedDocument, on: date, words: str, **more: Any) -> Version:
    meeting = group.board.meetings.filter(held_on=on).first() or a_meeting(group.board, on)
    return approved(document, meeting, group.chair, group.officer, words, **more)
