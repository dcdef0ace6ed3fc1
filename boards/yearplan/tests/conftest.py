"""What the tests of a year ask for."""

import pytest

from boards.meetings.tests.factories import Group


@pytest.fixture
def group() -> Group:
    return Group()
