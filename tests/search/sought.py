"""Searching as somebody would, and what the index holds."""

from datetime import UTC, datetime
from typing import Any

from django.test import Client
from django.urls import reverse

from partnership.jobs.models import Job
from partnership.jobs.services import run
from partnership.people.models import User
from partnership.search import services
from partnership.search.finding import find, show
from partnership.search.jobs import READ, plan_readings

NOW = datetime(2026, 11, 19, 12, tzinfo=UTC)
SEARCH = "search:search"


def seek(user: User, words: str, kind: str = "") -> list[str]:
    """The titles that this person finds, after catching up."""
    assert services.catch_up(now=NOW, most=None)
    return [hit.entry.title for hit in show(find(user, words, kind=kind).pks, words)]


def page(user: User, **query: Any) -> Any:
    """The page of results as this person gets it."""
    client = Client()
    client.force_login(user)
    return client.get(reverse(SEARCH), query)


def read_files() -> None:
    """What the worker does with files that are new."""
    services.catch_up(now=NOW, most=None)
    plan_readings(NOW)
    for job in Job.objects.filter(kind=READ, finished_at__isnull=True):
        assert run(job.pk, now=NOW)


def rename(row: Any, **fields: Any) -> None:
    """Change a record as services do."""
    for name, value in fields.items():
        setattr(row, name, value)
    row.save_because("renamed", by=None)


def remove(row: Any) -> None:
    """Delete a record with a reason, as its history demands."""
    row._change_reason = "removed"
    row.delete()
