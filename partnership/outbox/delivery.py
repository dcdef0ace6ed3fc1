"""Hand over what is written: letters that go at once, then the daily mails that are made up."""

import logging
from datetime import datetime, timedelta
from enum import Enum
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import timezone

from partnership.outbox.digests import heading_of, words_of
from partnership.outbox.door import in_office, refused
from partnership.outbox.models import Digest, Letter, Mailbox, Posted
from partnership.outbox.writing import one_line
from partnership.people.models import User

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=settings.JOB_LEASE_SECONDS)
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=1)
EMPTY = "Nothing was left to tell"
# From here on a mail server says no for good (RFC 5321, 4.2.1).
FOR_GOOD = 500
SHARED = "To a shared mailbox: sign in to act. "


class Outcome(Enum):
    """What came of handing one mail over."""

    WENT = "it went"
    NOT_TO_GO = "it was not to go, or is in other hands"
    REFUSED = "the mail server answered no to this one"
    AWAY = "the mail server does not take anything"


def deliver(*, now: datetime, most: int = 200) -> int:
    """Hand over what waits and nobody else is handing over. Returns how many mails went.

    Stops at the first that finds the mail server away: it is tried again after a pause that
    grows, for ever, and no thread is kept waiting. An address that the server refuses for good
    fails for good and stops no other; officers are told (boards.letters).
    """
    started, went = monotonic(), 0
    alone = Letter.objects.filter(by_digest=False)
    for rows in (alone, Digest.objects.all()):
        waiting = rows.unsent().free(now).order_by("pk").values_list("pk", "to")
        batch = list(waiting[:most])
        held = in_office({to for _, to in batch if to}, timezone.localdate(now)) if batch else set()
        for pk, to in batch:
            moment = now + timedelta(seconds=monotonic() - started)
            outcome = _hand_over(rows.model, pk, to in held, moment)
            if outcome is Outcome.AWAY:
                return went
            went += outcome is Outcome.WENT
    return went


def _hand_over(model: Any, pk: int, holds_office: bool, now: datetime) -> Outcome:
    rows = model.objects.filter(pk=pk)
    won = rows.unsent().free(now)
    if not won.update(leased_until=now + LEASE, attempts=F("attempts") + 1, last_error=""):
        return Outcome.NOT_TO_GO
    posted = rows.select_related("to", "mailbox").get()
    letters = _letters_in(posted)
    reader = posted.to or posted.mailbox
    reasons = refused(letters, reader, holds_office=holds_office, day=timezone.localdate(now))
    _drop(reasons)
    left = [letter for letter in letters if letter.pk not in reasons]
    if not left:
        rows.filter(dropped_because="").update(dropped_because=EMPTY)
        return Outcome.NOT_TO_GO
    try:
        _mail(posted, left, reader, now).send()
    except (OSError, SMTPException) as error:
        log.warning("Letter %s did not go: %s", posted.message_id, type(error).__name__)
        return _note_trouble(posted, left, error, now)
    _note_sent(posted, left, now)
    return Outcome.WENT


def _letters_in(posted: Any) -> list[Letter]:
    if isinstance(posted, Letter):
        return [posted]
    # The order of the page: what is due first, then the rest as it came.
    lines = posted.letters.unsent().order_by(F("due_on").asc(nulls_last=True), "pk")
    return list(lines)


def _drop(reasons: dict[int, str]) -> None:
    for why in set(reasons.values()):
        pks = [pk for pk, because in reasons.items() if because == why]
        Letter.objects.filter(pk__in=pks).update(dropped_because=why)


@transaction.atomic
def _note_sent(posted: Any, letters: list[Letter], now: datetime) -> None:
    sent = {"sent_at": now, "last_error": ""}
    Letter.objects.filter(pk__in=[letter.pk for letter in letters]).update(**sent)
    if isinstance(posted, Digest):
        Digest.objects.filter(pk=posted.pk).update(**sent)


@transaction.atomic
def _note_trouble(posted: Any, letters: list[Letter], error: Exception, now: datetime) -> Outcome:
    """Try again after a pause, or never by itself when the address was refused for good."""
    code = _answer(error)
    outcome = Outcome.AWAY if code is None else Outcome.REFUSED
    found: dict[str, Any] = {"last_error": _words(error, code)}
    if isinstance(error, SMTPRecipientsRefused) and code is not None and code >= FOR_GOOD:
        found["failed_at"] = now
    Letter.objects.filter(pk__in=[letter.pk for letter in letters]).update(**found)
    pause = min(FIRST_PAUSE * 2 ** min(posted.attempts - 1, 10), LONGEST_PAUSE)
    type(posted).objects.filter(pk=posted.pk).update(leased_until=now + pause, **found)
    return outcome


def _answer(error: Exception) -> int | None:
    """The number by which the server refused this one mail; None when it takes nothing at all."""
    if isinstance(error, SMTPRecipientsRefused):
        codes = [answer[0] for answer in error.recipients.values()]
        return min(codes, default=None)
    if isinstance(error, SMTPResponseException) and type(error).__name__ == "SMTPDataError":
        return int(error.smtp_code)
    return None


def _words(error: Exception, code: int | None) -> str:
    """For the row: the class and what was said, without anybody's address."""
    if isinstance(error, SMTPRecipientsRefused):
        return f"SMTPRecipientsRefused: {code}"
    return one_line(f"{type(error).__name__}: {error}")


def _mail(posted: Posted, letters: list[Letter], reader: User | Mailbox, now: datetime) -> Any:
    shared = isinstance(reader, Mailbox)
    if isinstance(posted, Letter):
        heading, words = posted.heading, posted.words
    else:
        heading = heading_of(letters, timezone.localdate(now))
        words = words_of(letters, shared=shared)
    frame = {
        "words": words.strip(),
        "shared": shared,
        "service": settings.SERVICE_NAME,
        "phone": settings.SERVICE_PHONE,
        "portal": settings.PORTAL_ADDRESS,
    }
    return EmailMessage(
        subject=one_line(f"{SHARED if shared else ''}{heading}"),
        body=render_to_string("letters/frame.txt", frame),
        to=[reader.email],
        headers={
            "Message-ID": posted.message_id,
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
    )
