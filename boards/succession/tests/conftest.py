"""What the tests of a succession share."""

import pytest

from boards.succession.tests.owing import Owing


@pytest.fixture
def owing(db: None) -> Owing:
    return Owing()
