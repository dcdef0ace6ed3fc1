"""The day of the tests, the year, and a browser."""

from datetime import UTC, datetime
from typing import Any

from django.test import Client

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = NOON.date()


def browser(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client
