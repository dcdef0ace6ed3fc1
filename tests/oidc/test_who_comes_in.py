"""Signing in with an agency's own account: who comes in, and who does not."""

from datetime import timedelta

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from partnership.access.offices import Office
from partnership.people.models import User
from tests.factories import World
from tests.oidc.going import Use, come_back, go_there, refused, through
from tests.oidc_provider import Agency
from tests.signing_in import headings, is_in, where, words, works

pytestmark = pytest.mark.django_db


# --- who comes in


def test_the_sign_in_page_offers_the_agency(world: World):
    shown = Client().get(reverse("account_login"), {"next": "/people/"})
    assert "Sign in with Fenshire Council" in words(shown)
    assert 'href="/account/with/council/?next=%2Fpeople%2F"' in shown.content.decode()


def test_a_known_person_comes_in_under_a_new_key(world: World):
    client = Client()
    back = go_there(client)
    before = client.session.session_key
    answer = come_back(client, back)
    assert where(answer) == "/"
    assert works(client)
    assert client.session.session_key != before
    assert SocialAccount.objects.get().user == world.officer


def test_the_page_that_was_asked_for_is_opened(world: World):
    client = Client()
    answer = come_back(client, go_there(client, next="/people/"))
    assert where(answer) == "/people/"


def test_no_page_of_another_site_is_opened(world: World):
    client = Client()
    answer = come_back(client, go_there(client, next="https://evil.example/"))
    assert where(answer) == "/"


def test_the_first_time_is_told_by_letter_and_kept_in_the_history(world: World):
    through()
    through()
    assert headings() == ["Fenshire Council now signs you in"]
    reasons = world.officer.history.values_list("history_change_reason", flat=True)
    assert "first signed in with Fenshire Council" in reasons


def test_no_more_is_kept_than_the_number_and_the_means(world: World, agency: Agency):
    agency.says |= {"name": "A name", "phone_number": "01632 960000", "amr": ["pwd"]}
    through()
    account = SocialAccount.objects.get()
    assert (account.provider, account.uid) == ("council", "nr-1")
    assert account.extra_data == {"amr": ["pwd"]}
    world.officer.refresh_from_db()
    assert world.officer.name != "A name"


def test_the_agency_gives_no_office(world: World, agency: Agency):
    agency.says |= {"roles": ["head_of_service"], "groups": ["admins"]}
    through()
    assert list(world.officer.offices_now) == [Office.SERVICE_OFFICER]


def test_the_number_decides_and_not_the_address(world: World, agency: Agency):
    """They marry and get another address at the agency: still the same person here."""
    through()
    agency.says["email"] = "married@example.org"
    client, _ = through()
    assert client.session["_auth_user_id"] == str(world.officer.pk)
    assert User.objects.get(pk=world.officer.pk).email == world.officer.email


def test_an_address_that_becomes_anothers_does_not_move_the_account(world: World, agency: Agency):
    through()
    agency.says["email"] = world.head.email
    client, _ = through()
    assert client.session["_auth_user_id"] == str(world.officer.pk)
    assert not SocialAccount.objects.filter(user=world.head).exists()


def test_an_address_that_the_agency_gave_to_somebody_else_inherits_nothing(
    world: World, agency: Agency
):
    through()
    agency.says["sub"] = "nr-2"
    client, answer = through()
    refused(answer, client)
    assert SocialAccount.objects.get().uid == "nr-1"


# --- who does not, always with the same words


def test_an_unknown_person_makes_no_account(world: World, agency: Agency):
    before = User.objects.count()
    agency.says["email"] = "nobody@example.org"
    client, answer = through()
    refused(answer, client)
    assert User.objects.count() == before
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("said", [False, None, "no", "false", 0])
def test_an_address_that_is_not_verified_is_nobodys(world: World, agency: Agency, said: object):
    agency.says["email_verified"] = said
    client, answer = through()
    refused(answer, client)


def test_another_claim_may_say_that_it_is_verified(world: World, agency: Agency, use: Use):
    use(verified_claim="xms_edov")
    client, answer = through()
    refused(answer, client)
    agency.says["xms_edov"] = "1"
    client, _ = through()
    assert is_in(client)


def test_an_address_of_another_domain_is_nobodys(world: World, use: Use):
    use(domains=["elsewhere.example"])
    client, answer = through()
    refused(answer, client)


def test_a_name_like_a_domain_is_no_domain(world: World, agency: Agency, use: Use):
    use(domains=["ple.org"])
    client, answer = through()
    refused(answer, client)


def test_all_refusals_read_the_same(world: World, agency: Agency):
    pages = set()
    for change in ({"email": "nobody@example.org"}, {"email_verified": False}, {"nonce": "x"}):
        kept = dict(agency.says)
        agency.says |= change
        pages.add(words(through()[1]))
        agency.says = kept
    world.officer.is_active = False
    world.officer.save()
    pages.add(words(through()[1]))
    assert len(pages) == 1


def test_who_left_is_refused_and_out_at_the_next_page(world: World):
    client, _ = through()
    assert works(client)
    seat = world.officer.memberships.get()
    seat.ends_on = timezone.localdate() - timedelta(days=1)
    seat.save_because("ended", by=None)
    assert where(client.get("/")) == reverse("account_login")
    assert not is_in(client)
    again, answer = through()
    refused(answer, again)


def test_a_closed_account_is_refused(world: World):
    through()
    world.officer.is_active = False
    world.officer.save()
    client, answer = through()
    refused(answer, client)
