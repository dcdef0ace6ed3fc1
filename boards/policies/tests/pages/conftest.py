"""What the tests of documents ask for."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from boards.meetings.tests.factories import Group
from boards.policies.models import GovernedDocument
from boards.policies.tests.factories import a_document, approved
from boards.policies.tests.pages.reading import opens
from boards.tests.factories import a_meeting
from partnership.demo.paper import small_pdf

OLD, NEW = "Purpose\n\nTell your manager.", "Purpose\n\nTell your manager or lead."


@pytest.fixture
def group() -> Group:
    return Group()


@pytest.fixture
def document(group: Group) -> GovernedDocument:
    """Public, in its second version."""
    row = a_document(group.board, group.officer, is_public=True)
    for day, words in ((9, OLD), (16, NEW)):
        meeting = a_meeting(group.board, date(2026, 9, day))
        approved(row, meeting, group.chair, group.officer, words, what_changed="Leads too")
    return row


@pytest.fixture
def opened(group: Group) -> GovernedDocument:
    """For members in two versions, then opened to everybody, then changed once more."""
    row = a_document(group.board, group.officer)
    for day, words in ((2, OLD), (9, NEW)):
        meeting = a_meeting(group.board, date(2026, 9, day))
        paper = SimpleUploadedFile("policy.pdf", small_pdf(words))
        more: Any = {"what_changed": "Leads too", "file": paper}
        approved(row, meeting, group.chair, group.officer, words, **more)
    opens(row, group)
    return row
