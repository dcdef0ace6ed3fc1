"""A second factor taken away or lost, and what each change brings with it."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from boards import resets
from partnership.access.offices import Office
from partnership.access.services import NotAllowed
from partnership.outbox.models import Letter
from partnership.people.models import User
from tests import factories as make
from tests.factories import PASSWORD, World
from tests.signing_in import (
    has_app,
    headings,
    is_in,
    set_up_app,
    sign_in,
    where,
    with_app,
    words,
    works,
)

# Codes, mails and locks hang on the end of the transaction.
pytestmark = pytest.mark.django_db(transaction=True)


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
