"""The morning's letters: 5,000 due among 100,000, beside the bare driver writing the same rows."""

import hashlib
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils import timezone

from bench.plant import DUE, plant
from bench.timing import Line, in_turns, seconds
from partnership.outbox.models import Letter
from partnership.outbox.reminders import reminders
from partnership.outbox.services import post

OWED = """
    SELECT d.id, d.code, d.due_on, d.subject_type_id, r.id, r.reference, m.person_id
    FROM clock_deadline d
    JOIN reviews_review r ON r.id = d.subject_id
    JOIN boards_board b ON b.id = r.board_id
    JOIN boards_board s ON s.partnership_id = b.partnership_id
    JOIN boards_membership m ON m.board_id = s.id AND m.office = 'service_officer'
     AND m.starts_on <= %(today)s AND (m.ends_on IS NULL OR m.ends_on >= %(today)s)
    WHERE d.met_on IS NULL AND d.excused = '' AND d.due_on <= %(until)s
"""
WRITE = """
    INSERT INTO outbox_letter
        (key, message_id, to_id, subject_type_id, subject_id, heading, words, written_at,
         topic, code, due_on, dropped_because, attempts, last_error, kind, path, by_digest)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, '', 0, '', 'reminder-late', '', false)
    ON CONFLICT DO NOTHING
"""
MARK = "UPDATE clock_deadline SET told_on = %s WHERE id = ANY(%s)"


def measure() -> list[Line]:
    """The first sweep beside the bare driver, and a second one beside the first."""
    plant()
    ContentType.objects.get_for_models(Letter)
    first = in_turns(_undone(_bare), _undone(_letters), times=5)
    with transaction.atomic():
        before = seconds(_letters)
        written = Letter.objects.count()
        again = sorted(seconds(_letters) for _ in range(3))[1]
        added = Letter.objects.count() - written
        transaction.set_rollback(True)
    if written != DUE:
        raise SystemExit(f"{written} letters were written, not {DUE}.")
    return [
        Line(f"Letters for {DUE:,} due among 100,000", *first, 3),
        Line("A second sweep, beside the first", before, again, 0.1, f"{added} rows added"),
    ]


def _letters() -> None:
    now = timezone.now()
    for drafts in reminders(timezone.localdate(now)):
        post(drafts, now=now)


def _bare() -> None:
    """What the driver needs at least: one question, the words, the rows in sets, and the marks that
    their deadlines were told of."""
    now, today = timezone.now(), plant().today
    until = date.fromordinal(today.toordinal() + 100)
    with connection.cursor() as cursor:
        cursor.execute(OWED, {"today": today, "until": until})
        owed = cursor.fetchall()
        cursor.executemany(WRITE, [_row(found, now) for found in owed])
        cursor.execute(MARK, (today, [pk for pk, *_ in owed]))


def _row(found: tuple[Any, ...], now: Any) -> tuple[Any, ...]:
    _, code, due_on, kind, pk, reference, person = found
    topic = f"reminder:{code}:{kind}:{pk}:{due_on}"
    key = f"{topic}:{person}"
    sign = hashlib.sha256(key.encode()).hexdigest()[:40]
    link = f"{settings.PORTAL_ADDRESS}/reviews/{reference}/"
    words = f"{code}\n\n{reference}. It is due on {due_on}.\n\n{link}\n"
    heading = f"{reference}: {code} is due {due_on}"
    told = person, kind, pk, heading, words, now
    return key, f"<{sign}@portal.example>", *told, topic, code, due_on


def _undone(work: Any) -> Any:
    def do() -> None:
        with transaction.atomic():
            work()
            transaction.set_rollback(True)

    return do
