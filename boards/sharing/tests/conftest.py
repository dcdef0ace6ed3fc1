"""What the tests of sharing ask for."""

import pytest

from boards.sharing.tests.parties import Sharing


@pytest.fixture
def here() -> Sharing:
    return Sharing()
