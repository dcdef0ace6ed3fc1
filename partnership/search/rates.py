"""How often one person may search: bulk reading is slowed."""

from datetime import datetime
from typing import Any

from django.core.cache import cache

A_MINUTE = 30


def too_often(person: Any, *, now: datetime) -> bool:
    """Count one search of this person; whether it is one too many in this minute."""
    key = f"search:{person.pk}:{int(now.timestamp()) // 60}"
    cache.add(key, 0, timeout=120)
    try:
        return int(cache.incr(key)) > A_MINUTE
    except ValueError:  # the cache has just let go of it
        return False
