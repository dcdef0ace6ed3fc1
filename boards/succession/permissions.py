"""Who knows of a reorganisation before its day: those who arrange the partnership."""

from boards.permissions import MANAGERS, by_service
from boards.succession.models import Planned
from partnership.access.policies import allow

allow(
    Planned,
    by_service("view", "see_changes", "keep", path="partnership", offices=MANAGERS),
    words={"view": "read", "keep": "choose again what goes on, or call it off"},
)
