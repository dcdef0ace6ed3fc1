"""Letters to people about their own account: an invitation, or word of a new office."""

from datetime import datetime

from django.conf import settings

from partnership.links.invitations import LASTS, invitation_address
from partnership.outbox.services import Draft, post
from partnership.people.models import User

NEW = """{name},

{by} has given you an office, and with it an account on the safeguarding portal:

{office}

Set your password here. The link works once, until it is used, for {days} days:

{link}

You sign in with this address: {email}
"""
GIVEN = """{name},

you have been given an office in a safeguarding partnership: {office}.
Sign in with the account that you have:

{link}
"""


def invite(person: User, office: str, *, by: User, now: datetime) -> None:
    """Write to somebody who has been given an office: how to set a password, if they have none."""
    day = f"{now:%Y-%m-%d %H:%M}"  # a second click in the same minute writes no second letter
    if person.has_usable_password():
        heading, key = f"You have an office: {office}", f"office:{person.pk}:{office}:{day}"
        words = GIVEN.format(name=person.name, office=office, link=settings.PORTAL_ADDRESS)
    else:
        heading, key = "Your account on the safeguarding portal", f"invitation:{person.pk}:{day}"
        link = invitation_address(person, now=now)
        words = NEW.format(
            name=person.name,
            by=by.name,
            office=office,
            days=LASTS.days,
            link=link,
            email=person.email,
        )
    post([Draft(key=key, to=person, subject=person, heading=heading, words=words)], now=now)
