"""What the tests of registers ask for."""

import pytest
from django.utils import timezone

from boards.attendance.tests.factories import Group


@pytest.fixture
def group() -> Group:
    return Group()


@pytest.fixture
def today(group) -> Group:
    """The meeting is today, for pages that read the clock."""
    group.meeting.held_on = timezone.localdate()
    group.meeting.save_because("moved", by=None)
    return group
