"""Governed documents are found by their titles and by the words of the version that holds.

Words of drafts and of versions that are superseded are not in the index: whoever may see the
document finds what holds.
"""

from boards.models import Board
from boards.policies.models import GovernedDocument, Version
from partnership.search.registry import indexed, said


def _words(document: GovernedDocument) -> str:
    current = document.current
    return said(document.get_kind_display(), current.words if current else "")


indexed(
    GovernedDocument,
    "Policies and governance documents",
    title=lambda document: document.title,
    words=_words,
    where=lambda document: document.owner.name,
    dated=lambda document: document.current.starts_on if document.current else None,
    related=("owner", "current"),
    follows=((Board, "owner"), (Version, "current")),
)
