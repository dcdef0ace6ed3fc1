"""A second factor, on every way in, for those whose office opens reviews or gives offices."""

from datetime import timedelta

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from boards import resets
from boards.permissions import MANAGERS, OPENS_REVIEWS
from partnership.access.offices import NEEDS_SECOND_FACTOR, Office
from partnership.access.services import NotAllowed, name_exception
from partnership.outbox.models import Letter
from partnership.people.models import User
from partnership.tokens.models import Purpose, Token
from partnership.tokens.services import make as make_token
from tests import factories as make
from tests.factories import PASSWORD, World
from tests.signing_in import (
    code_of,
    has_app,
    headings,
    is_in,
    set_up_app,
    sign_in,
    where,
    with_app,
    with_codes,
    words,
    works,
)

# Codes, mails and locks hang on the end of the transaction.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def required(settings) -> None:
    settings.REQUIRE_SECOND_FACTOR = True
    cache.clear()


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


# --- setting one up


def test_an_app_is_set_up_in_one_go_after_signing_in(world: World):
    client = sign_in(world.officer)
    page = client.get(reverse("mfa_activate_totp"))
    assert page.context["form"].secret in words(page).replace(" ", "")
    assert "data:image/svg+xml;base64," in page.content.decode()
    assert 'href="otpauth://totp/' in page.content.decode(), "for whoever reads it on the phone"
    set_up_app(client)
    assert works(client)
    assert has_app(world.officer)
    assert len(client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]) == 10
    assert "An authenticator app was added to your sign-in" in headings()
    reasons = world.officer.history.values_list("history_change_reason", flat=True)
    assert "authenticator app set up" in reasons


def test_a_wrong_first_code_sets_nothing_up(world: World):
    client = sign_in(world.officer)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    wrong = str((int(code_of(secret)) + 1) % 1_000_000).zfill(6)
    shown = client.post(reverse("mfa_activate_totp"), {"code": wrong})
    assert "This code is not right" in words(shown)
    assert shown.context["form"].secret == secret, "the picture must stay the same"
    assert not has_app(world.officer)
    assert not works(client)


def test_a_second_click_on_set_it_up_changes_nothing(world: World):
    client = sign_in(world.officer)
    secret = set_up_app(client)
    again = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret, steps=1)})
    assert where(again) == reverse("mfa_index")
    assert Authenticator.objects.filter(user=world.officer, type="totp").count() == 1


def test_who_signed_in_a_while_ago_shows_again_that_it_is_them(world: World):
    client = sign_in(world.lead)
    session = client.session
    session["account_authentication_methods"][0]["at"] -= 3600
    session.save()
    assert where(client.get(reverse("mfa_activate_totp"))) == reverse("account_reauthenticate")
    again = reverse("account_reauthenticate")
    wrong = client.post(again, {"password": "not it"})
    assert "This is not your password" in words(wrong)
    client.post(again, {"password": PASSWORD})
    assert client.get(reverse("mfa_activate_totp")).status_code == 200


def test_the_secret_of_an_app_is_kept_encrypted(world: World):
    client = sign_in(world.officer)
    secret = set_up_app(client)
    for row in Authenticator.objects.filter(user=world.officer):
        assert secret not in str(row.data)
        assert str(row.data.get("secret", row.data.get("seed"))).startswith("gAAAA")


def test_codes_still_work_after_the_servers_secret_was_changed(world: World, settings):
    secret = with_app(world.officer)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-" + "y" * 60
    client = sign_in(world.officer)
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert works(client)


# --- signing in with one


def test_the_password_alone_opens_nothing(world: World):
    with_app(world.officer)
    client = Client()
    said = {"login": world.officer.email, "password": PASSWORD}
    assert where(client.post(reverse("account_login"), said)) == reverse("mfa_authenticate")
    assert not is_in(client)
    assert PASSWORD not in str(dict(client.session.items())), "the password is kept nowhere"
    assert where(client.get("/")) == reverse("account_login")


def test_password_and_code_open_the_portal_under_a_new_key(world: World):
    secret = with_app(world.officer)
    client = sign_in(world.officer)
    before = client.session.session_key
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert works(client)
    assert client.session.session_key != before


def test_a_code_pasted_with_a_space_is_taken(world: World):
    secret = with_app(world.officer)
    client = sign_in(world.officer)
    code = code_of(secret)
    client.post(reverse("mfa_authenticate"), {"code": f" {code[:3]} {code[3:]} "})
    assert works(client)


