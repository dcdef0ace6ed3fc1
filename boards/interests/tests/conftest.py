"""What the tests of interests ask for."""

import pytest

from boards.meetings.tests.factories import NOW, Group


@pytest.fixture
def group(db: None) -> Group:
    return Group()


@pytest.fixture
def the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are opened on the day of the facts."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
