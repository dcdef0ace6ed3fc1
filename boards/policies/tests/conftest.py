"""What the tests of documents ask for."""

import pytest

from boards.meetings.tests.factories import Group
from boards.policies.models import GovernedDocument
from boards.policies.tests.factories import a_document


@pytest.fixture
def group() -> Group:
    return Group()


@pytest.fixture
def document(group: Group) -> GovernedDocument:
    return a_document(group.board, group.officer)
