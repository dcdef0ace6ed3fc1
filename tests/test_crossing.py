"""Two partnerships in one deployment: what one may not learn of, or do to, the other's people."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from boards import resets, services
from boards.models import BoardKind
from boards.tests.factories import (
    a_board,
    a_listing,
    a_partnership,
    a_person,
    a_post,
    a_seat,
    an_agency,
)
from partnership.access.offices import Office
from partnership.access.services import NotAllowed, can
from partnership.agencies.models import Kind
from partnership.people.models import Appointment, User
from tests.signing_in import with_app, words

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


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


def page(reader: User, name: str, *args: object) -> str:
    client = Client()
    client.force_login(reader, backend="partnership.people.backends.AccountBackend")
    return words(client.get(reverse(name, args=args)))


# --- a listing that ended, an office that ended long ago ----------------------------------------


def test_a_listing_that_ended_opens_nobody_of_the_agency(here, there, today):
    trust = an_agency("Trust")
    a_listing(here.of, trust, ends_on=today - DAY)
    a_listing(there.of, trust)
    lead = a_person("Lead")
    post = a_post(lead, trust)
    assert can(there.admin, "manage", lead)
    assert not can(here.admin, "view", lead)
    assert not can(here.admin, "arrange", trust)
    assert not Appointment.objects.visible_to(here.admin).filter(pk=post.pk).exists()
    grant = services.Grant(Office.PRACTITIONER, trust, today)
    friend = a_person("Friend")
    a_seat(friend, here.service, Office.TRAINER)
    with pytest.raises((NotAllowed, ValidationError)):
        services.give_office(friend, grant, by=here.admin, because="x", today=today)


def test_a_listing_from_a_later_day_can_be_prepared(here, today):
    trust = an_agency("Trust")
    a_listing(here.of, trust, starts_on=today + DAY)
    lead = a_person("Lead")
    a_post(lead, trust, starts_on=today + DAY)
    assert can(here.admin, "arrange", trust)
    assert can(here.admin, "manage", lead)


@pytest.mark.parametrize(("days", "managed"), [(-1, True), (1, True), (365, True), (366, False)])
def test_who_left_is_dealt_with_for_a_year_and_then_let_go(here, today, days, managed):
    left = a_person("Left")
    a_seat(left, here.service, Office.TRAINER, ends_on=today - days * DAY)
    assert can(here.admin, "manage", left) == managed
    assert can(here.admin, "view", left) == managed
