"""Make a feed or key, revoke it, and tell whose it is."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.module_loading import import_string

from partnership.outbox.services import Draft, post
from partnership.people.factors import must_have
from partnership.tokens.models import Purpose, Token

MOST_LIVE = 10
LONGEST = 200
TAKEN = "You have one of this name. Revoke it first, or give another name."
TOO_MANY = f"You have {MOST_LIVE} feeds and keys. Revoke one, then make another."


def make(
    *, purpose: str, name: str, by: Any, now: datetime, with_factor: bool = False
) -> tuple[Token, str]:
    """A new token of this person and its secret, which nobody can show again.

    in: `with_factor`, whether they have shown a second factor where they make it.
    raises: ValidationError when the name is taken or there are too many.
    """
    live = Token.objects.visible_to(by).live()
    if live.filter(purpose=purpose, name=name).exists():
        raise ValidationError({"name": TAKEN})
    if live.count() >= MOST_LIVE:
        raise ValidationError(TOO_MANY)
    secret = f"{purpose[:3]}-{secrets.token_urlsafe(32)}"
    token = Token(person=by, purpose=purpose, name=name, hashed=fingerprint(secret), made_at=now)
    token.with_factor, token.sessions_ended = with_factor, by.sessions_ended
    token.reaches = sorted(_reached_by(by))
    try:
        with transaction.atomic():
            # Dead already, and their names are free.
            Token.objects.outlived().filter(person=by).update(revoked_at=now)
            token.save()
            post([_letter(token, "made", "It reads what you may see.")], now=now)
    except IntegrityError:  # made twice at the same moment
        raise ValidationError({"name": TAKEN}) from None
    return token, secret


def fingerprint(secret: str) -> str:
    """What is stored and looked for instead of the secret."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


@transaction.atomic
def revoke(token: Token, *, now: datetime) -> None:
    """From now on it opens nothing; its person is told. Revoked twice, the first moment stays."""
    if Token.objects.live().filter(pk=token.pk).update(revoked_at=now):
        post([_letter(token, "revoked", "Nothing reads by it any more.")], now=now)


def use(secret: str, purpose: Purpose, *, today: date) -> Token | None:
    """The live token of this secret and purpose, whose person is in office; and that it was used.

    None for anything else, whatever the reason: the asker learns nothing.
    """
    if not 20 < len(secret) <= LONGEST:
        return None
    found = Token.objects.live().filter(hashed=fingerprint(secret), purpose=purpose)
    token: Token | None = found.select_related("person").first()
    if token is None or not token.person.is_active or not token.person.offices_now:
        return None
    if not token.with_factor and must_have(token.person):
        return None
    if purpose == Purpose.API and reaches_further(token):
        return None
    if token.last_used_on != today:
        unmarked = Q(last_used_on__isnull=True) | Q(last_used_on__lt=today)
        Token.objects.filter(unmarked, pk=token.pk).update(last_used_on=today)
    return token


def reaches_further(token: Token) -> bool:
    """Whether its person's offices lead to a partnership that they did not when it was made."""
    today = _reached_by(token.person)
    if token.reaches is None:
        token.reaches = sorted(today)
        Token.objects.filter(pk=token.pk, reaches__isnull=True).update(reaches=token.reaches)
    return not today <= set(token.reaches)


def _reached_by(person: Any) -> frozenset[int]:
    asked: Callable[[Any], frozenset[int]] = import_string(settings.REACHED_BY)
    return asked(person)


def _letter(token: Token, done: str, words: str) -> Draft:
    """So that what somebody else does at an unlocked screen does not stay unseen."""
    kind = token.get_purpose_display().lower()
    return Draft(
        key=f"token:{token.pk}:{done}",
        to=token.person,
        subject=token,
        heading=f"A {kind} of your account was {done}",
        words=f"The {kind} called “{token.name}” was {done}. {words}\n\nIf that was not you, sign "
        "in, look at “Your feeds and keys”, change your password and ring the partnership "
        "service.\n",
    )
