"""Signed links: for one purpose, one person, about one thing, until a moment, used once.

A mail scanner follows every link in a letter, so opening one changes nothing: its page shows, and
its form acts (docs/adr/0021). Nothing is stored until it is used: what the link says is signed, and
each time everything that it rests on is asked again.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core import signing
from django.db import IntegrityError, models, transaction

from partnership.links.models import UsedLink
from partnership.people.models import User


class DeadLink(Exception):
    """The link does not open: forged, for another purpose, too old, used, or its person has left.

    The reader is told the same in every case.
    """


@dataclass(frozen=True)
class Link:
    """What an opened link says. `person` and `subject` are None where it names none."""

    token: str
    purpose: str
    person: User | None
    subject: Any
    ends_at: datetime


def sign(
    purpose: str,
    *,
    person: User | None = None,
    subject: models.Model | None = None,
    until: datetime,
) -> str:
    """A token for this purpose, bound to the person's address as it is today."""
    said = {
        "person": [person.pk, address_digest(person)] if person else None,
        "subject": [subject._meta.label_lower, subject.pk] if subject else None,
        "until": until.timestamp(),
    }
    return signing.dumps(said, salt=_salt(purpose))


def open_link(token: str, purpose: str, *, now: datetime) -> Link:
    """What the link says, if it still stands. Reads only.

    raises: DeadLink.
    """
    try:
        said = signing.loads(token, salt=_salt(purpose))
        until = datetime.fromtimestamp(said["until"], tz=now.tzinfo)
        person = _person(said["person"])
        subject = _subject(said["subject"], person)
    except (signing.BadSignature, json.JSONDecodeError, KeyError, TypeError, ValueError):
        raise DeadLink from None
    if now >= until or UsedLink.objects.filter(digest=_digest(token)).exists():
        raise DeadLink
    return Link(token, purpose, person, subject, until)


def use_link(link: Link, *, now: datetime) -> None:
    """Stamp the link in the caller's transaction, so that the act it opens happens once.

    raises: DeadLink when somebody was quicker.
    """
    try:
        with transaction.atomic():
            UsedLink.objects.create(
                digest=_digest(link.token), purpose=link.purpose, person=link.person, used_at=now
            )
    except IntegrityError:
        raise DeadLink from None


def address_digest(person: User) -> str:
    """A link dies when its person's address becomes somebody else's or theirs changes."""
    return hashlib.sha256(person.email.encode()).hexdigest()[:16]


def _person(said: list[Any] | None) -> User | None:
    """The person named, if their account is open and the address is still theirs."""
    if said is None:
        return None
    person: User | None = User.objects.filter(pk=said[0], is_active=True).first()
    if person is None or address_digest(person) != said[1]:
        raise DeadLink
    return person


def _subject(said: list[Any] | None, person: User | None) -> Any:
    """What the link is about, if its person may still see it."""
    if said is None:
        return None
    model: Any = apps.get_model(said[0])
    subject = model.objects.visible_to(person).filter(pk=said[1]).first() if person else None
    if subject is None:
        raise DeadLink
    return subject


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _salt(purpose: str) -> str:
    return f"partnership.links.{purpose}"
