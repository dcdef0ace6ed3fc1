"""How often one person may do a thing that costs much or takes much away (ASVS 2.4.1)."""

from datetime import datetime

from django.core.cache import cache


def too_often(what: str, who: object, *, most: int, now: datetime) -> bool:
    """Whether this is more than `most` times in this minute; the asking is counted.

    A cache that is away raises: nothing is given out uncounted.
    """
    key = f"rate:{what}:{who}:{now:%Y%m%d%H%M}"
    cache.add(key, 0, timeout=120)
    try:
        return cache.incr(key) > most
    except ValueError:  # it ran out between the two
        cache.set(key, 1, timeout=120)
        return False
