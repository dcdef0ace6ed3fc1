"""What the tests of challenges ask for."""

import pytest

from boards.challenges.tests.asking import Asking


@pytest.fixture
def group() -> Asking:
    return Asking()
