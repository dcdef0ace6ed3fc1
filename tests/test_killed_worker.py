"""A worker killed outright in the middle of a sweep loses no reminder and doubles none."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
INCIDENTS = 3000  # six sets of reminders, so that a kill can fall between two of them
PATIENCE = 150  # seconds
# The other daily jobs of the running portal write letters too; these are the sweep's own.
REMINDERS = "FROM outbox_letter WHERE kind = 'reminder-late'"


class Stores:
    """A database and a broker of this test's own, of the kind that the suite runs on."""

    def __init__(self, folder: Path) -> None:
        self.env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "partnership.settings.dev",
            "VAR_DIR": str(folder),
            "JOB_LEASE_SECONDS": "2",
            "TICK_SECONDS": "0.5",
        }
        self.letters = folder / "letters"
        if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
            self.env["DATABASE_URL"] = f"sqlite:///{folder / 'portal.sqlite3'}"
            self.env["BROKER_URL"] = "filesystem://"
            self.connect: Callable[[], Any] = lambda: sqlite3.connect(
                folder / "portal.sqlite3", timeout=20
            )
        else:
            self._own_postgres()

    def _own_postgres(self) -> None:
        server, name = os.environ["DATABASE_URL"].rsplit("/", 1)
        own = f"killed_{uuid.uuid4().hex[:8]}"
        with psycopg.connect(f"{server}/postgres", autocommit=True) as admin:
            admin.execute(f"CREATE DATABASE {own}")
        self.env["DATABASE_URL"] = f"{server}/{own}"
        self.env["BROKER_URL"] = os.environ["BROKER_URL"].rsplit("/", 1)[0] + "/9"
        self.connect = lambda: psycopg.connect(f"{server}/{own}")

    def manage(self, *words: str) -> None:
        """Run a Python program of the project on these stores."""
        subprocess.run([sys.executable, *words], cwd=ROOT, env=self.env, check=True)

    def ask(self, question: str) -> Any:
        """The first value of the first row."""
        with closing(self.connect()) as connection:
            return connection.execute(question).fetchone()[0]

    def count(self) -> int:
        """How many reminders are written."""
        return int(self.ask(f"SELECT count(*) {REMINDERS}"))

    def is_done(self) -> bool:
        """Whether the sweep is finished and every reminder handed over."""
        unfinished = self.ask(
            "SELECT count(*) FROM jobs_job WHERE kind = 'outbox.sweep' AND finished_at IS NULL"
        )
        waiting = self.ask(f"SELECT count(*) {REMINDERS} AND sent_at IS NULL")
        return not unfinished and not waiting and self.count() > 0

    def message_ids(self) -> Counter[str]:
        """Every Message-ID in what was handed over, with how often."""
        found: Counter[str] = Counter()
        for path in self.letters.glob("*"):
            found.update(re.findall(r"^Message-ID: (<[^>]+>)", path.read_text(), re.MULTILINE))
        return found


@pytest.fixture
def stores(tmp_path: Path) -> Stores:
    """Migrated, with many late incidents and the sweep waiting."""
    made = Stores(tmp_path)
    made.manage("manage.py", "migrate", "-v0")
    made.manage("-m", "tests.plant_many", str(INCIDENTS))
    return made


@contextmanager
def worker(stores: Stores) -> Iterator[subprocess.Popen[bytes]]:
    """A worker with beat in a group of its own, ended whatever happens."""
    schedule = str(stores.letters.parent / "beat-schedule")
    command = ["-m", "celery", "-A", "partnership", "worker", "-P", "threads", "-c", "4", "-B"]
    quiet = ["-s", schedule, "--without-gossip", "--without-mingle", "-l", "ERROR"]
    process = subprocess.Popen(
        [sys.executable, *command, *quiet],
        cwd=ROOT,
        env=stores.env,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """As a power cut would."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def wait_until(happens: Callable[[], bool], pause: float) -> None:
    end = time.monotonic() + PATIENCE
    while not happens():
        assert time.monotonic() < end, "It took too long."
        time.sleep(pause)


def test_three_kills_in_a_sweep_lose_no_reminder_and_double_none(stores: Stores) -> None:
    kills = 0
    while kills < 3:
        before = stores.count()
        with worker(stores) as process:
            wait_until(lambda before=before: stores.count() > before, pause=0.002)
            kill(process)
        assert not stores.is_done(), "The kill came too late to fall into the sweep."
        kills += 1
    assert 0 < stores.count() < INCIDENTS, "The sweep was not interrupted half-way."
    with worker(stores):
        wait_until(stores.is_done, pause=0.5)
    assert stores.count() == INCIDENTS
    sent = stores.message_ids()
    with closing(stores.connect()) as connection:
        written = {row[0] for row in connection.execute(f"SELECT message_id {REMINDERS}")}
    assert len(written) == INCIDENTS
    assert written <= set(sent)
    again = sum(sent[key] - 1 for key in written)
    assert again <= kills  # the one letter in hand at each kill, under the same Message-ID
    assert stores.ask("SELECT attempts FROM jobs_job WHERE kind = 'outbox.sweep'") >= kills


def test_a_second_sweep_of_the_same_day_writes_nothing(stores: Stores) -> None:
    again = (
        "import django; django.setup();"
        "from django.utils import timezone;"
        "from partnership.outbox.jobs import sweep;"
        "now = timezone.now(); sweep('a', now); sweep('b', now)"
    )
    stores.manage("-c", again)
    assert stores.count() == INCIDENTS
