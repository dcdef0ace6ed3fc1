"""Enter a document, change what is said of it, write the next version, withdraw it."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.text import slugify

from boards.models import Board, Partnership
from boards.policies.models import GovernedDocument, State, Version
from partnership.access.services import require
from partnership.documents.models import Document
from partnership.documents.services import attach
from partnership.people.models import User

CHANGED = ("title", "owner", "owner_office", "is_public", "review_months", "next_review_on")
TAKEN = "Somebody has just entered a document of this name. Send it again"


@transaction.atomic
def add_document(
    partnership: Partnership, *, kind: str, title: str, owner: Board, by: User, **facts: Any
) -> GovernedDocument:
    """Enter a document into the register; its key is made of its title and stays.

    raises: NotAllowed; ValidationError.
    """
    require(by, "keep_policies", partnership)
    row = GovernedDocument(
        partnership=partnership,
        kind=kind,
        title=title,
        owner=owner,
        key=free_key(partnership, title),
        **facts,
    )
    try:
        with transaction.atomic():
            row.save_because("entered in the register", by=by)
    except IntegrityError:
        raise ValidationError(TAKEN) from None
    return row


def free_key(partnership: Partnership, title: str) -> str:
    """A key that no document has: the partnership's code, the title, a number if need be."""
    stem = slugify(f"{partnership.code} {title}")[:100] or "document"
    taken = GovernedDocument.objects.filter(key__startswith=stem).values_list("key", flat=True)
    known = {*taken, "of", "reviews", "versions"}  # addresses of their own
    if stem not in known:
        return stem
    return next(key for n in range(2, len(known) + 3) if (key := f"{stem}-{n}") not in known)


@transaction.atomic
def change_document(
    document: GovernedDocument,
    *,
    because: str,
    by: User,
    public_from: int | None = None,
    **facts: Any,
) -> GovernedDocument:
    """Change what the register says of a document; links keep its key.

    in: `public_from`, the first version that everybody reads where it is open to everybody. Without
    one what was open stays so, and what is opened now is open from the version that holds.
    raises: NotAllowed; ValidationError.
    """
    require(by, "keep", document)
    hold(document)
    document.public_from = _open_from(document, facts["is_public"], public_from)
    for name in CHANGED:
        setattr(document, name, facts[name])
    document.save_because(because, by=by)
    return document


def _open_from(document: GovernedDocument, is_public: bool, asked: int | None) -> int:
    """The first version that everybody is to read: none before it that nobody chose to open."""
    if not is_public:
        return document.public_from
    if asked is not None:
        if not 1 <= asked <= next_number(document):
            raise ValidationError({"public_from": "Choose a version of the list"})
        return asked
    if document.is_public:
        return document.public_from
    return document.current.number if document.current else 1


def next_number(document: GovernedDocument) -> int:
    """The number of the version that is approved next."""
    last = document.versions.exclude(state=State.DRAFT).order_by("number").last()
    return last.number + 1 if last else 1


@transaction.atomic
def withdraw_document(
    document: GovernedDocument, *, because: str, by: User, today: date
) -> GovernedDocument:
    """From today it holds no more; it can still be read, and says so.

    raises: NotAllowed; ValidationError when it is withdrawn already.
    """
    require(by, "keep", document)
    hold(document)
    if document.withdrawn_on:
        raise ValidationError("It is withdrawn already.")
    document.withdrawn_on, document.withdrawn_because = today, because
    document.save_because(f"withdrawn: {because}", by=by)
    return document


@transaction.atomic
def write_version(
    document: GovernedDocument,
    *,
    words: str,
    what_changed: str,
    by: User,
    now: datetime,
    file: Any = None,
) -> Version:
    """Begin the next version as a draft, which only the service sees.

    raises: NotAllowed; ValidationError when there is a draft already, nothing to read in it, or a
    later version that does not say what changed.
    """
    require(by, "keep", document)
    hold(document)
    _not_withdrawn(document)
    if document.versions.filter(state=State.DRAFT).exists():
        raise ValidationError("There is a draft of the next version already.")
    if not words.strip() and file is None:
        raise ValidationError({"words": "Enter the text, or choose a file"})
    last = document.versions.order_by("number").last()
    if last is not None and not what_changed.strip():
        raise ValidationError({"what_changed": "Say in plain words what changed"})
    version = Version(
        document=document,
        number=last.number + 1 if last else 1,
        words=words,
        what_changed=what_changed,
        written_by=by,
        written_at=now,
    )
    version.save_because("draft begun", by=by)
    if file is not None:
        attach(version, file, title=str(version), by=by, now=now)
    return version


@transaction.atomic
def change_draft(version: Version, *, words: str, what_changed: str, by: User) -> Version:
    """Change the text of a draft. raises: NotAllowed; ValidationError when it is no draft."""
    require(by, "keep", version)
    hold(version.document)
    version = own_draft(version)
    if not words.strip() and not Document.objects.about(version).exists():
        raise ValidationError({"words": "Enter the text, or add a file"})
    if version.number > 1 and not what_changed.strip():
        raise ValidationError({"what_changed": "Say in plain words what changed"})
    version.words, version.what_changed = words, what_changed
    version.save_because("draft changed", by=by)
    return version


@transaction.atomic
def add_file(version: Version, *, file: Any, by: User, now: datetime) -> Document:
    """Give a draft its file, in the place of one that it had: what was never approved is not given
    out with the version later, by no address and no search.

    raises: NotAllowed; ValidationError when it is no draft, or the file is not taken.
    """
    require(by, "keep", version)
    hold(version.document)
    version = own_draft(version)
    for before in Document.objects.about(version):
        before.delete_because("another file took its place in the draft", by=by)
    return attach(version, file, title=str(version), by=by, now=now)


def hold(document: GovernedDocument) -> None:
    """Lock the document until the act is done, and read it as it stands now."""
    document.refresh_from_db(from_queryset=GovernedDocument.objects.select_for_update())


def own_draft(version: Version) -> Version:
    """The version as it stands. raises: ValidationError when it is no draft any more."""
    version.refresh_from_db()
    if not version.is_draft:
        raise ValidationError("This version is approved: its words stay. Write the next one.")
    return version


def _not_withdrawn(document: GovernedDocument) -> None:
    if document.withdrawn_on:
        raise ValidationError("It is withdrawn: nothing is written to it any more.")
