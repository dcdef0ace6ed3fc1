"""Who reads how people were involved: the readers of the review."""

from partnership.access.policies import allow
from reviews.involvement.models import Involvement
from reviews.permissions import readers_of

allow(
    Involvement,
    *readers_of("review__", "change"),
    words={"view": "read", "change": "record the answer, or strike it"},
)
