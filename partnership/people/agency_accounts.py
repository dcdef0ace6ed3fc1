"""Which agency signs whom in, and what its answer is worth."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from partnership.people.addresses import domain_of
from partnership.people.models import User


def only_way_of(email: str) -> dict[str, Any] | None:
    """The provider that alone signs in people with such an address, if there is one."""
    domain = domain_of(email)
    for one in settings.OIDC_PROVIDERS:
        if one.get("only") is True and domain in one["domains"]:
            return dict(one)
    return None


def refuse_other_ways(email: str) -> None:
    """raises: ValidationError for an address whose agency alone signs people in, known or not."""
    if agency := only_way_of(email):
        raise ValidationError(f"People with this address sign in with {agency['name']}")


def person_of(login: Any) -> User | None:
    """The person to whom an agency's verified address belongs. Nobody for any other address."""
    domains = login.provider.app.settings["domains"]
    for address in login.email_addresses:
        email = address.email.lower()
        if address.verified and email.isascii() and domain_of(email) in domains:
            return User.objects.filter(email=email, is_active=True).first()
    return None


def showed_second_factor(login: Any) -> bool:
    """Whether the agency says that it asked for a second factor, and is believed."""
    trusted = login.provider.app.settings["second_factor"]
    return trusted is True and "mfa" in login.account.extra_data.get("amr", [])


def refused(request: HttpRequest) -> HttpResponse:
    """The one answer to everybody who does not come in this way, whatever the reason."""
    return render(request, "socialaccount/authentication_error.html", status=401)
