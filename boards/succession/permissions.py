"""Who knows of a reorganisation before its day: those who set up, and the Independent Chair."""

from boards.permissions import INDEPENDENT, MANAGERS, by_service
from boards.succession.models import Planned
from partnership.access.policies import allow

allow(
    Planned,
    by_service("view", "keep", path="partnership", offices=MANAGERS),
    by_service("view", path="partnership", offices=INDEPENDENT),
    words={"view": "read", "keep": "choose again what goes on, or call it off"},
)
