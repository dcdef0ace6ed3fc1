"""What the tests of the second factor ask for."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def required(settings) -> None:
    settings.REQUIRE_SECOND_FACTOR = True
    cache.clear()
