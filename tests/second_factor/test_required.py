"""A second factor for those whose office opens reviews or gives offices."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from boards.permissions import MANAGERS, OPENS_REVIEWS
from partnership.access.offices import NEEDS_SECOND_FACTOR, Office
from partnership.access.services import name_exception
from partnership.people.models import User
from partnership.tokens.models import Purpose, Token
from partnership.tokens.services import make as make_token
from tests import factories as make
from tests.factories import World
from tests.signing_in import code_of, is_in, sign_in, where, with_app, words, works

# Codes, mails and locks hang on the end of the transaction.
pytestmark = pytest.mark.django_db(transaction=True)


# --- who needs one


def test_whoever_opens_reviews_or_gives_offices_needs_one():
    assert set(OPENS_REVIEWS) | set(MANAGERS) == set(NEEDS_SECOND_FACTOR)


def test_a_practitioner_works_with_a_password_alone(world: World):
    assert works(sign_in(world.lead))


def test_an_officer_with_a_password_alone_is_sent_to_set_one_up(world: World):
    client = sign_in(world.officer)
    for page in ("people:list", "reporting:home", "reviews:incidents"):
        assert where(client.get(reverse(page))) == reverse("mfa_index")
    told = words(client.get(reverse("mfa_index")))
    assert "A password alone is too little" in told


def test_no_act_is_done_before_the_second_factor(world: World):
    client = sign_in(world.head)
    address = reverse("people:give", args=[world.member.pk])
    assert where(client.post(address, {})) == reverse("mfa_index")


def test_a_session_from_before_is_kept_out_as_well(world: World):
    restored = Client()
    restored.force_login(world.officer)
    assert where(restored.get("/")) == reverse("mfa_index")


def test_an_office_that_begins_today_asks_at_the_next_page(world: World):
    client = sign_in(world.lead)
    assert works(client)
    make.seat(world.lead, Office.GROUP_MEMBER, world.group, starts_on=timezone.localdate())
    assert where(client.get(reverse("people:list"))) == reverse("mfa_index")


def test_public_pages_are_open_but_know_nobody(world: World):
    client = sign_in(world.officer)
    shown = client.get(reverse("reviews:published"))
    assert shown.status_code == 200
    assert isinstance(shown.wsgi_request.user, AnonymousUser)
    assert world.officer.name not in words(shown)


def test_signing_out_needs_no_second_factor(world: World):
    client = sign_in(world.officer)
    client.post(reverse("account_logout"))
    assert not is_in(client)


# --- keys for programs


@pytest.mark.parametrize("page", ["tokens:mine", "exports:mine", "outbox:preferences"])
def test_pages_that_other_rooms_keep_with_the_account_wait_for_the_factor(world: World, page: str):
    assert where(sign_in(world.officer).get(reverse(page))) == reverse("mfa_index")


def test_a_password_alone_makes_no_key_that_leads_around_the_factor(world: World):
    client = sign_in(world.officer)
    client.post(reverse("tokens:mine"), {"purpose": "api", "name": "Round the back"})
    assert not Token.objects.exists()


def test_a_key_made_behind_the_factor_reads_without_a_session(world: World):
    said = {"purpose": Purpose.API, "name": "Sheet", "now": timezone.now()}
    secret = make_token(**said, by=world.officer, with_factor=True)[1]
    answer = Client().get("/exports/incidents.json", headers={"Authorization": f"Bearer {secret}"})
    assert answer.status_code == 200


def test_a_practitioner_who_reads_a_review_by_name_needs_one(world: World, review):
    row, today = review(), timezone.localdate()
    name_exception(
        row.incident, world.lead, because="A witness", starts_on=today, ends_on=today, by=world.head
    )
    assert where(sign_in(world.lead).get("/")) == reverse("mfa_index")


# --- nobody is named before it is shown


def names_nobody(client: Client, address: str, person: User, **said: str) -> None:
    """Neither the person, their office nor what their office leads to stands on this page."""
    page = client.post(address, said) if said else client.get(address)
    told = page.content.decode()
    assert page.status_code in {200, 403, 404}, (address, page.status_code)
    for secret in (person.name, str(Office.HEAD_OF_SERVICE.label), reverse("search:search")):
        assert secret not in told, address
    assert "Sign out" in told


@pytest.mark.parametrize("has_one", [True, False])
def test_no_page_names_who_has_given_a_password_alone(world: World, has_one):
    world.head.name = "Alex Named"
    world.head.remember("named", by=None)
    if has_one:
        with_app(world.head)
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(world.head, backend="partnership.people.backends.AccountBackend")
    names_nobody(browser, reverse("boards:clock"), world.head, any="thing")
    names_nobody(browser, reverse("account_logout"), world.head, any="thing")
    names_nobody(browser, "/nothing/here/", world.head)
    names_nobody(browser, reverse("ui:privacy"), world.head)
    names_nobody(browser, reverse("reviews:publication", args=["none"]), world.head)
    account = [reverse("mfa_reauthenticate"), reverse("account_logout")]
    if not has_one:
        account = [reverse("mfa_index"), reverse("account_home"), reverse("account_reauthenticate")]
    for address in account:
        names_nobody(browser, address, world.head)


def test_the_name_stands_in_the_masthead_once_it_is_shown(world: World):
    secret = with_app(world.head)
    browser = sign_in(world.head)
    browser.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    page = browser.get(reverse("account_home")).content.decode()
    assert world.head.email in page
    assert str(Office.HEAD_OF_SERVICE.label) in page