def test_a_code_opens_once(world: World):
    secret = with_app(world.officer)
    code = code_of(secret)
    sign_in(world.officer).post(reverse("mfa_authenticate"), {"code": code})
    thief = sign_in(world.officer)
    shown = thief.post(reverse("mfa_authenticate"), {"code": code})
    assert "This code is not right" in words(shown)
    assert not is_in(thief)


def test_a_code_of_long_ago_opens_nothing(world: World):
    secret = with_app(world.officer)
    client = sign_in(world.officer)
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret, steps=-3)})
    assert not is_in(client)


def test_tries_of_a_code_are_counted_for_the_person_not_the_browser(world: World):
    secret = with_app(world.officer)
    for _ in range(10):
        sign_in(world.officer).post(reverse("mfa_authenticate"), {"code": "000000"})
    fresh = sign_in(world.officer)
    shown = fresh.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert "Too many tries" in words(shown)
    assert not is_in(fresh)
    assert headings() == ["Wrong codes were tried on your account"]


def test_a_recovery_code_opens_once_and_the_person_is_told(world: World):
    with_app(world.officer)
    codes = with_codes(world.officer)
    client = sign_in(world.officer)
    client.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert works(client)
    assert headings() == ["A recovery code was used"]
    again = sign_in(world.officer)
    again.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert not is_in(again)


def test_a_session_without_the_factor_shows_it_before_it_changes_anything(world: World):
    secret = with_app(world.officer)
    old = Client()
    old.force_login(world.officer)
    asks = reverse("mfa_reauthenticate")
    closed = ("people:list", "mfa_index", "mfa_add_webauthn", "account_change_password")
    for page in (*closed, "mfa_deactivate_totp", "account_reauthenticate", "mfa_list_webauthn"):
        assert where(old.get(reverse(page))) == asks, page
    shown = old.get(asks)
    assert "Use your password" not in words(shown), "a password is no second factor"
    old.post(asks, {"code": code_of(secret)})
    assert works(old)


def test_a_reset_password_does_not_let_anybody_round_the_factor(world: World):
    secret = with_app(world.officer)
    key = default_token_generator.make_token(world.officer)
    link = reverse("account_reset_password_from_key", args=[user_pk_to_url_str(world.officer), key])
    client = Client()
    form = client.get(link, follow=True).request["PATH_INFO"]
    new = "another long and quiet phrase"
    client.post(form, {"password1": new, "password2": new})
    assert not is_in(client)
    assert has_app(world.officer)
    assert "Your password was set anew" in headings()
    sign_in(world.officer, new, client)
    assert not is_in(client)
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert works(client)


# --- taking one away


def test_the_last_factor_stays_while_an_office_needs_it(world: World):
    client = sign_in(world.officer)
    set_up_app(client)
    page = reverse("mfa_deactivate_totp")
    assert "this is your only one" in words(client.get(page))
    assert "this is your only one" in words(client.post(page))
    assert has_app(world.officer)


def test_the_last_passkey_stays_too(world: World):
    client = sign_in(world.officer)
    set_up_app(client)
    key = passkey_of(world.officer)
    Authenticator.objects.filter(user=world.officer, type="totp").delete()
    page = reverse("mfa_remove_webauthn", args=[key.pk])
    assert "this is your only one" in words(client.get(page))
    assert "this is your only one" in words(client.post(page))
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_one_of_two_factors_may_go_and_the_person_is_told(world: World):
    client = sign_in(world.officer)
    set_up_app(client)
    passkey_of(world.officer)
    assert where(client.post(reverse("mfa_deactivate_totp"))) == reverse("mfa_index")
    assert not has_app(world.officer)
    assert "The authenticator app was removed from your sign-in" in headings()


def test_where_no_office_needs_one_the_last_may_go(world: World):
    client = sign_in(world.lead)
    set_up_app(client)
    client.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.filter(user=world.lead).exists()


def test_nobody_touches_the_passkey_of_another(world: World):
    key = passkey_of(world.chair)
    client = sign_in(world.officer)
    set_up_app(client)
    for name in ("mfa_remove_webauthn", "mfa_edit_webauthn"):
        assert client.post(reverse(name, args=[key.pk]), {"name": "Mine"}).status_code == 404
    assert Authenticator.objects.filter(pk=key.pk).exists()


def passkey_of(person: User) -> Authenticator:
    """A row that stands for a passkey."""
    return Authenticator.objects.create(user=person, type="webauthn", data={"name": "Passkey 1"})


# --- a lost phone


