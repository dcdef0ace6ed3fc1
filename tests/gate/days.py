"""The days before, within and after an office."""

from datetime import date, timedelta

import pytest

FIRST, LAST = date(2026, 4, 1), date(2026, 6, 30)
BEFORE, AFTER = FIRST - timedelta(days=1), LAST + timedelta(days=1)
DAYS = [
    pytest.param(BEFORE, False, id="the day before the first"),
    pytest.param(FIRST, True, id="the first day"),
    pytest.param(LAST, True, id="the last day"),
    pytest.param(AFTER, False, id="the day after the last"),
]
