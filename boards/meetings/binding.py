"""Count and bind pages in a child process that may fail, hang or be killed: see bind.py."""

import json
import re
import subprocess  # nosec B404
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from boards.meetings.bind import SECONDS

PROGRAM = Path(__file__).with_name("bind.py")
A_BLOCK = 1024 * 1024
OURS = re.compile("front.pdf|apart(-\\d+)?.pdf")
UNREADABLE = "No page of the PDF can be read"


class NotBound(Exception):
    """There is no pack; the message says why."""


def count_pages(file: Any) -> tuple[int, str]:
    """How many pages a PDF has, and why it cannot stand in a pack (then 0).

    in: an opened file or upload, read from its beginning and left there.
    """
    with TemporaryDirectory(prefix="paper-") as made:
        folder = Path(made)
        file.seek(0)
        _copy(file, folder / "paper.pdf")
        file.seek(0)
        result = _run("count", folder)
    return (result["pages"], result["because"]) if result else (0, UNREADABLE)


def bind_files(
    plan: dict[str, Any],
    opened: dict[str, Callable[[], Any]],
    instead: Callable[[int], tuple[dict[str, Any], Callable[[], Any]]],
    keep: Callable[[Any], object],
) -> None:
    """Bind these files as the plan says and hand the pack on while it lies there.

    in: `plan`, see bind.py; `opened`, how the files it names are opened; `instead`, asked for what
    takes the place of a part that cannot be bound, and how that is opened; `keep`, called with the
    pack, open for reading. raises: NotBound.
    """
    with TemporaryDirectory(prefix="pack-") as made:
        folder = Path(made)
        for name, open_file in opened.items():
            _fetch(open_file, folder / name)
        while (failed := _bind(plan, folder)) is not None:
            plan["parts"][failed], open_file = instead(failed)
            _fetch(open_file, folder / plan["parts"][failed]["file"])
        with (folder / "pack.pdf").open("rb") as pack:
            keep(pack)


def _bind(plan: dict[str, Any], folder: Path) -> int | None:
    """Try it; out: the number of the first part that cannot be bound. raises: NotBound."""
    (folder / "plan.json").write_text(json.dumps(plan), "utf-8")
    result = _run("bind", folder)
    if result is None:
        raise NotBound("The papers are too large, or one of them cannot be read")
    failed: int | None = result.get("failed")
    if failed is not None and OURS.fullmatch(plan["parts"][failed]["file"]):
        raise NotBound("The pages in front of the papers cannot be made")
    return failed


def _fetch(open_file: Callable[[], Any], to: Path) -> None:
    """A file that is gone leaves an empty one, which cannot be bound."""
    try:
        with open_file() as source:
            _copy(source, to)
    except FileNotFoundError:
        to.touch()


def _copy(source: Any, to: Path) -> None:
    with to.open("wb") as copy:
        while block := source.read(A_BLOCK):
            copy.write(block)


def _run(act: str, folder: Path) -> dict[str, Any] | None:
    """What the program says; None when it came to no end."""
    said = folder / "result.json"
    said.unlink(missing_ok=True)
    try:
        # Our own program with a closed list of acts and a folder that we made.
        subprocess.run(  # nosec B603
            [sys.executable, "-I", str(PROGRAM), act, str(folder)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS[act] * 2,
            check=False,
            env={},
        )
    except subprocess.TimeoutExpired:
        return None
    found: dict[str, Any] | None = json.loads(said.read_text("utf-8")) if said.exists() else None
    return found
