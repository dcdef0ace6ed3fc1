"""Who comes in with an agency's account: a person whom we know, by their agency's own number."""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.base.constants import AuthError
from django.db import transaction
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from partnership.people.adapter import ClosedDoor
from partnership.people.agency_accounts import person_of, refused
from partnership.people.models import User


class AgencyDoor(DefaultSocialAccountAdapter):
    """Makes no account, takes no office from outside, and lets no address move one."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Never."""
        return False

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: Any) -> Any:
        """Nothing of what the agency tells is written into a person."""
        return sociallogin.user

    def authenticate_by_email(self, sociallogin: Any) -> None:
        """Not the library's way: `pre_social_login` asks for more."""
        return None

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, **kwargs: Any
    ) -> None:
        """Who turned back at the agency finds the sign-in page again. raises: for that."""
        if error == AuthError.CANCELLED:
            raise ImmediateHttpResponse(HttpResponseRedirect(reverse("account_login")))

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Find the person: by the agency's number for them, else once by their verified address.

        raises: ImmediateHttpResponse, the same page for unknown, foreign, unverified and left.
        """
        known = sociallogin.is_existing
        person = sociallogin.user if known else person_of(sociallogin)
        if person is None or not person.is_active or not person.offices_now:
            raise ImmediateHttpResponse(refused(request))
        if not known and not self._bind(sociallogin, person):
            raise ImmediateHttpResponse(refused(request))
        sociallogin.user = person
        if not known:
            words = {"agency": sociallogin.provider.name}
            ClosedDoor().send_notification_mail(
                "socialaccount/email/account_connected", person, words
            )

    @transaction.atomic
    def _bind(self, sociallogin: Any, person: User) -> bool:
        """Keep the agency's number for this person. False when the agency gave another before:
        then the address has gone to somebody else there."""
        row = User.objects.select_for_update().get(pk=person.pk)
        account = sociallogin.account
        if SocialAccount.objects.filter(user=row, provider=account.provider).exists():
            return False
        account.user = row
        account.save()
        row.remember(f"first signed in with {sociallogin.provider.name}", by=row)
        return True
