"""Hold an upload for its sender while they mend the rest of the form."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from partnership.documents.models import KeptUpload

HELD_FOR = timedelta(days=1)
MOST_A_PERSON = 5


def keep(upload: Any, *, by: Any, now: datetime) -> KeptUpload:
    """Hold the file under an unguessable word that works for this person alone."""
    token = secrets.token_urlsafe(32)
    upload.seek(0)
    kept = KeptUpload(token=token, person=by, name=str(upload.name)[:200], kept_at=now)
    kept.file.save(secrets.token_hex(16), ContentFile(upload.read()), save=False)
    kept.save()
    newest = KeptUpload.objects.filter(person=by).order_by("-pk")
    _throw(list(newest[MOST_A_PERSON:]))
    return kept


def fetch(token: str, *, by: Any, now: datetime) -> SimpleUploadedFile | None:
    """The file held under this word for this person; None when there is none or it is too old."""
    kept = KeptUpload.objects.filter(token=token, person=by.pk, kept_at__gt=now - HELD_FOR).first()
    if kept is None:
        return None
    with kept.file.open("rb") as held:
        return SimpleUploadedFile(kept.name, held.read())


def throw_away(*, now: datetime) -> int:
    """Delete what was held longer than a day, rows and files. Returns how many."""
    return _throw(list(KeptUpload.objects.filter(kept_at__lte=now - HELD_FOR)))


def _throw(uploads: list[KeptUpload]) -> int:
    for kept in uploads:
        kept.file.delete(save=False)
        kept.delete()
    return len(uploads)
