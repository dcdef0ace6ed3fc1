"""What the tests of the gate ask for."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from partnership.outbox.services import Draft, post
from reviews import services
from reviews.models import Review
from tests.factories import World


@pytest.fixture
def published(
    world: World,
    signed_off: Callable[..., Review],
    plan: Callable[..., Review],
    send: Callable[..., None],
) -> Review:
    """A published review with its report, its deadlines and a letter about it."""
    row = signed_off(date(2026, 3, 17))
    send(row, date(2026, 3, 18))
    row = plan(row, date(2026, 4, 20), today=date(2026, 3, 18))
    services.publish(row, by=world.officer, today=date(2026, 4, 20))
    noon = datetime(2026, 4, 20, 12, tzinfo=UTC)
    post([Draft("gate", world.head, row, "Published", "It is published.")], now=noon)
    return row
