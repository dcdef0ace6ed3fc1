"""What the rows of waiting.txt need."""

from typing import Any


def objects(d: Any) -> dict[str, list[Any]]:
    """The pages' arguments by page and tag."""
    here, there = d.w.partnership.key, d.there.key
    return {
        "boards:waiting@here": [here],
        "boards:waiting@there": [there],
        "boards:send_again@newcomer": [here, d.newcomer.pk],
        "boards:send_again@somebody-there": [there, d.newcomer.pk],
    }
