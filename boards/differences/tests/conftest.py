"""What the tests of differences ask for."""

import pytest

from boards.differences.tests.area import Area


@pytest.fixture
def area() -> Area:
    return Area()
