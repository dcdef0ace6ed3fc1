"""Facts and arguments for the rows of deciding.txt."""

from typing import Any


def objects(d: Any) -> dict[str, list[Any]]:
    """The arguments of every address here."""
    return {
        "reviews:record_dissent@decided": [d.reviews["under-way"].incident.reference],
        "reviews:record_dissent@decided-elsewhere": [d.reviews["elsewhere"].incident.reference],
    }


def says(d: Any) -> dict[str, Any]:
    """What somebody with the right would send."""
    said = {"words": "Another review would show more."}
    return {
        "reviews:record_partners_told": {"on_day": 16, "on_month": 11, "on_year": 2026},
        "reviews:record_dissent@decided": {**said, "agency": d.w.council.pk},
        "reviews:record_dissent@decided-elsewhere": {**said, "agency": d.council_there.pk},
    }