def test_a_head_of_service_resets_for_an_officer_who_is_told(world: World):
    with_app(world.officer)
    signed_in = sign_in(world.officer)
    signed_in.force_login(world.officer)
    resets.reset_factors(world.officer, because="Lost phone", by=world.head, now=timezone.now())
    assert not Authenticator.objects.filter(user=world.officer).exists()
    assert where(signed_in.get("/")) == reverse("account_login")
    letter = Letter.objects.get(to=world.officer)
    assert "Lost phone" in letter.words
    newest = world.officer.history.first()
    assert newest.history_change_reason == "second factor reset: Lost phone"
    assert newest.history_user == world.head
    assert world.officer.check_password(PASSWORD)
    assert where(sign_in(world.officer).get("/")) == reverse("mfa_index")


def test_nobody_resets_their_own(world: World):
    with_app(world.head)
    with pytest.raises(NotAllowed, match="That belongs to"):
        resets.reset_factors(world.head, because="Lost", by=world.head, now=timezone.now())
    assert has_app(world.head)


def test_an_administrator_resets_nobody_who_opens_reviews(world: World):
    admin = world.holder(Office.ADMINISTRATOR, world.service)
    trainer = world.holder(Office.TRAINER, world.service)
    for person in (world.officer, trainer):
        with_app(person)
    with pytest.raises(NotAllowed):
        resets.reset_factors(world.officer, because="Lost", by=admin, now=timezone.now())
    resets.reset_factors(trainer, because="Lost", by=admin, now=timezone.now())
    assert has_app(world.officer)
    assert not has_app(trainer)


def test_a_head_of_service_resets_nobody_whose_office_is_elsewhere(world: World):
    there = make.partnership("Elsewhere")
    make.seat(world.lead, Office.GROUP_CHAIR, make.board(there))
    with_app(world.lead)
    with pytest.raises(NotAllowed):
        resets.reset_factors(world.lead, because="Lost", by=world.head, now=timezone.now())
    assert has_app(world.lead)


def test_nothing_to_reset_is_said_and_nothing_changes(world: World):
    with pytest.raises(ValidationError, match="nothing to reset"):
        resets.reset_factors(world.officer, because="Lost", by=world.head, now=timezone.now())
    world.officer.refresh_from_db()
    assert world.officer.sessions_ended == 0
    assert not Letter.objects.exists()


def test_the_page_of_a_reset_says_what_happens(world: World, settings):
    settings.REQUIRE_SECOND_FACTOR = False
    with_app(world.officer)
    client = sign_in(world.head)
    page = reverse("people:reset_factors", args=[world.officer.pk])
    assert "Ring the person back" in words(client.get(page))
    assert "Enter the reason" in words(client.post(page, {"because": " "}))
    assert has_app(world.officer)
    client.post(page, {"because": "Lost phone"})
    assert not has_app(world.officer)


def test_the_server_resets_for_the_last_head_of_service(world: World, capsys):
    with_app(world.head)
    call_command("reset_second_factor", world.head.email, because="Lost phone, rung back")
    assert not has_app(world.head)
    with pytest.raises(CommandError, match="nothing to reset"):
        call_command("reset_second_factor", world.head.email, because="Again")
    with pytest.raises(CommandError, match="Nobody has this address"):
        call_command("reset_second_factor", "nobody@example.org", because="Who")


# --- what brings a change with it


def test_a_new_factor_ends_every_other_session(world: World):
    elsewhere, untracked = sign_in(world.lead), Client()
    untracked.force_login(world.lead)
    here = sign_in(world.lead)
    set_up_app(here)
    assert works(here)
    assert not works(elsewhere)
    assert not works(untracked)


def test_new_recovery_codes_end_the_old_ones(world: World):
    client = sign_in(world.officer)
    set_up_app(client)
    old = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    client.post(reverse("mfa_generate_recovery_codes"))
    new = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    assert not set(old) & set(new)
    assert "New recovery codes were made" in headings()
    file = client.get(reverse("mfa_download_recovery_codes"))
    assert file["Content-Disposition"].startswith("attachment")
    assert new[0] in file.content.decode()


def test_without_the_setting_a_password_is_enough(world: World, settings):
    settings.REQUIRE_SECOND_FACTOR = False
    assert works(sign_in(world.officer))


def test_who_left_yesterday_is_asked_nothing_and_is_out(world: World):
    client = sign_in(world.chair)
    seat = world.chair.memberships.get()
    seat.ends_on = timezone.localdate() - timedelta(days=1)
    seat.save_because("ended", by=None)
    assert where(client.get("/")) == reverse("account_login")
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
        row, world.lead, because="A witness", starts_on=today, ends_on=today, by=world.head
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
