"""Who acts where nobody is signed in: the running job or command, for every line of history."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

LONGEST = 120
_running: ContextVar[str] = ContextVar("running", default="")


@contextmanager
def running(what: str) -> Iterator[None]:
    """What is written inside is written by this, for example "job outbox.sweep".

    A job that a command runs is the job: the innermost name counts.
    """
    token = _running.set(what)
    try:
        yield
    finally:
        _running.reset(token)


def acted_as(by: Any) -> str:
    """As which office, and through which job or command; empty for the portal by itself."""
    office = getattr(by, "office_line", "") if by is not None else ""
    return ", ".join(part for part in (office, _running.get()) if part)[:LONGEST]
