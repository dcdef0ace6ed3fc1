"""Who reads a chronology: the readers of the review; they also mark what is significant."""

from dataclasses import replace

from partnership.access.policies import allow
from reviews.chronologies.models import Entry
from reviews.permissions import readers_of

# The panel marks what matters to it, and the panel are the readers of the review.
READERS = tuple(
    replace(way, rights=way.rights | {"mark"}) for way in readers_of("review__", "change")
)

allow(
    Entry,
    *READERS,
    words={
        "view": "read",
        "mark": "mark what is significant",
        "change": "strike an entry",
    },
)
