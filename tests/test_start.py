"""The portal starts for real, and production refuses to start unsafely."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.embedded

PROJECT = Path(__file__).resolve().parent.parent
SAFE = {
    "SECRET_KEY": "Rk3-9vTqLw8zXb1NcYp5Hs7Gd0Fj2Ma4Ue6Ii_Oo-QqWwEeRrTtYy",
    "ALLOWED_HOSTS": "portal.example.org",
    "DATABASE_URL": "postgres://portal@127.0.0.1:5432/portal",
    "BROKER_URL": "redis://:a-password@127.0.0.1:6379/0",
}


def bare_environment(tmp_path: Path, **more: str) -> dict[str, str]:
    """Only what a new shell has: nothing of the test run's own servers and settings."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {**kept, "ENV_FILE": str(tmp_path / "no.env"), "VAR_DIR": str(tmp_path / "var"), **more}


def start_production(tmp_path: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    settings = {"DJANGO_SETTINGS_MODULE": "partnership.settings.production", **SAFE, **changes}
    return subprocess.run(
        [sys.executable, "-c", "import django; django.setup()"],
        env=bare_environment(tmp_path, **settings),
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_production_starts_when_everything_is_safe(tmp_path):
    started = start_production(tmp_path)
    assert started.returncode == 0, started.stderr


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY must be a random text of at least 50 characters."),
        ({"SECRET_KEY": "short"}, "SECRET_KEY must be a random text of at least 50 characters."),
        ({"SECRET_KEY": "django-insecure-" + SAFE["SECRET_KEY"]}, "SECRET_KEY must be a random"),
        ({"SECRET_KEY": "x" * 60}, "SECRET_KEY must be a random text"),
        ({"DEBUG": "1"}, "DEBUG must not be on."),
        ({"DEMO_MODE": "1"}, "DEMO_MODE must not be on: demo passwords are public."),
        ({"REQUIRE_SECOND_FACTOR": "0"}, "REQUIRE_SECOND_FACTOR must not be off"),
        (
            {
                "OIDC_PROVIDERS": '[{"id": "a", "name": "A", "server_url": "http://a.example", '
                '"client_id": "p", "client_secret": "s", "domains": ["a.example"]}]'
            },
            "each server_url must begin with https://",
        ),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS must name the portal's own hosts."),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS must name the portal's own hosts."),
        ({"DATABASE_URL": "sqlite:////tmp/x"}, "DATABASE_URL must name a PostgreSQL database."),
        ({"BROKER_URL": "redis://127.0.0.1:6379/0"}, "BROKER_URL must be Redis with a password"),
        ({"BROKER_URL": "filesystem://"}, "BROKER_URL must be Redis with a password"),
        ({"CACHE_URL": "redis://127.0.0.1:6379/1"}, "CACHE_URL must be Redis with a password"),
    ],
)
def test_production_refuses_and_says_why(tmp_path, changes, sentence):
    started = start_production(tmp_path, **changes)
    assert started.returncode != 0
    assert sentence in started.stderr


# --- ./run ----------------------------------------------------------------------------------


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return door.getsockname()[1]


def run_command(tmp_path: Path, **more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [PROJECT / "run"],
        env=bare_environment(tmp_path, **more),
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def descendants(pid: int) -> set[int]:
    """The process's children, their children and so on, as the system lists them."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    children = {int(child) for task in tasks for child in task.read_text().split()}
    return children.union(*(descendants(child) for child in children))


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def left_of(children: set[int]) -> list[int]:
    """Those still alive after five seconds; an orphan's end is not awaited by ./run."""
    until = time.monotonic() + 5
    while (left := [pid for pid in children if is_alive(pid)]) and time.monotonic() < until:
        time.sleep(0.1)
    return left


def health(address: str) -> dict[str, object]:
    """What /healthz says, also when it says 503 because beat has not passed yet."""
    try:
        with urllib.request.urlopen(f"{address}healthz", timeout=10) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        return json.load(error)


@pytest.fixture(scope="module")
def started_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a start from nothing leaves: migrating and planting takes a minute, and what
    is asked here is asked of any start."""
    folder = tmp_path_factory.mktemp("started")
    process = run_command(folder, PORT=str(free_port()))
    first_page(process)
    process.terminate()
    process.communicate(timeout=30)
    return folder / "var"


@pytest.fixture
def portal(tmp_path, started_before) -> Iterator[subprocess.Popen[str]]:
    shutil.copytree(started_before, tmp_path / "var")
    process = run_command(tmp_path, PORT=str(free_port()))
    yield process
    if process.poll() is None:
        process.terminate()
    process.communicate(timeout=30)


def first_page(portal: subprocess.Popen[str]) -> str:
    """The address that ./run prints once the portal answers."""
    address = portal.stdout.readline().strip()
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address), portal.communicate()[1]
    return address


def test_run_prints_accounts_serves_and_ends_with_all_its_children(portal, tmp_path):
    address = first_page(portal)
    children = descendants(portal.pid)
    state = health(address)
    second = run_command(tmp_path, PORT=str(free_port()))
    _, refusal = second.communicate(timeout=30)

    portal.send_signal(signal.SIGINT)
    portal.wait(timeout=30)
    rest = portal.stdout.read()

    assert len(children) >= 4, "web server with two workers, job worker with beat"
    assert not left_of(children)
    assert portal.returncode == 0
    assert {"database", "queue", "beat"} <= state.keys()
    assert state["database"] == "ok"
    accounts = rest.splitlines()
    assert accounts
    assert all(len(line.split()) == 3 and "@" in line.split()[1] for line in accounts), rest
    assert second.returncode == 1
    assert "already runs in this folder" in refusal


def test_run_says_which_log_to_read_when_a_child_dies(portal):
    first_page(portal)
    children = descendants(portal.pid)
    named = {pid: Path(f"/proc/{pid}/cmdline").read_bytes() for pid in children}
    worker = min(pid for pid, command in named.items() if b"celery" in command)  # beat is its child
    os.kill(worker, signal.SIGKILL)
    _, words = portal.communicate(timeout=30)
    assert portal.returncode == 1
    assert "worker.log" in words
    assert not left_of(children)


def test_beat_passes_soon_after_the_start(portal):
    address = first_page(portal)
    until = time.monotonic() + 60
    while not health(address)["beat"]["fresh"] and time.monotonic() < until:
        time.sleep(1)
    assert health(address)["beat"]["fresh"]


def test_a_taken_port_is_one_plain_line(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = str(door.getsockname()[1])
        process = run_command(tmp_path, PORT=port)
        output, words = process.communicate(timeout=30)
    assert process.returncode == 1
    assert output == ""
    assert words.splitlines() == [f"Port {port} is taken. Choose another: PORT=8001 ./run"]
