"""Workers killed outright, brokers that forget, two beats and wrong clocks lose and double nothing.

ENDURANCE=1 makes it long: twenty kills and ten restarts of the broker instead of five and one.
"""

import os
import re
import shutil
import signal
import socket
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
INCIDENTS = 3000
A_SET = 750  # reminders; four sets, so that a kill can fall between two of them
PATIENCE = 300  # seconds
# The other daily jobs of the running portal write letters too; these are the sweep's own.
REMINDERS = "FROM outbox_letter WHERE kind LIKE 'reminder-%'"
SWEEP = "FROM jobs_job WHERE kind = 'outbox.sweep'"
ENDURANCE = os.environ.get("ENDURANCE") == "1"
KILLS, RESTARTS = (20, 10) if ENDURANCE else (5, 1)
IN_THE_SWEEP = 3  # kills; the others fall while letters are handed over
THREADS = 4


class Redis:
    """A server of this test's own, which keeps nothing when it is killed."""

    def __init__(self, folder: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.folder = folder
        self.start()

    def start(self) -> None:
        server = shutil.which("redis-server")
        assert server, "redis-server is not installed."
        where = ["--port", str(self.port), "--bind", "127.0.0.1", "--dir", str(self.folder)]
        self.process = subprocess.Popen(
            [server, *where, "--save", "", "--appendonly", "no"], stdout=subprocess.DEVNULL
        )
        wait_until(self.answers, pause=0.05)

    def answers(self) -> bool:
        with socket.socket() as door:
            return door.connect_ex(("127.0.0.1", self.port)) == 0

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()

    def restart(self) -> None:
        self.stop()
        self.start()


class Stores:
    """A database and a broker of this test's own, of the kind that the suite runs on."""

    def __init__(self, folder: Path) -> None:
        self.env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "partnership.settings.dev",
            "VAR_DIR": str(folder),
            "JOB_LEASE_SECONDS": "3",
            "TICK_SECONDS": "0.5",
            "SWEEP_SET": str(A_SET),
        }
        self.letters = folder / "letters"
        self.redis: Redis | None = None
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
        self.connect = lambda: psycopg.connect(f"{server}/{own}")
        self.redis = Redis(self.letters.parent)
        self.env["BROKER_URL"] = self.redis.url

    def restart_broker(self) -> None:
        """It comes back at once and knows nothing of what it was given."""
        if self.redis:
            self.redis.restart()
        else:
            for path in (self.letters.parent / "broker" / "queue").glob("*"):
                path.unlink(missing_ok=True)

    def close(self) -> None:
        """End what was started."""
        if self.redis:
            self.redis.stop()

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

    def sent(self) -> int:
        """How many letters are handed over."""
        return int(self.ask(f"SELECT count(*) {REMINDERS} AND sent_at IS NOT NULL"))

    def column(self, name: str) -> list[str]:
        """This column of every letter."""
        with closing(self.connect()) as connection:
            found = connection.execute(f"SELECT {name} {REMINDERS}")
            return [row[0] for row in found.fetchall()]

    def tick_at(self, hours: int) -> None:
        """A pass of a beat whose clock is wrong by so many hours; its jobs are done at once."""
        wrong = (
            "import django; django.setup();"
            "from datetime import timedelta; from django.utils import timezone;"
            "from partnership.jobs import services as s;"
            f"now = timezone.now() + timedelta(hours={hours});"
            "s.mark_beat(now); s.plan_day(now);"
            "[s.run(pk, now=now) for pk in s.open_jobs(now)]"
        )
        self.manage("-c", wrong)

    def is_done(self) -> bool:
        """Whether the sweep is finished and every reminder handed over."""
        unfinished = self.ask(f"SELECT count(*) {SWEEP} AND finished_at IS NULL")
        waiting = self.ask(f"SELECT count(*) {REMINDERS} AND sent_at IS NULL")
        return not unfinished and not waiting and self.count() > 0

    def message_ids(self) -> Counter[str]:
        """Every Message-ID in what was handed over, with how often."""
        found: Counter[str] = Counter()
        for path in self.letters.glob("*"):
            found.update(re.findall(r"^Message-ID: (<[^>]+>)", path.read_text(), re.MULTILINE))
        return found


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Stores]:
    """Migrated, with many late incidents and the sweep waiting."""
    made = Stores(tmp_path)
    try:
        made.manage("manage.py", "migrate", "-v0")
        made.manage("-m", "tests.plant_many", str(INCIDENTS))
        yield made
    finally:
        made.close()


@contextmanager
def celery(stores: Stores, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process of Celery in a group of its own, ended whatever happens."""
    process = subprocess.Popen(
        [sys.executable, "-m", "celery", "-A", "partnership", *words, "-l", "ERROR"],
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


@contextmanager
def worker(stores: Stores) -> Iterator[subprocess.Popen[bytes]]:
    """A worker that carries a beat."""
    schedule = str(stores.letters.parent / "beat-schedule")
    words = ["worker", "-P", "threads", "-c", str(THREADS), "-B", "-s", schedule]
    with celery(stores, *words, "--without-gossip", "--without-mingle") as process:
        yield process


@contextmanager
def second_beat(stores: Stores) -> Iterator[None]:
    """By mistake, beside the one that the worker carries."""
    with celery(stores, "beat", "-s", str(stores.letters.parent / "second-schedule")):
        yield


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


def test_kills_restarts_two_beats_and_wrong_clocks_lose_no_letter_and_double_none(
    stores: Stores, record_property: Callable[[str, object], None]
) -> None:
    kills = restarts = 0
    with second_beat(stores):
        while kills < IN_THE_SWEEP:
            before = stores.count()
            with worker(stores) as process:
                wait_until(lambda before=before: stores.count() > before, pause=0.002)
                kill(process)
            kills += 1
        assert 0 < stores.count() < INCIDENTS, "The sweep was not interrupted half-way."
        while kills < KILLS:
            before = stores.sent()
            with worker(stores) as process:
                if restarts < RESTARTS:
                    stores.restart_broker()
                    restarts += 1
                wait_until(lambda before=before: stores.sent() > before, pause=0.002)
                kill(process)
            kills += 1
        # Counted now: before its hour of the morning, a clock a day slow forgets the row below.
        assert stores.ask(f"SELECT attempts {SWEEP}") >= IN_THE_SWEEP
        for hours in (1, 24, -1, -24):
            stores.tick_at(hours)
        with worker(stores):
            wait_until(stores.is_done, pause=0.5)
    stages = Counter(key.rsplit(":", 2)[1] for key in stores.column("key"))
    assert set(stages.values()) == {INCIDENTS}  # each stage of the ladder once for each incident
    sent, written = stores.message_ids(), stores.column("message_id")
    assert len(written) == len(set(written)) == stores.count()
    assert set(written) <= set(sent)
    again = sum(sent[key] - 1 for key in written)
    # What was in each thread's hand at a kill goes again under the same Message-ID.
    assert again <= kills * THREADS
    record_property(
        "said",
        f"{len(written)} letters, {kills} kills, {restarts} restarts of the broker, two beats, four"
        f" wrong clocks: 0 lost, 0 doubled, {again} handed over again under the same Message-ID",
    )


def test_a_second_sweep_of_the_same_day_writes_nothing(stores: Stores) -> None:
    again = (
        "import django; django.setup();"
        "from django.utils import timezone;"
        "from partnership.outbox.jobs import sweep;"
        "now = timezone.now(); sweep('a', now); sweep('b', now)"
    )
    stores.manage("-c", again)
    assert stores.count() == INCIDENTS
