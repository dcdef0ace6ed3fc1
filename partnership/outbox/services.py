"""Write letters in the caller's transaction; hand them over once they are written."""

import hashlib
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.mail import EmailMessage
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from partnership.outbox.models import Letter

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=settings.JOB_LEASE_SECONDS)
GIVE_UP_AFTER = 20


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
            to=draft.to,
            subject_type=ContentType.objects.get_for_model(draft.subject),
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
    """Hand over the letters that nobody else is handing over. Returns how many went."""
    free = Q(leased_until__isnull=True) | Q(leased_until__lte=now)
    waiting = Letter.objects.unsent().filter(free, attempts__lt=GIVE_UP_AFTER)
    return sum(
        _hand_over(pk, now) for pk in waiting.order_by("pk").values_list("pk", flat=True)[:most]
    )


def _hand_over(pk: int, now: datetime) -> bool:
    free = Q(leased_until__isnull=True) | Q(leased_until__lte=now)
    won = Letter.objects.filter(free, pk=pk, sent_at__isnull=True).update(
        leased_until=now + LEASE, attempts=F("attempts") + 1
    )
    if not won:
        return False
    letter = Letter.objects.select_related("to").get(pk=pk)
    if not letter.to.is_active:
        Letter.objects.filter(pk=pk).update(sent_at=timezone.now(), last_error="Person has left")
        return False
    try:
        _mail(letter).send()
    except (OSError, SMTPException) as error:
        log.warning("Letter %s did not go: %s", letter.message_id, type(error).__name__)
        Letter.objects.filter(pk=pk).update(last_error=f"{type(error).__name__}: {error}"[:300])
        return False
    Letter.objects.filter(pk=pk).update(sent_at=timezone.now(), last_error="")
    return True


def _mail(letter: Letter) -> EmailMessage:
    return EmailMessage(
        subject=letter.heading,
        body=letter.words,
        to=[letter.to.email],
        headers={"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated"},
    )
