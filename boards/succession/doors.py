"""Where an agency's page leads here, and the generations before it."""

from datetime import date
from typing import Any

from boards.rooms import Door, Shown, open_from, shows
from boards.succession.lineage import forebears
from partnership.agencies.models import Agency


def stands(agency: Any) -> bool:
    """Whether it has no last day yet and is one body."""
    return agency.ends_on is None and not agency.is_category


open_from(
    Agency,
    *(
        Door(label, f"succession:{name}", right="arrange", order=order, when=stands)
        for label, name, order in (
            ("It was renamed", "rename", 70),
            ("It merged", "merge", 71),
            ("It was split", "split", 72),
        )
    ),
)


@shows(Agency)
def history(agency: Any, user: Any, today: date) -> Shown:
    """What came before it, through all generations."""
    return Shown("succession/_history.html", forebears(agency, user))
