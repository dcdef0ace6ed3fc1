"""For the tests: the database and broker named in the environment, quick hashing, no waiting."""

import tempfile
from pathlib import Path

from partnership.settings.base import *  # noqa: F403
from partnership.settings.base import DATABASES, env

VAR_DIR = Path(tempfile.mkdtemp(prefix="portal-test-"))
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as in the embedded default: threads of one test may then share it.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
SECRET_KEY = "only-for-tests-" + "x" * 50
DEMO_MODE = True
REQUIRE_SECOND_FACTOR = False  # tests of it turn it on
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = VAR_DIR / "media"
STATIC_ROOT = VAR_DIR / "static"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
CELERY_BROKER_URL = env("BROKER_URL", default="memory://")
CELERY_BROKER_TRANSPORT_OPTIONS = {}
