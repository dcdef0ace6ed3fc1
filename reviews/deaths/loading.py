"""Figures that a partnership's predecessors printed, brought in with its arrangements.

Kept as they were printed, with where they stand. What the portal holds already is left as it is.
"""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from boards.importing.along import comes_along
from boards.models import Partnership
from reviews.deaths.models import DeathFigures

DATA = Path(__file__).with_name("data")


@lru_cache(maxsize=1)
def printed() -> tuple[dict[str, Any], ...]:
    """Every row of the data files, as written there."""
    files = sorted(DATA.glob("*.yaml"))
    return tuple(
        {"partnership": said["partnership"], **said["all"], **row}
        for said in (yaml.safe_load(path.read_text(encoding="utf-8")) for path in files)
        for row in said["figures"]
    )


@comes_along
def load_figures(partnership: Partnership, reason: str) -> list[str]:
    """Write the printed figures of this partnership that it does not hold; the names of the new."""
    mine = [row for row in printed() if row["partnership"] == partnership.key]
    stands = DeathFigures.objects.filter(partnership=partnership)
    known = set(stands.values_list("length", "starts_on", "of"))
    new = []
    for said in mine:
        key = (said["length"], said["starts_on"], said["of"])
        if key not in known:
            row = DeathFigures(**{**said, "partnership": partnership})
            row.save_because(reason, by=None)
            new.append(f"figures of child deaths {row.words}")
    return new
