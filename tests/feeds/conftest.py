"""What the tests of feeds and keys ask for."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def uncounted() -> None:
    """No test counts for the rate of another."""
    cache.clear()
