"""What the tests of publishing ask for."""

from datetime import date

import pytest

from reviews.models import Review


@pytest.fixture
def sent(signed_off, plan, send):
    """A review whose three copies left on a day, planned for a day."""

    def make(copies_on: date, planned_on: date, *, by_itself: bool = False) -> Review:
        row = signed_off(copies_on)
        send(row, copies_on)
        return plan(row, planned_on, today=copies_on, by_itself=by_itself)

    return make
