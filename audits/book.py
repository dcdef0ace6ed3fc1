"""The frameworks that come with the portal: frameworks.toml, read once."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).with_name("frameworks.toml")


@cache
def shipped() -> dict[str, dict[str, Any]]:
    """Each framework by its code, as the file has it. One without grades has those of the first
    that names the same scale."""
    rows = tomllib.loads(SOURCE.read_text(encoding="utf-8"))["framework"]
    grades = {row["scale"]: row["grade"] for row in rows if "grade" in row}
    return {row["code"]: {**row, "grade": grades[row["scale"]]} for row in rows}
