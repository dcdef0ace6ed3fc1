"""Invitations: a letter with a signed link by which somebody new sets their password."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from partnership.links.services import DeadLink, Link, open_link, sign, use_link
from partnership.people.models import User

PURPOSE = "invitation"
LASTS = timedelta(days=14)


def invitation_address(person: User, *, now: datetime) -> str:
    """Where this person sets their first password, for fourteen days."""
    token = sign(PURPOSE, person=person, until=now + LASTS)
    return f"{settings.PORTAL_ADDRESS}{reverse('links:invitation', args=[token])}"


def open_invitation(token: str, *, now: datetime) -> tuple[Link, User]:
    """The invitation and whom it is for, if they have no password yet. raises: DeadLink."""
    link = open_link(token, PURPOSE, now=now)
    if link.person is None or link.person.has_usable_password():
        raise DeadLink
    return link, link.person


@transaction.atomic
def accept_invitation(token: str, *, password: str, now: datetime) -> User:
    """Set the first password. raises: DeadLink; ValidationError for a password that is too weak."""
    link, person = open_invitation(token, now=now)
    use_link(link, now=now)
    person.set_password(password)
    person.save(update_fields=["password"])
    return person
