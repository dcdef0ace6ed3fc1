"""The embedded default: SQLite, a folder as broker, no server to install. What ./run starts."""

import secrets

from partnership.settings.base import *  # noqa: F403
from partnership.settings.base import VAR_DIR, env

for folder in ("broker/queue", "broker/control", "media", "letters", "cache", "static"):
    (VAR_DIR / folder).mkdir(parents=True, exist_ok=True)


def _own_secret() -> str:
    """A secret of this folder's own, made once, so that sessions outlive a restart."""
    path = VAR_DIR / "secret_key"
    if not path.exists():
        path.write_text(secrets.token_urlsafe(64))
        path.chmod(0o600)
    return path.read_text()


SECRET_KEY = env("SECRET_KEY", default="") or _own_secret()
DEBUG = env.bool("DEBUG", default=False)
DEMO_MODE = env.bool("DEMO_MODE", default=True)
REQUIRE_SECOND_FACTOR = env.bool("REQUIRE_SECOND_FACTOR", default=not DEMO_MODE)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
# The web process serves the style sheets from where they lie: nothing to collect first.
WHITENOISE_USE_FINDERS = True
