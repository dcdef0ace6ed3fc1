"""An interest that is told several times in one instant stands once."""

import pytest

from boards.actions.tests.test_races import TIMES, at_once
from boards.interests.models import Interest
from boards.interests.tests.telling import told
from boards.meetings.tests.factories import Group

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_interest_told_several_times_at_once_stands_once(transactional_db: None) -> None:
    group = Group()
    assert at_once(*[lambda: told(group, group.nurse)] * TIMES) == 0
    assert Interest.objects.count() == 1
