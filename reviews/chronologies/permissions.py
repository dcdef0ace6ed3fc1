"""Who reads a chronology: the readers of the review, who are its panel and so may mark an entry."""

from partnership.access.policies import allow
from reviews.chronologies.models import Entry
from reviews.permissions import readers_of

allow(
    Entry,
    *readers_of("review__", "change"),
    words={"view": "read and mark what is significant", "change": "strike an entry"},
)
