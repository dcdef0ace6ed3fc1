"""Production: PostgreSQL, Redis, HTTPS. Refuses a default secret, DEBUG or an open broker."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from partnership.settings.base import *  # noqa: F403
from partnership.settings.base import (
    ALLOWED_HOSTS,
    CELERY_BROKER_URL,
    DATABASES,
    OIDC_PROVIDERS,
    REQUIRE_SECOND_FACTOR,
    env,
)

SECRET_KEY = env("SECRET_KEY", default="")
# The broker's address serves the cache too; a local socket is spelt another way there.
CACHE_URL = env("CACHE_URL", default=CELERY_BROKER_URL.replace("redis+socket://", "unix://"))
# How many proxies of ours stand before the portal: without it all people share one address.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=1)


def _open(url: str) -> bool:
    """Whether a broker or cache address can be reached without a password."""
    parts = urlsplit(url)
    if parts.scheme in {"redis+socket", "unix"}:
        return False
    return parts.scheme not in {"redis", "rediss"} or not parts.password


def _refusals() -> list[str]:
    """What makes this configuration unsafe, in words for the person who starts it."""
    checks = [
        (
            len(SECRET_KEY) < 50 or "insecure" in SECRET_KEY or len(set(SECRET_KEY)) < 10,
            "SECRET_KEY must be a random text of at least 50 characters.",
        ),
        (env.bool("DEBUG", default=False), "DEBUG must not be on."),
        (
            env.bool("DEMO_MODE", default=False),
            "DEMO_MODE must not be on: demo passwords are public.",
        ),
        (
            not REQUIRE_SECOND_FACTOR,
            "REQUIRE_SECOND_FACTOR must not be off: a password alone would open reviews.",
        ),
        (
            not all(one["server_url"].startswith("https://") for one in OIDC_PROVIDERS),
            "OIDC_PROVIDERS: each server_url must begin with https://.",
        ),
        (
            not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS,
            "ALLOWED_HOSTS must name the portal's own hosts.",
        ),
        (
            not DATABASES["default"]["ENGINE"].endswith("postgresql"),
            "DATABASE_URL must name a PostgreSQL database.",
        ),
        (
            _open(CELERY_BROKER_URL),
            "BROKER_URL must be Redis with a password or a local socket: an open broker runs "
            "anybody's jobs.",
        ),
        (_open(CACHE_URL), "CACHE_URL must be Redis with a password or a local socket."),
    ]
    return [words for wrong, words in checks if wrong]


if refusals := _refusals():
    raise ImproperlyConfigured("The portal does not start like this. " + " ".join(refusals))

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": CACHE_URL}
}
EMAIL_BACKEND = env("EMAIL_BACKEND", default="django.core.mail.backends.smtp.EmailBackend")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "partnership.ui.storage.HashedStatic"},
}
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https"
