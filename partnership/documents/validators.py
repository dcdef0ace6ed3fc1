"""Judge an upload by its size and its content, not by what it calls itself."""

import zipfile
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

import puremagic
from django.conf import settings
from django.core.exceptions import ValidationError

from partnership.documents.scanning import scan

MAX_UNPACKED = 200 * 1024 * 1024
MAX_MEMBERS = 2000
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Kind:
    """A type of file that is taken, and how its content is known."""

    content_type: str
    suffixes: tuple[str, ...]
    words: str


PDF = Kind("application/pdf", (".pdf",), "PDF")
KINDS = (
    PDF,
    Kind(WORD, (".docx",), "Word document"),
    Kind(SHEET, (".xlsx",), "Excel workbook"),
    Kind("image/png", (".png",), "PNG picture"),
    Kind("image/jpeg", (".jpg", ".jpeg"), "JPEG picture"),
)


def judge(upload: Any, *, only: tuple[Kind, ...] = KINDS) -> Kind:
    """The kind of this upload, by its content.

    in: an UploadedFile. raises: ValidationError in plain words when it is too large, empty, of
    another type, when its name says another type than its content, or when the virus scanner of
    the deployment finds it harmful or does not answer.
    """
    if upload.size > settings.MAX_UPLOAD_BYTES:
        raise ValidationError(
            f"The file is larger than {settings.MAX_UPLOAD_BYTES // (1024 * 1024)} MB"
        )
    if not upload.size:
        raise ValidationError("The file is empty")
    kind = _by_content(upload)
    taken = " or ".join(sorted(entry.words for entry in only))
    if kind is None or kind not in only:
        raise ValidationError(f"The file is not a {taken}, whatever its name says")
    if PurePath(upload.name or "").suffix.lower() not in kind.suffixes:
        raise ValidationError(
            f"The file's content is a {kind.words} but its name does not end in {kind.suffixes[0]}"
        )
    scan(upload)
    return kind


def _by_content(upload: Any) -> Kind | None:
    upload.seek(0)
    head = upload.read(4096)
    upload.seek(0)
    if head.startswith(b"PK\x03\x04"):
        return _office(upload)
    try:
        found = {entry.mime_type for entry in puremagic.magic_string(head)}
    except (puremagic.PureError, ValueError):
        return None
    if not head.startswith((b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        return None
    return next((kind for kind in KINDS if kind.content_type in found), None)


def _office(upload: Any) -> Kind | None:
    """A Word or Excel file by the parts inside; sizes are read from the index, nothing unpacked."""
    try:
        with zipfile.ZipFile(upload) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return None
    finally:
        upload.seek(0)
    if len(members) > MAX_MEMBERS or sum(entry.file_size for entry in members) > MAX_UNPACKED:
        raise ValidationError("The file unpacks to more than is safe")
    names = {entry.filename for entry in members}
    if any("vbaProject" in name for name in names):
        raise ValidationError("The file holds macros. Save it without them")
    wanted = WORD if "word/document.xml" in names else SHEET if "xl/workbook.xml" in names else ""
    return next((kind for kind in KINDS if kind.content_type == wanted), None)
