"""Write letters in the caller's transaction; hand them over once they are written."""

import hashlib
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPException
from time import monotonic
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.mail import EmailMessage
from django.db import models
from django.db.models import F
from django.utils import timezone

from partnership.jobs.services import nobody_holds
from partnership.outbox.models import Letter

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=settings.JOB_LEASE_SECONDS)
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=1)
STUCK_AFTER = timedelta(hours=1)
LEFT = "They have left"
MAY_NOT_SEE = "They may no longer see it"


@dataclass(frozen=True)
class Draft:
    """A letter before it is written: the key says what it is about, to whom and which time."""

    key: str
    to: Any
    subject: models.Model
    heading: str
    words: str


def post(drafts: Iterable[Draft], *, now: datetime) -> int:
    """Write the letters that are not written yet, in one statement. Returns how many were asked.

    A key that stands is left as it is: writing twice writes once.
    """
    letters = [
        Letter(
            key=draft.key,
            message_id=message_id(draft.key),
            to_id=draft.to.pk,
            subject_type_id=ContentType.objects.get_for_model(draft.subject).pk,
            subject_id=draft.subject.pk,
            heading=one_line(draft.heading),
            words=draft.words,
            written_at=now,
        )
        for draft in drafts
    ]
    Letter.objects.bulk_create(letters, ignore_conflicts=True)
    return len(letters)


def message_id(key: str) -> str:
    """The Message-ID that a letter of this key has for ever."""
    host = settings.DEFAULT_FROM_EMAIL.rsplit("@", 1)[-1].strip("> ") or "portal.invalid"
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@{host}>"


def one_line(text: str) -> str:
    """Without line breaks of any kind: they would end a mail header (ASVS 1.3.11)."""
    return " ".join(text.split())[:200]


def deliver(*, now: datetime, most: int = 200) -> int:
    """Hand over the letters that nobody else is handing over. Returns how many went.

    Stops at the first that the mail server does not take: it is tried again after a pause that
    grows, for ever, and no thread is kept waiting for a server that is away.
    """
    free = nobody_holds(now)
    waiting = Letter.objects.unsent().filter(free).order_by("pk").values_list("pk", flat=True)
    started, went = monotonic(), 0
    for pk in waiting[:most]:
        moment = now + timedelta(seconds=monotonic() - started)
        outcome = _hand_over(pk, moment)
        if outcome is False:
            break
        went += outcome is True
    return went


def stuck_letters(now: datetime) -> int:
    """Letters that have waited for more than an hour."""
    return Letter.objects.unsent().filter(written_at__lt=now - STUCK_AFTER).count()


def _hand_over(pk: int, now: datetime) -> bool | None:
    """True: it went. False: the mail server did not take it. None: it was not to go."""
    free = nobody_holds(now)
    won = (
        Letter.objects.unsent()
        .filter(free, pk=pk)
        .update(leased_until=now + LEASE, attempts=F("attempts") + 1)
    )
    if not won:
        return None
    letter = Letter.objects.select_related("to").get(pk=pk)
    if why := _why_not(letter):
        Letter.objects.filter(pk=pk).update(dropped_because=why)
        return None
    try:
        _mail(letter).send()
    except (OSError, SMTPException) as error:
        log.warning("Letter %s did not go: %s", letter.message_id, type(error).__name__)
        pause = min(FIRST_PAUSE * 2 ** min(letter.attempts - 1, 10), LONGEST_PAUSE)
        words = f"{type(error).__name__}: {error}"[:300]
        Letter.objects.filter(pk=pk).update(last_error=words, leased_until=now + pause)
        return False
    Letter.objects.filter(pk=pk).update(sent_at=timezone.now(), last_error="")
    return True


def _why_not(letter: Letter) -> str:
    """The gate is asked again at the door: an office may have ended since it was written."""
    if not letter.to.is_active:
        return LEFT
    model: Any = letter.subject_type.model_class()
    seen = model.objects.visible_to(letter.to).filter(pk=letter.subject_id)
    return "" if seen.exists() else MAY_NOT_SEE


def _mail(letter: Letter) -> EmailMessage:
    return EmailMessage(
        subject=letter.heading,
        body=letter.words,
        to=[letter.to.email],
        headers={"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated"},
    )
