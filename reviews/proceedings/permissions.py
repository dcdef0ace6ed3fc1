"""Who reads what runs beside a case: the readers of the case."""

from partnership.access.policies import allow
from reviews.permissions import readers_of_incident
from reviews.proceedings.models import Proceeding

allow(
    Proceeding,
    *readers_of_incident("incident__", "change"),
    words={"view": "read", "change": "say how it goes on, end or strike it"},
)
