"""Make the entries of some rows again from their facts: three or four queries for each set."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet

from partnership.documents.models import Document
from partnership.search.models import Entry
from partnership.search.registry import FILE, FoundFile, Indexed
from partnership.ui.words import as_day

MOST_WORDS = 50_000  # of one row; files have a bound of their own
KEPT = ("title", "reference", "exact", "address", "where", "where_address", "dated", "digest")
Key = tuple[int, int, int | None]


def write_rows(found_as: Indexed, pks: Iterable[int]) -> set[int]:
    """Bring the entries of these rows of one kind in step; gone rows lose theirs.

    out: the content types that entries are now about.
    """
    pks = set(pks)
    kind = ContentType.objects.get_for_model(found_as.model)
    rows = found_as.rows().filter(pk__in=pks)
    wanted = [entry for row in rows for entry in _entries(found_as, kind, row)]
    standing = Entry.objects.filter(kind=found_as.kind, subject_id__in=pks)
    return _replace(standing, wanted)


def write_files(pks: Iterable[int]) -> set[int]:
    """The same for files: each is found with the rights of its subject."""
    pks = set(pks)
    documents = list(Document.objects.filter(pk__in=pks))
    subjects = _subjects(documents)
    wanted = [
        _file(document, subjects.get((document.subject_type_id, document.subject_id)))
        for document in documents
    ]
    return _replace(Entry.objects.filter(kind=FILE, source__in=pks), wanted)


def _entries(found_as: Indexed, kind: ContentType, row: Any) -> Iterator[Entry]:
    title = found_as.title(row)
    if not title:
        return
    about: dict[str, Any] = {"subject_type": kind, "subject_id": row.pk, "kind": found_as.kind}
    about |= {"where": found_as.where(row)[:300], "dated": found_as.dated(row)}
    yield _sealed(
        Entry(
            **about,
            title=title[:300],
            reference=found_as.reference(row)[:120],
            exact=found_as.exact(row).lower()[:254],
            words=" ".join(found_as.words(row).split())[:MOST_WORDS],
            address=found_as.address(row),
        )
    )
    for file in found_as.files(row):
        yield _sealed(_of(file, about))


def _of(file: FoundFile, about: dict[str, Any]) -> Entry:
    return Entry(**about, source=file.document, title=file.title[:300], address=file.address)


def _file(document: Document, subject: Any) -> Entry:
    """The entry of one file; only those who may see its subject see what that is called."""
    called = f"{subject._meta.verbose_name} {subject}" if subject is not None else ""
    address = getattr(subject, "get_absolute_url", str)() if subject is not None else ""
    return _sealed(
        Entry(
            subject_type_id=document.subject_type_id,
            subject_id=document.subject_id,
            kind=FILE,
            source=document,
            title=document.title[:300],
            reference=document.name[:120],
            address=document.get_absolute_url(),
            where=called[:300],
            where_address=address if address.startswith("/") else "",
            dated=as_day(document.added_at),
        )
    )


def _subjects(documents: list[Document]) -> dict[tuple[int, int], Any]:
    """What the files are about: one query for each kind of subject."""
    wanted: dict[int, set[int]] = {}
    for document in documents:
        wanted.setdefault(document.subject_type_id, set()).add(document.subject_id)
    found: dict[tuple[int, int], Any] = {}
    for kind, pks in wanted.items():
        model = ContentType.objects.get_for_id(kind).model_class()
        rows = model._base_manager.in_bulk(pks) if model else {}
        found |= {(kind, pk): row for pk, row in rows.items()}
    return found


def _sealed(entry: Entry) -> Entry:
    """With the digest by which a row that has not changed is left alone."""
    parts = [str(getattr(entry, name)) for name in (*KEPT[:-1], "words")]
    entry.digest = sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()
    return entry


def _key(entry: Entry) -> Key:
    return entry.subject_type_id, entry.subject_id, entry.source_id


def _replace(standing: QuerySet[Entry], wanted: list[Entry]) -> set[int]:
    stands = {
        _key(entry): entry
        for entry in standing.only("subject_type", "subject_id", "source", "digest")
    }
    fresh, changed = [], []
    for entry in wanted:
        old = stands.pop(_key(entry), None)
        if old is None:
            fresh.append(entry)
        elif old.digest != entry.digest:
            entry.pk = old.pk
            changed.append(entry)
    if stands:
        standing.model.objects.filter(pk__in=[entry.pk for entry in stands.values()]).delete()
    Entry.objects.bulk_create(fresh)
    _overwrite([entry for entry in changed if entry.source_id is None], (*KEPT, "words"))
    _overwrite([entry for entry in changed if entry.source_id], KEPT)  # the text read stays
    return {entry.subject_type_id for entry in wanted}


def _overwrite(entries: list[Entry], fields: tuple[str, ...]) -> None:
    if entries:
        Entry.objects.bulk_create(
            entries, update_conflicts=True, unique_fields=["id"], update_fields=fields
        )
