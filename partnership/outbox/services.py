"""Acts on letters: choose how they come, share a mailbox, try one again or set it aside."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from partnership.access.services import require
from partnership.outbox.delivery import FIRST_PAUSE, LONGEST_PAUSE, deliver
from partnership.outbox.door import DONE, LEFT, MAY_NOT_SEE, MOVED, NOT_ASKED
from partnership.outbox.kinds import kind_of
from partnership.outbox.mailboxes import belongs_to_a_person
from partnership.outbox.models import Digest, Handling, Letter, Mailbox, Preference
from partnership.outbox.presenting import is_about_an_account
from partnership.outbox.writing import Draft, message_id, one_line, post
from partnership.people.models import User
from partnership.ui.words import plain_day

__all__ = [
    "DONE",
    "FIRST_PAUSE",
    "LEFT",
    "LONGEST_PAUSE",
    "MAY_NOT_SEE",
    "MOVED",
    "NOT_ASKED",
    "Draft",
    "add_mailbox",
    "choose",
    "deliver",
    "digest_time",
    "end_mailbox",
    "message_id",
    "one_line",
    "post",
    "set_aside",
    "stuck_letters",
    "try_again",
]

KEEP_MAILBOXES = "keep_mailboxes"
# A daily mail is made up once a day: a letter that missed one by this much was forgotten.
FORGOTTEN_AFTER = timedelta(hours=26)
A_PERSONS = "A person signs in with this address. A shared mailbox has one of its own"
NOT_USABLE = "This address cannot be used as a shared mailbox"
HERE_ALREADY = "This address is a shared mailbox here already"
AGAIN, ASIDE = "Tried again", "Set aside"


def digest_time() -> str:
    """The time of day at which the daily mail is made up, as people say it: 7am, 7:30am."""
    at = settings.DIGEST_AT
    minutes = f":{at:%M}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'am' if at.hour < 12 else 'pm'}"


def stuck_letters(now: datetime) -> int:
    """Mails that should have gone an hour ago, and letters that no daily mail has taken up."""
    alone = Letter.objects.filter(by_digest=False).stuck(now).count()
    before = now - FORGOTTEN_AFTER
    forgotten = Letter.objects.for_digest().filter(written_at__lt=before).count()
    mails = Digest.objects.unsent().filter(written_at__lt=now - timedelta(hours=1)).count()
    return int(alone + forgotten + mails)


@transaction.atomic
def choose(person: User, ways: Mapping[str, str]) -> None:
    """Write down how these kinds of letter come to this person from now on.

    in: `ways`, the way by the key of the kind.
    raises: ValidationError for a kind that does not exist or a way that it cannot come.
    """
    for key, way in ways.items():
        _refuse_way(key, way)
    known = {row.kind: row for row in Preference.objects.filter(person=person)}
    for key, way in ways.items():
        stands = known[key].way if key in known else kind_of(key).default
        if way == stands:
            continue
        row = known.get(key) or Preference(person=person, kind=key)
        row.way = way
        row.save_because("chosen", by=person)


def _refuse_way(key: str, way: str) -> None:
    try:
        kind = kind_of(key)
    except KeyError:
        raise ValidationError("There is no such kind of letter.") from None
    if way not in kind.ways:
        names = " or ".join(f"“{one.label}”" for one in kind.ways)
        raise ValidationError({key: f"Choose {names}: these letters cannot come another way"})


@transaction.atomic
def add_mailbox(
    body: models.Model,
    *,
    address: str,
    because: str,
    by: User,
    today: date,
    among: models.QuerySet[Mailbox] | None = None,
) -> Mailbox:
    """Let an address that a board or agency shares be told what the body is asked about.

    in: `among`, the mailboxes that `by` keeps, where others may have added the same to the body.
    raises: NotAllowed; ValidationError for an address that is a person's, or one that is a shared
    mailbox of this body already.
    """
    require(by, KEEP_MAILBOXES, body, on=today)
    type(body)._base_manager.select_for_update().filter(pk=body.pk).first()
    address = address.strip().lower()
    if User.objects.visible_to(by, on=today).filter(email__iexact=address).exists():
        raise ValidationError({"address": A_PERSONS})
    if belongs_to_a_person(address, body):
        raise ValidationError({"address": NOT_USABLE})
    known: Any = Mailbox.objects.all() if among is None else among
    if known.about(body).filter(address=address, ends_on__isnull=True).exists():
        raise ValidationError({"address": HERE_ALREADY})
    row = Mailbox(subject=body, address=address, because=because, added_by=by, starts_on=today)
    try:
        with transaction.atomic():
            row.save_because(because, by=by)
    except IntegrityError:
        raise ValidationError({"address": HERE_ALREADY}) from None
    return row


@transaction.atomic
def end_mailbox(mailbox: Mailbox, *, because: str, by: User, today: date) -> Mailbox:
    """Nothing goes to the shared mailbox from now on: letters that wait for it are dropped.

    raises: NotAllowed; ValidationError when it has ended already.
    """
    mailbox = Mailbox.objects.select_for_update().get(pk=mailbox.pk)
    body: Any = mailbox.subject
    require(by, KEEP_MAILBOXES, body, on=today)
    if mailbox.ends_on is not None:
        raise ValidationError(f"It ended on {plain_day(mailbox.ends_on)}.")
    mailbox.ends_on = today
    mailbox.save_because(because, by=by)
    return mailbox


@transaction.atomic
def try_again(letter: Letter, *, by: User, now: datetime) -> None:
    """Let a letter that did not go be handed over at the next pass, under its old Message-ID.

    The caller has asked the gate (boards.letters). raises: ValidationError for one that went, was
    set aside, or is being handed over right now.
    """
    letter = _own_row(letter)
    whole: Any = letter.digest or letter
    if not whole.last_error:
        raise ValidationError("Nothing has stopped it: it goes at the next pass.")
    again = {"failed_at": None, "leased_until": None}
    type(whole).objects.filter(pk=whole.pk).update(**again)
    if letter.digest_id:
        lines = Letter.objects.filter(digest=letter.digest_id, sent_at__isnull=True)
        lines.update(failed_at=None)
    Handling.objects.create(letter=letter, what=AGAIN, by=by, at=now)


@transaction.atomic
def set_aside(letter: Letter, *, by: User, now: datetime) -> None:
    """Give up a letter that cannot go: it is not tried again and no longer told as failed.

    raises: ValidationError for one that went, was set aside already or has not failed, and for one
    about an account: nobody hides that somebody's sign-in was changed.
    """
    letter = _own_row(letter)
    if is_about_an_account(letter):
        raise ValidationError("A letter about an account is not set aside.")
    if not Letter.objects.filter(pk=letter.pk).failing(now).exists():
        raise ValidationError("It has not failed: it goes at its time.")
    words = f"Set aside by {by.name} on {plain_day(timezone.localdate(now))}"[:100]
    Letter.objects.filter(pk=letter.pk).update(dropped_because=words)
    Handling.objects.create(letter=letter, what=ASIDE, by=by, at=now)


def _own_row(letter: Letter) -> Letter:
    """The row as it stands, locked. raises: ValidationError when there is nothing left to do."""
    found: Letter = Letter.objects.select_for_update().get(pk=letter.pk)
    if found.sent_at:
        raise ValidationError("It has gone meanwhile.")
    if found.dropped_because:
        raise ValidationError(f"It is not sent: {found.dropped_because}.")
    return found
