"""One holder at a time, and none after its death: a lock that ends with the process that holds it.

A lease alone cannot promise this: whoever works longer than it, or on a machine whose clock was
set forward, would be joined by a second worker. The lock knows no clock. On PostgreSQL it is an
advisory lock of the session (so no pooler that shares sessions may stand between), on SQLite a
lock on a file beside the database; both are let go by the system when the process is killed.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import DatabaseError, connection

OURS = 0x0B5  # the first half of our advisory locks, so that they are nobody else's
FILES = 64


@contextmanager
def alone(number: int) -> Iterator[bool]:
    """Whether nobody else is inside with this number; never waits."""
    held = _by_session if connection.vendor == "postgresql" else _by_file
    with held(number) as won:
        yield won


@contextmanager
def _by_session(number: int) -> Iterator[bool]:
    half = number % 2**31
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [OURS, half])
        won = bool(cursor.fetchone()[0])
    try:
        yield won
    finally:
        if won:
            _let_go(half)


def _let_go(half: int) -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [OURS, half])
    except DatabaseError:
        connection.close()  # a broken session must not keep the lock


@contextmanager
def _by_file(number: int) -> Iterator[bool]:
    """Files stay where they are: one taken away while another waits on it would lock nothing."""
    database = Path(str(connection.settings_dict["NAME"]))
    folder = database.with_name(f"{database.name}-locks")
    folder.mkdir(exist_ok=True)
    handle = os.open(folder / f"{number % FILES}", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        won = True
    except BlockingIOError:
        won = False
    try:
        yield won
    finally:
        os.close(handle)  # and with it the lock
