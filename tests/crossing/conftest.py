"""Two partnerships, and the day."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.utils import timezone

from boards.models import BoardKind
from boards.tests.factories import a_board, a_partnership, a_person, a_seat
from partnership.access.offices import Office


def whole(name: str) -> SimpleNamespace:
    """A partnership with its service, a review group, a Head of Service and an administrator."""
    of = a_partnership(f"{name} Partnership")
    service = a_board(of, f"{name} Service", kind=BoardKind.SERVICE)
    group = a_board(of, f"{name} Case group", kind=BoardKind.REVIEW)
    head, admin = a_person(f"{name} head"), a_person(f"{name} administrator")
    a_seat(head, service, Office.HEAD_OF_SERVICE)
    a_seat(admin, service, Office.ADMINISTRATOR)
    return SimpleNamespace(of=of, service=service, group=group, head=head, admin=admin)


@pytest.fixture
def here(settings) -> SimpleNamespace:
    settings.REQUIRE_SECOND_FACTOR = False
    return whole("Alpha")


@pytest.fixture
def there(here) -> SimpleNamespace:
    return whole("Beta")


@pytest.fixture
def today() -> date:
    return timezone.localdate()
