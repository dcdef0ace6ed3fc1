"""Invitations: a letter with a signed link by which somebody new sets their password."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from partnership.links.services import DeadLink, Link, open_link, sign, use_link
from partnership.people.models import User
from partnership.records.dated import not_over_on

PURPOSE = "invitation"
LASTS = timedelta(days=14)


def invitation_address(person: User, *, now: datetime) -> str:
    """Where this person sets their first password, for fourteen days."""
    token = sign(PURPOSE, person=person, until=now + LASTS)
    return f"{settings.PORTAL_ADDRESS}{reverse('links:invitation', args=[token])}"


def open_invitation(token: str, *, now: datetime) -> tuple[Link, User]:
    """The invitation and whom it is for, if they have no password yet. raises: DeadLink."""
    link = open_link(token, PURPOSE, now=now)
    person = link.person
    if person is None or person.has_usable_password() or not _in_office(person, localdate(now)):
        raise DeadLink
    return link, person


def _in_office(person: User, today: date) -> bool:
    """Whether an office of theirs runs or will run: who has left sets no password any more."""
    tenures = (person.memberships, person.appointments)
    return any(held.filter(not_over_on(today)).exists() for held in tenures)


@transaction.atomic
def accept_invitation(token: str, *, password: str, now: datetime) -> User:
    """Set the first password. raises: DeadLink; ValidationError for a password that is too weak."""
    named = open_invitation(token, now=now)[1]
    # Two letters to one person, opened at once: the second finds the password of the first.
    User.objects.select_for_update().get(pk=named.pk)
    link, person = open_invitation(token, now=now)
    use_link(link, now=now)
    person.set_password(password)
    person.save(update_fields=["password"])
    return person
