"""What the tests of outside bodies ask for."""

import pytest

from boards.meetings.tests.factories import Group


@pytest.fixture
def group() -> Group:
    return Group()
