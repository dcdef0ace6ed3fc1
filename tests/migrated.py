"""The migrations run once, not once for each process: their database is copied afterwards."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection

ROOT = Path(settings.BASE_DIR)


def copy_migrated(cache: Path) -> None:
    """Let the database of this process begin as a copy of one that was migrated before.

    `cache` is a folder that outlives the run. SQLite's copy lies where the test database will be;
    PostgreSQL is told which database to copy.
    """
    test = connection.settings_dict["TEST"]
    name = f"migrated_{_fingerprint()}"
    with _one_at_a_time(cache / "lock"):
        if connection.vendor == "postgresql":
            test["TEMPLATE"] = _on_postgres(name)
        else:
            shutil.copyfile(_on_sqlite(cache / f"{name}.sqlite3"), test["NAME"])


def _fingerprint() -> str:
    """Of every migration and of the packages that bring some."""
    found = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for path in sorted(ROOT.glob("[!.]*/**/migrations/*.py")):
        found.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return found.hexdigest()[:16]


@contextmanager
def _one_at_a_time(path: Path) -> Iterator[None]:
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _on_sqlite(path: Path) -> Path:
    if not path.exists():
        for old in path.parent.glob("migrated_*"):
            old.unlink()
        under_way = path.with_suffix(".new")
        under_way.unlink(missing_ok=True)
        _migrate(f"sqlite:///{under_way}")
        under_way.rename(path)
    return path


def _on_postgres(name: str) -> str:
    server: dict[str, Any] = {
        "host": connection.settings_dict["HOST"],
        "port": connection.settings_dict["PORT"],
        "user": connection.settings_dict["USER"],
        "password": connection.settings_dict["PASSWORD"] or None,
    }
    with psycopg.connect(dbname="postgres", autocommit=True, **server) as link:
        if not link.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            link.execute(f'CREATE DATABASE "{name}_new"')
            base, _, _ = os.environ["DATABASE_URL"].rpartition("/")
            _migrate(f"{base}/{name}_new")
            link.execute(f'ALTER DATABASE "{name}_new" RENAME TO "{name}"')
    return name


def _migrate(url: str) -> None:
    """Raises CalledProcessError where a migration fails."""
    env = {**os.environ, "DATABASE_URL": url}
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=env, check=True)
