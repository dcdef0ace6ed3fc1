"""What the rooms above bring in together with the arrangements of a partnership.

A room says so from its `doors.py`; the import of arrangements asks here, so that nothing below
imports what stands on it.
"""

from collections.abc import Callable

from boards.models import Partnership

Bring = Callable[[Partnership, str], list[str]]

_along: list[Bring] = []


def comes_along(bring: Bring) -> Bring:
    """Declare what comes with a partnership's file.

    in: a function of the partnership and the reason for the log, which writes what is not there
    yet, leaves what is, and gives the names of what it wrote. It runs in the import's transaction.
    """
    _along.append(bring)
    return bring


def bring_along(key: str, reason: str) -> list[str]:
    """Write what belongs to the partnership of this key; the names of what is new."""
    found = Partnership.objects.filter(key=key).first()
    return [name for bring in _along for name in bring(found, reason)] if found else []
