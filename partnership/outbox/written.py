"""A letter as a document: what its page says of it, without the links that act by themselves."""

import re
from datetime import date
from typing import Any

from partnership.documents.blocks import Block, Words, Written
from partnership.outbox.models import Letter
from partnership.outbox.presenting import is_about_an_account, standing
from partnership.ui.words import plain_day

# A file is passed on: whoever has a link of a letter may be able to act by it.
LINK = re.compile(r"https?://\S+")
NO_LINK = "(link left out)"
ITS_READERS = "The words of a letter about an account are for its reader alone."


def letter_document(letter: Letter, user: Any, today: date) -> Written:
    """The letter for somebody who may see it. Letters about accounts keep their words."""
    row = standing(letter)
    facts = [
        ("To", letter.reader),
        ("Kind", row.kind),
        ("Written", plain_day(letter.written_at)),
        ("How it stands", f"{row.words}. {row.detail}" if row.detail else row.words),
    ]
    return Written(letter.heading, today, str(user), _words(letter), facts)


def _words(letter: Letter) -> list[Block]:
    if is_about_an_account(letter):
        return [Words(ITS_READERS)]
    told = LINK.sub(NO_LINK, letter.words).strip()
    return [Words(one.strip()) for one in re.split(r"\n\s*\n", told) if one.strip()]
