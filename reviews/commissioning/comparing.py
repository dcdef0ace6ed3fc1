"""What differs between two drafts, sentence by sentence.

A report's lines end where its page ends, so a new margin would change every line; a sentence stays
the same sentence in Word and PDF, on whichever page it stands.
"""

import re
from typing import Any

from boards.policies.texts import SAME, Difference, differences

MOST_SENTENCES = 20_000  # of one draft: some eight hundred pages
LONGEST = 900  # signs without a full stop: a table; it is cut at a space
ENDS = re.compile(r"(?<=[.!?])[”’\")]?\s+(?=[“‘\"(A-Z0-9•])")
CUT = f"Only the first {MOST_SENTENCES:,} sentences of each draft were compared"


def sentences(text: str) -> list[str]:
    """The sentences of a text, each on one line."""
    return [part for sentence in ENDS.split(text) for part in _cut(sentence.strip()) if part]


def _cut(sentence: str) -> list[str]:
    parts = []
    while len(sentence) > LONGEST:
        at = sentence.rfind(" ", 0, LONGEST)
        at = at if at > 0 else LONGEST
        parts.append(sentence[:at].strip())
        sentence = sentence[at:].strip()
    return [*parts, sentence]


def compared(older: str, newer: str) -> tuple[list[Any], str]:
    """The parts of the comparison as they are kept, and what was left out, in words.

    Sentences that are the same in both are kept as their number, but for the one before a change
    and the one after it.
    """
    old, new = sentences(older), sentences(newer)
    cut = CUT if max(len(old), len(new)) > MOST_SENTENCES else ""
    texts = ("\n\n".join(part[:MOST_SENTENCES]) for part in (old, new))
    return list(_shortened(differences(*texts))), cut


def _shortened(found: list[Difference]) -> list[Any]:
    shown: list[Any] = []
    alike: list[str] = []
    for one in found:
        if one.what == SAME:
            alike.append(one.pieces[0].words)
            continue
        shown += _between(alike, first=not shown)
        alike = []
        shown.append([one.what, [[piece.what, piece.words] for piece in one.pieces]])
    return shown + _after(alike, bool(shown))


def _between(alike: list[str], *, first: bool) -> list[Any]:
    """The same sentences before a change: the first and the last of them are shown."""
    if not alike:
        return []
    ends = alike[-1:] if first or len(alike) == 1 else [alike[0], alike[-1]]
    left = len(alike) - len(ends)
    skipped = [["left", [["left", str(left)]]]] if left else []
    said = [[SAME, [[SAME, words]]] for words in ends]
    return [*said[:-1], *skipped, said[-1]]


def _after(alike: list[str], changed: bool) -> list[Any]:
    """The same sentences at the end."""
    if not alike or not changed:
        return []
    shown: list[Any] = [[SAME, [[SAME, alike[0]]]]]
    return [*shown, ["left", [["left", str(len(alike) - 1)]]]] if len(alike) > 1 else shown
