"""Published counts, brought in with the arrangements of their partnership: published.toml."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from audits.models import PublishedCount
from boards.importing.along import comes_along
from boards.models import Partnership
from partnership.records.writing import save_all_because

SOURCE = Path(__file__).with_name("published.toml")
GIVEN = ("title", "moment", "as_at", "known_to", "by_grade", "not_applicable", "source", "page")


@cache
def printed() -> tuple[dict[str, Any], ...]:
    """Every count of the file, as written there."""
    return tuple(tomllib.loads(SOURCE.read_text(encoding="utf-8"))["count"])


@comes_along
def load_published(partnership: Partnership, reason: str) -> list[str]:
    """Write the counts of this partnership that it does not hold; the names of the new."""
    held = PublishedCount.objects.filter(partnership=partnership)
    known = set(held.values_list("title", "moment"))
    new = [
        PublishedCount(partnership=partnership, **{name: said[name] for name in GIVEN})
        for said in printed()
        if said["partnership"] == partnership.key and (said["title"], said["moment"]) not in known
    ]
    save_all_because(new, reason, by=None)
    return [f"published count {row}" for row in new]
