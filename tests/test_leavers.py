"""Who left yesterday: whatever they still hold is dead at the next request."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from boards.models import Board
from boards.services.meetings import RSVP
from partnership.exports.models import Export
from partnership.jobs.models import Job
from partnership.jobs.services import run
from partnership.links.services import sign
from partnership.people.models import User
from partnership.people.services import release_address
from partnership.settings.oidc import as_apps
from partnership.tokens.models import Purpose
from partnership.tokens.services import make as make_token
from tests.factories import PASSWORD, World, appointment, meeting
from tests.oidc.going import go_there
from tests.oidc_provider import Agency
from tests.signing_in import is_in

pytestmark = pytest.mark.django_db

SIGN_IN = "/account/login/"


@pytest.fixture
def now() -> datetime:
    cache.clear()
    return timezone.now()


@pytest.fixture
def client(world: World) -> Client:
    """The officer's browser, signed in."""
    made = Client()
    made.force_login(world.officer)
    return made


def leaves(person: User, world: World) -> None:
    """Every office of theirs ended yesterday."""
    for tenure in [*person.memberships.all(), *person.appointments.all()]:
        tenure.ends_on = timezone.localdate() - timedelta(days=1)
        tenure.save_because("left", by=world.head)


def test_their_session_ends(world: World, client: Client, now: datetime):
    assert client.get("/").status_code == 200
    leaves(world.officer, world)
    assert client.get("/").url.startswith(SIGN_IN)
    assert not is_in(client)


def test_a_page_left_open_does_nothing(world: World, client: Client, now: datetime):
    address = reverse("boards:change_board", args=[world.group.key])
    assert client.get(address).status_code == 200
    leaves(world.officer, world)
    words = {"name": "Theirs", "remit": "children", "because": "Too late"}
    assert client.post(address, words).url.startswith(SIGN_IN)
    assert Board.objects.get(pk=world.group.pk).name == world.group.name


def test_their_calendar_feed_and_their_key_are_dead(world: World, now: datetime):
    feed = make_token(purpose=Purpose.CALENDAR, name="Phone", by=world.member, now=now)[1]
    key = make_token(purpose=Purpose.API, name="Sheet", by=world.member, now=now)[1]
    asked = {"headers": {"Authorization": f"Bearer {key}"}}
    calendar, rows = reverse("feeds:calendar", args=[feed]), "/exports/incidents.json"
    assert Client().get(calendar).status_code == 200
    assert Client().get(rows, **asked).status_code == 200
    leaves(world.member, world)
    assert Client().get(calendar).status_code == 404
    assert Client().get(rows, **asked).status_code == 401


def test_a_signed_link_to_them_is_dead(world: World, now: datetime):
    row = meeting(world.group, timezone.localdate(now) + timedelta(days=9))
    token = sign(RSVP, person=world.member, subject=row, until=now + timedelta(days=9))
    address = reverse("boards:reply_by_link", args=[token])
    assert Client().get(address).status_code == 200
    leaves(world.member, world)
    assert Client().get(address).status_code == 410
    assert Client().post(address, {"answer": "coming"}).status_code == 410
    assert not row.replies.exists()


def test_what_they_had_asked_the_portal_to_make_is_not_made(
    world: World, client: Client, now: datetime, settings: Any, incident: Any
):
    settings.EXPORT_ROWS_AT_ONCE = 0
    incident()
    client.post("/exports/incidents.csv")
    waiting = Job.objects.get(kind="exports.make")
    leaves(world.officer, world)
    run(waiting.pk, now=now)
    made = Export.objects.get()
    assert made.dropped_because
    assert made.ready_at is None


def test_their_agencys_sign_in_no_longer_opens_the_portal(
    world: World, now: datetime, settings: Any
):
    service = Agency()
    try:
        settings.OIDC_PROVIDERS = [service.provider()]
        settings.SOCIALACCOUNT_PROVIDERS = as_apps(settings.OIDC_PROVIDERS)
        service.says = {"sub": "1", "email": world.officer.email, "email_verified": True}
        browser = Client()
        browser.get(go_there(browser))
        assert browser.get("/people/").status_code == 200
        leaves(world.officer, world)
        assert browser.get("/people/").url.startswith(SIGN_IN)
        again = Client()
        again.get(go_there(again))
        assert not is_in(again)
    finally:
        service.close()


def test_whoever_gets_their_address_inherits_nothing(world: World, client: Client, now: datetime):
    address = world.officer.email
    old = sign("invitation", person=world.officer, until=now + timedelta(days=9))
    with pytest.raises(ValidationError):
        User.objects.create_user(address, "Somebody New")
    leaves(world.officer, world)
    release_address(world.officer, because="left", by=world.head, today=timezone.localdate(now))
    heir = User.objects.create_user(address, "Somebody New")
    appointment(heir, "practitioner", world.trust)
    assert client.get("/").url.startswith(SIGN_IN)
    assert Client().get(reverse("links:invitation", args=[old])).status_code == 410
    assert not Client().login(email=address, password=PASSWORD)
    assert not heir.memberships.exists()
