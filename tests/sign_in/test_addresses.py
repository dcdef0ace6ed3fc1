"""Addresses that look like another, and addresses that change hands."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from boards import resets
from partnership.access.services import NotAllowed
from partnership.people.models import User
from tests import factories as make
from tests.factories import PASSWORD, World
from tests.sign_in.new_password import NEW, reset_link
from tests.signing_in import is_in, sign_in, with_app, with_codes, words, works

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "email",
    [
        "\u212aate@example.org",  # KELVIN SIGN, folds to k
        "mi\u017fter@example.org",  # LONG S, folds to s in upper case
        "\u0430nna@example.org",  # CYRILLIC A
        "anna\u200b@example.org",  # ZERO WIDTH SPACE
        "\uff41nna@example.org",  # FULL WIDTH A
    ],
)
def test_an_address_that_only_looks_like_another_is_nobodys(email: str):
    with pytest.raises(ValidationError):
        User.objects.create_user(email, "Look-alike")
    with pytest.raises(ValidationError):
        User(email=email, name="Look-alike").full_clean(exclude=["password"])


def test_a_domain_with_other_letters_is_kept_as_mail_systems_write_it():
    made = User.objects.create_user("Anna@B\u00fcro.Example", "Anna")
    assert made.email == "anna@xn--bro-hoa.example"
    cyrillic = User.objects.create_user("anna@ex\u0430mple.org", "Another Anna")
    assert cyrillic.email.startswith("anna@xn--"), "not example.org, and seen not to be"


def test_one_address_is_one_persons_whatever_its_case():
    User.objects.create_user("anna@example.org", "Anna")
    with pytest.raises(ValidationError):
        User.objects.create_user("ANNA@Example.org", "Another Anna")


def leave(person: User) -> None:
    """All offices ended yesterday."""
    for seat in (*person.memberships.all(), *person.appointments.all()):
        seat.ends_on = timezone.localdate() - timedelta(days=1)
        seat.save_because("left", by=None)


def test_a_reused_address_inherits_nothing(world: World):
    old, email = world.chair, world.chair.email
    session, secret = sign_in(old), with_app(old)
    with_codes(old)
    SocialAccount.objects.create(user=old, provider="council", uid="nr-1")
    link = reset_link(old)  # makes the library keep the address beside the person
    assert EmailAddress.objects.filter(user=old, email=email).exists()
    leave(old)
    resets.free_address(
        old, because="A new colleague has it", by=world.head, today=timezone.localdate()
    )

    new = User.objects.create_user(email, "A new colleague", NEW)
    make.seat(new, make.Office.GROUP_MEMBER, world.group)
    old.refresh_from_db()
    assert old.email == f"former-{old.pk}@former.invalid"
    assert not old.has_usable_password()
    assert not old.is_active
    assert email in {row.email for row in old.history.all()}
    assert not works(session)
    client = Client()
    assert "This link no longer works" in words(client.get(link, follow=True))
    assert not EmailAddress.objects.filter(user=old, email=email).exists()
    for model in (Authenticator, SocialAccount, UserSession):
        assert not model.objects.filter(user=old).exists(), model
    assert not is_in(sign_in(new, PASSWORD)), "the password of before"
    assert works(sign_in(new, NEW))
    assert secret
    Client().post(reverse("account_reset_password"), {"email": email})
    path = re.search(r"/account/password/reset/key/\S+", mail.outbox[-1].body)
    assert path
    form = client.get(path.group(), follow=True).request["PATH_INFO"]
    client.post(form, {"password1": PASSWORD, "password2": PASSWORD})
    new.refresh_from_db()
    assert new.check_password(PASSWORD)


def test_an_address_is_not_freed_while_an_office_runs_or_will_run(world: World):
    today = timezone.localdate()
    with pytest.raises(ValidationError, match="End the offices"):
        resets.free_address(world.chair, because="New", by=world.head, today=today)
    leave(world.chair)
    later = today + timedelta(days=30)
    make.seat(world.chair, make.Office.GROUP_MEMBER, world.adults, starts_on=later)
    with pytest.raises(ValidationError, match="End the offices"):
        resets.free_address(world.chair, because="New", by=world.head, today=today)
    world.chair.refresh_from_db()
    assert world.chair.is_active
    assert world.chair.sessions_ended == 0


def test_an_address_is_freed_once_and_by_who_may(world: World):
    today = timezone.localdate()
    leave(world.chair)
    with pytest.raises(NotAllowed):
        resets.free_address(world.chair, because="New", by=world.member, today=today)
    resets.free_address(world.chair, because="New", by=world.head, today=today)
    again = User.objects.get(pk=world.chair.pk)
    with pytest.raises(ValidationError, match="free already"):
        resets.free_address(again, because="New", by=world.head, today=today)
