"""Read the text of a file for its entry, in a child process that may fail, hang or be killed."""

import subprocess  # nosec B404
import sys
from datetime import datetime
from pathlib import Path

from django.db import DatabaseError, transaction

from partnership.documents.models import Document
from partnership.search.extract import LOCKED, READERS, SECONDS
from partnership.search.models import Entry

PROGRAM = Path(__file__).with_name("extract.py")
LEAST_TEXT = 1000


def read(entry_pk: int, *, now: datetime) -> None:
    """Put the text of its file into this entry, or the reason why there is none."""
    entry = Entry.objects.filter(pk=entry_pk, source__isnull=False).select_related("source").first()
    if entry is None or entry.source is None:
        return
    entry.words, entry.no_text_because = text_of(entry.source)
    entry.read_at = now
    save_what_fits(entry)


def save_what_fits(entry: Entry) -> None:
    """Save the text read; halve it while it has more lexemes than one row of PostgreSQL takes."""
    while not _saved(entry):
        entry.words = entry.words[: len(entry.words) // 2] if len(entry.words) > LEAST_TEXT else ""
        entry.no_text_because = "Only the beginning could be taken"


def text_of(document: Document) -> tuple[str, str]:
    """The text of a file and why there is none or not all; never raises for what is in the file."""
    if document.content_type not in READERS:
        return "", "A file of this type holds no text"
    try:
        with document.file.open("rb") as opened:
            content = opened.read()
    except FileNotFoundError:
        return "", "The file is missing"
    return _extracted(document.content_type, content)


def _extracted(content_type: str, content: bytes) -> tuple[str, str]:
    try:
        # Our own program with a closed list of arguments; the file goes in on stdin.
        done = subprocess.run(  # nosec B603
            [sys.executable, "-I", str(PROGRAM), content_type],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS + 5,
            check=False,
            env={},
        )
    except subprocess.TimeoutExpired:
        return "", "Reading took too long"
    if done.returncode == LOCKED:
        return "", "The file is locked with a password"
    if done.returncode != 0:
        return "", "No text could be read"
    text = _clean(done.stdout.decode("utf-8", "ignore"))
    return text, "" if text else "The file holds no text"


def _clean(text: str) -> str:
    """Without signs that no database takes or no reader sees."""
    return "".join(sign if sign.isprintable() else " " for sign in text).strip()


def _saved(entry: Entry) -> bool:
    try:
        with transaction.atomic():
            entry.save(update_fields=["words", "read_at", "no_text_because"])
    except DatabaseError:
        if not entry.words:
            raise
        return False
    return True
