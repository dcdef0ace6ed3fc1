"""What the tests of files ask for."""

from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.test import Client

from tests.exported import file_at
from tests.exports.making import plant_incidents
from tests.factories import World


@pytest.fixture(autouse=True)
def unhurried(settings: Any) -> None:
    """The rate has a test of its own, and no test counts for another."""
    cache.clear()
    settings.EXPORTS_A_MINUTE = 10_000


@pytest.fixture
def long(client: Client, world: World, settings: Any) -> str:
    """The address of a register that is too long to wait for; the officer is signed in."""
    settings.EXPORT_ROWS_AT_ONCE = 20
    plant_incidents(world, 25)
    client.force_login(world.officer)
    return file_at(("incidents",), "csv")


@pytest.fixture
def empty_store() -> None:
    for folder in (
        default_storage.listdir("exports")[0] if default_storage.exists("exports") else []
    ):
        for name in default_storage.listdir(f"exports/{folder}")[1]:
            default_storage.delete(f"exports/{folder}/{name}")
