"""The register of governed documents, and what the page of one shows its reader."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F

from boards.models import Action, Board, HowTaken, Partnership
from boards.policies.models import GovernedDocument, Kind, Origin, ReviewRecord, State, Version
from boards.policies.texts import Paragraph, paragraphs
from partnership.documents.models import Document
from partnership.records.dated import KnownTo
from partnership.ui.words import plain_day

NOT_STATED = "Not stated in our copy"


@dataclass(frozen=True)
class Standing:
    """A document and how it stands today, in words with a colour."""

    document: GovernedDocument
    words: str
    tint: str

    @property
    def next_review(self) -> str:
        """The day of the next review, in words."""
        due = self.document.next_review_on
        if self.document.withdrawn_on:
            return "None: withdrawn"
        return plain_day(due) if due else "No day is set"

    @property
    def version(self) -> str:
        """Which version holds and who approved it when, in words."""
        current = self.document.current
        if current is None:
            return "None yet"
        told = approval_of(current)
        return told if current.state == State.PRINTED else f"Version {current.number}. {told}"


def standing_of(document: GovernedDocument, today: date) -> Standing:
    """How it stands: withdrawn, only a draft, under review, in force, or without text here."""
    current = document.current
    if document.withdrawn_on:
        return Standing(document, "Withdrawn", "red")
    if current is None:
        return Standing(document, "Not approved yet", "amber")
    if document.is_under_review(today):
        return Standing(document, "Under review", "amber")
    if not current.words and current.state == State.PRINTED:
        return Standing(document, "Text not held here", "")
    return Standing(document, "In force", "green")


def approval_of(version: Version) -> str:
    """Who approved a version, when and how, in one sentence."""
    if version.is_draft:
        return "A draft: nobody has approved it."
    if version.approved_on is None:
        return "Who approved it, and when, is not stated in our copy."
    day = plain_day(version.approved_on)
    if version.approved_known_to == KnownTo.MONTH:
        day = day.split(" ", 1)[1]
    by = version.approved_by.name if version.approved_by else "a board that is not stated"
    how = " by chair’s action" if version.how == HowTaken.CHAIRS_ACTION else ""
    return f"Approved by {by}{how}, {day}."


def documents_seen(user: Any) -> Any:
    """The documents that a reader may see, with what a row of a list needs. One query."""
    found = GovernedDocument.objects.visible_to(user)
    return found.select_related("partnership", "owner", "board", "current__approved_by")


def public_documents(user: Any, kind: str = "") -> Any:
    """Of all partnerships, those that are open to everybody and hold; by partnership and title."""
    found = documents_seen(user).filter(is_public=True)
    found = found.filter(current__number__gte=F("public_from"), withdrawn_on__isnull=True)
    found = found.order_by("partnership__name", "title", "pk")
    return found.filter(kind=kind) if kind in Kind.values else found


def register_of(partnership: Partnership, user: Any, kind: str = "") -> Any:
    """Every document of a partnership that a reader may see, those due for review first."""
    found = documents_seen(user).filter(partnership=partnership)
    found = found.filter(kind=kind) if kind in Kind.values else found
    return found.order_by(F("next_review_on").asc(nulls_last=True), "title", "pk")


@dataclass(frozen=True)
class Reading:
    """One version as the page shows it."""

    version: Version
    paragraphs: list[Paragraph]
    file: Document | None
    approval: str


@dataclass(frozen=True)
class DocumentPage:
    """The version that holds, or the draft where there is none; older ones; how reviews went.

    `asked` is the number of an earlier version by whose link the reader came, `old` that version
    where they may read it, `since` what changed after it.
    """

    standing: Standing
    reading: Reading | None
    versions: list[tuple[Version, str]]
    draft: Version | None
    reviews: list[ReviewRecord]
    origins: list[Origin]
    asked: int | None = None
    old: Version | None = None
    since: list[Version] | None = None


def document_page(
    document: GovernedDocument, user: Any, today: date, *, asked: int | None = None
) -> DocumentPage:
    """What one reader sees of a document. Seven queries for any number of versions."""
    seen = Version.objects.visible_to(user).filter(document=document)
    versions = list(seen.select_related("approved_by", "document", "line").order_by("-number"))
    draft = next((one for one in versions if one.is_draft), None)
    current = next((one for one in versions if one.pk == document.current_id), None)
    number = asked if asked and current and asked < current.number else None
    since = [
        one for one in versions if number and current and number < one.number <= current.number
    ]
    return DocumentPage(
        standing=standing_of(document, today),
        reading=reading_of(current) if current else None,
        versions=[(one, approval_of(one)) for one in versions],
        draft=draft,
        reviews=list(_reviews(document, user)),
        origins=list(origins_seen(user).filter(version__in=[one.pk for one in versions])),
        asked=number,
        old=next((one for one in versions if one.number == number), None),
        since=since,
    )


def origins_seen(user: Any) -> Any:
    """What led to versions, as far as the reader may read both the action and the version."""
    seen = Action.objects.visible_to(user), Version.objects.visible_to(user)
    found = Origin.objects.filter(action__in=seen[0].values("pk"), version__in=seen[1].values("pk"))
    return found.select_related("action", "version__document").order_by(
        "-version__number", "action__reference", "pk"
    )


def changed_by(action: Action, user: Any) -> list[Origin]:
    """The versions that an action led to, which the reader may read. One query."""
    return list(origins_seen(user).filter(action=action))


def is_told_of(document: GovernedDocument, number: int, user: Any) -> bool:
    """Whether a link to this version leads the reader anywhere: they may read it, or it is an
    earlier one than what holds. What is a draft or to come is as absent as what never was."""
    current = document.current
    if current is not None and 0 < number < current.number:
        return True
    return bool(Version.objects.visible_to(user).filter(document=document, number=number).exists())


def reading_of(version: Version) -> Reading:
    """A version with its paragraphs and newest file. One query."""
    file = Document.objects.about(version).first()
    return Reading(version, paragraphs(version.words), file, approval_of(version))


def _reviews(document: GovernedDocument, user: Any) -> Any:
    found = ReviewRecord.objects.visible_to(user).filter(document=document)
    return found.select_related("answered_by")


def terms_of(board: Board, user: Any) -> list[GovernedDocument]:
    """The terms of reference of a board over time that a reader may see, newest first."""
    found = documents_seen(user).filter(kind=Kind.TERMS, board=board)
    return list(found.order_by(F("withdrawn_on").desc(nulls_first=True), "-pk"))
