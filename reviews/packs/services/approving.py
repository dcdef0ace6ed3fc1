"""Approve a document of the pack as a second person: it is frozen, and public with its review."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from partnership.access.services import require
from partnership.documents.blocks import Written
from partnership.documents.giving import as_pdf
from partnership.documents.pdf import NoPdf
from partnership.documents.services import attach
from partnership.people.models import User
from reviews.models import Review
from reviews.packs.drawing import Draft, as_data, draft_of, from_data
from reviews.packs.models import Chosen, Kind, Pack, PackEdition, PackText
from reviews.packs.services.writing import own_pack
from reviews.services.reviews import own_row

WROTE = "You wrote or chose some of it: somebody else approves it."
MOVED = "The draft changed while you were reading. Read it again."


def writers_of(pack: Pack, kind: str) -> set[int]:
    """Whoever ever typed under its headings, chose what it tells or gave its title. Three queries.

    Read from the history: who mends a comma does not become the only writer.
    """
    lines = (
        PackText.history.filter(pack=pack, kind=kind),
        Chosen.history.filter(pack=pack),
        Pack.history.filter(id=pack.pk).exclude(title=""),
    )
    people = (pk for found in lines for pk in found.values_list("history_user", flat=True))
    return {pk for pk in people if pk is not None}


@transaction.atomic
def approve(
    review: Review,
    kind: str,
    *,
    as_read: str,
    by: User,
    today: date,
    now: datetime,
    because: str = "",
) -> PackEdition:
    """Freeze a document as it was read. Of a published review it is public from this moment.

    in: `as_read`, the fingerprint of the draft that was read; `because`, why it takes the place of
    the edition before.
    raises: NotAllowed; ValidationError for a writer of it, a draft that changed or is not whole,
    an NHS number, words that are approved already, or a later edition without a reason.
    """
    pack = own_pack(review, "approve_pack", by, today)
    if pack is None:
        raise ValidationError("Nothing is written yet.")
    if by.pk in writers_of(pack, kind):
        raise ValidationError(WROTE)
    draft = draft_of(pack, Kind(kind))
    if draft.fingerprint != as_read:
        raise ValidationError(MOVED)
    _whole(draft)
    last = PackEdition.objects.filter(pack=pack, kind=kind).order_by("-number").first()
    if last is not None:
        _replace(last, draft, because, by, today)
    row = PackEdition(
        pack=pack,
        kind=kind,
        number=last.number + 1 if last else 1,
        scope=draft.scope,
        title=draft.title,
        blocks=as_data(draft.blocks),
        because=because,
        approved_by=by,
        approved_on=today,
    )
    row.save_because(because or "approved", by=by)
    _on_paper(row, by, now)
    return row


def _whole(draft: Draft) -> None:
    if draft.missing:
        raise ValidationError(f"Nothing stands yet under: {'; '.join(draft.missing)}.")
    if any(one.refused for one in draft.told(())):
        raise ValidationError("Take the NHS number out: the portal holds references alone.")


def _replace(last: PackEdition, draft: Draft, because: str, by: User, today: date) -> None:
    same = (last.title, last.scope, last.blocks) == (
        draft.title,
        draft.scope,
        as_data(draft.blocks),
    )
    if same and not last.withdrawn_on:
        raise ValidationError(f"These words are approved already, as edition {last.number}.")
    if not because.strip():
        raise ValidationError({"because": "Say why it takes the place of the edition before"})
    last.replaced_on = today
    last.save_because("replaced", by=by)


def written_of(row: PackEdition) -> Written:
    """An approved edition, ready for paper. It is the same for whoever reads it."""
    facts = [("Document", f"{row.get_kind_display()}, edition {row.number}")]
    return Written(row.title, row.approved_on, "everybody", from_data(row.blocks), facts)


def _on_paper(row: PackEdition, by: User, now: datetime) -> None:
    """The same as a PDF, kept: nobody who only reads makes the portal draw it anew."""
    try:
        pdf = as_pdf(written_of(row))
    except NoPdf:
        return
    name = f"{row.pack.review.reference}-{row.kind}-{row.number}.pdf".lower()
    upload = SimpleUploadedFile(name, pdf, content_type="application/pdf")
    row.document = attach(row, upload, title=str(row), by=by, now=now)
    row.save_because("kept as PDF", by=by)


@transaction.atomic
def withdraw(edition: PackEdition, *, because: str, by: User, today: date) -> PackEdition:
    """Take an edition off the public page at once; it stays readable for readers of the review.

    raises: NotAllowed; ValidationError when it is withdrawn or replaced.
    """
    review = edition.pack.review
    for right in ("view", "approve_pack"):
        require(by, right, review, on=today)
    own_row(review)
    row: PackEdition = PackEdition.objects.select_for_update().get(pk=edition.pk)
    if row.withdrawn_on or row.replaced_on:
        raise ValidationError("It stands no longer: it was withdrawn or replaced.")
    row.withdrawn_on, row.withdrawn_because = today, because
    row.save_because(f"withdrawn: {because}"[:200], by=by)
    return row
