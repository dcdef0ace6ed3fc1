"""Attach a file to a subject."""

import hashlib
from datetime import datetime
from typing import Any

from django.db import models, transaction

from partnership.documents.models import Document
from partnership.documents.validators import KINDS, Kind, judge


@transaction.atomic
def attach(
    subject: models.Model,
    upload: Any,
    *,
    title: str,
    by: Any,
    now: datetime,
    only: tuple[Kind, ...] = KINDS,
) -> Document:
    """Judge the upload and keep it as a file about the subject.

    The caller has asked the gate. raises: ValidationError when the file is not taken.
    """
    kind = judge(upload, only=only)
    document = Document(
        subject=subject,
        file=upload,
        name=_safe_name(upload.name or "", kind),
        title=title,
        content_type=kind.content_type,
        size=upload.size,
        sha256=digest_of(upload),
        added_by=by,
        added_at=now,
    )
    document.save_because(f"added {title}"[:200], by=by)
    return document


def digest_of(upload: Any) -> str:
    """The SHA-256 of an upload, which is left at its beginning."""
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()


def _safe_name(name: str, kind: Kind) -> str:
    """Letters, figures, spaces and a few signs of the given name; with the right ending."""
    stem = name.replace("\\", "/").split("/")[-1].rsplit(".", 1)[0]
    kept = "".join(sign for sign in stem if sign.isalnum() or sign in " -_()").strip()
    return f"{kept[:120] or 'file'}{kind.suffixes[0]}"
