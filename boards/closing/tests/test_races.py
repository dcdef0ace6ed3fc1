"""A resource that is sent several times in one instant stands in the pack once."""

from typing import Any

import pytest

from boards.actions.tests.test_races import TIMES, at_once
from boards.closing import services
from boards.closing.models import ForWhom, Resource
from boards.closing.tests.groups import NOW, Closing
from boards.meetings.tests.factories import pdf
from tests.factories import World

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_resource_sent_several_times_at_once_stands_once(transactional_db: None) -> None:
    closing = Closing(World())
    report = closing.written()
    facts: Any = {"title": "The tool", "for_whom": ForWhom.PARTNERSHIP, "by": closing.chair}

    def add() -> Any:
        return services.add_resource(report, file=pdf(), now=NOW, **facts)

    assert at_once(*[add] * TIMES) == 0
    assert Resource.objects.count() == 1
