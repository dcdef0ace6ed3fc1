"""Everybody of the partnership reads which board leads on what; the service keeps it."""

from boards.models import Partnership
from boards.permissions import by_service, in_partnership
from boards.themes.models import Theme, ThemeBoard
from partnership.access.policies import allow

allow(Theme, *in_partnership("partnership"))
allow(
    ThemeBoard,
    *in_partnership("theme__partnership"),
    by_service("keep", path="theme__partnership"),
    words={"view": "read", "keep": "end it"},
)
allow(
    Partnership,
    by_service("keep_themes", path="pk"),
    words={"keep_themes": "keep the themes that boards share"},
)
