"""What a reader is shown of letters: how each stands, in words."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from partnership.access.querysets import about_visible
from partnership.outbox.kinds import ACCOUNT, title_of
from partnership.outbox.models import Letter

# What the class of an error means to whoever reads it; the row keeps the technical words.
TROUBLES = {
    "SMTPRecipientsRefused": "The mail server does not take this address",
    "SMTPSenderRefused": "The mail server does not take mail from the portal's address",
    "SMTPDataError": "The mail server did not take this letter",
    "SMTPAuthenticationError": "The mail server does not let the portal sign in",
    "SMTPServerDisconnected": "The mail server broke off",
    "ConnectionRefusedError": "The mail server cannot be reached",
    "TimeoutError": "The mail server does not answer",
    "gaierror": "The mail server's name is not known",
}
KEPT_DAYS = 90
OTHER_TROUBLE = "The mail could not be handed over"


@dataclass(frozen=True)
class Standing:
    """One letter as a list shows it."""

    letter: Letter
    kind: str
    words: str
    tint: str
    detail: str
    may_try: bool = False

    @property
    def may_set_aside(self) -> bool:
        """Whether it can be given up: a failed one that is about nobody's account."""
        return self.may_try and not is_about_an_account(self.letter)


def is_about_an_account(letter: Letter) -> bool:
    """Whether it tells of sign-in, passwords or offices; letters before kinds were kept do too."""
    return letter.kind in ("", ACCOUNT.key)


def letters_to(person: Any, *, now: datetime) -> Any:
    """What was written to a person lately, as far as they may still see what it is about."""
    mine = Letter.objects.filter(to=person, written_at__gte=now - timedelta(days=KEPT_DAYS))
    return about_visible(mine, person).select_related("to", "mailbox", "digest")


def trouble(last_error: str) -> str:
    """An error in words; empty when there is none."""
    if not last_error:
        return ""
    return TROUBLES.get(last_error.split(":")[0], OTHER_TROUBLE)


def standing(letter: Letter) -> Standing:
    """How one letter stands. Reads the letter and its daily mail, no further row."""
    kind = title_of(letter.kind)
    if letter.sent_at:
        how = "In the daily mail" if letter.digest_id else ""
        return Standing(letter, kind, "Sent", "green", how)
    if letter.dropped_because:
        return Standing(letter, kind, "Not sent", "", letter.dropped_because)
    if letter.failed_at:
        return Standing(letter, kind, "Failed", "red", trouble(letter.last_error), may_try=True)
    if letter.last_error:
        words = f"{trouble(letter.last_error)}. It is tried again by itself"
        return Standing(letter, kind, "Not gone yet", "amber", words, may_try=True)
    if letter.by_digest and not letter.digest_id:
        return Standing(letter, kind, "Waiting", "blue", "Goes with the next daily mail")
    return Standing(letter, kind, "Waiting", "blue", "Goes at the next pass")
