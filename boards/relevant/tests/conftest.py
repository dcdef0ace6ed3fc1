"""What the tests of the lists ask for."""

import pytest

from boards.relevant.tests.listed import Lists
from tests.factories import World


@pytest.fixture
def lists() -> Lists:
    return Lists(World())
