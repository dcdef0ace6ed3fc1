"""What the tests of closing ask for."""

import pytest

from boards.closing.tests.groups import Closing
from tests.factories import World


@pytest.fixture
def closing() -> Closing:
    return Closing(World())
