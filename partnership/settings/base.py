"""What every way of running shares. Values come from the environment; our names are strings.

Accounts and signing in are in people.py, what the browser is told in browser.py.
"""

from datetime import time
from pathlib import Path

from partnership.settings.browser import *
from partnership.settings.environment import *
from partnership.settings.people import *

DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])

INSTALLED_APPS = [
    "partnership.ui",
    "partnership.records",
    "partnership.jobs",
    "partnership.clock",
    "partnership.access",
    "partnership.documents",
    "partnership.agencies",
    "partnership.people",
    "partnership.links",
    "partnership.outbox",
    "partnership.funding",
    "partnership.exports",
    "partnership.tokens",
    "partnership.search",
    "partnership.sheets",
    "partnership.demo",
    "boards",
    "boards.actions",
    "boards.meetings",
    "boards.yearplan",
    "boards.owed",
    "boards.risks",
    "boards.attendance",
    "boards.interests",
    "boards.notes",
    "boards.challenges",
    "boards.differences",
    "boards.external",
    "boards.plan",
    "boards.in_numbers",
    "boards.policies",
    "boards.sharing",
    "boards.closing",
    "boards.relevant",
    "boards.obligations",
    "boards.succession",
    "boards.themes",
    "reviews",
    "reviews.asking",
    "reviews.chronologies",
    "reviews.commissioning",
    "reviews.deaths",
    "reviews.findings",
    "reviews.leder",
    "reviews.packs",
    "reviews.referrals",
    "reviews.proceedings",
    "reviews.involvement",
    "audits",
    "audits.programme",
    "reporting",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "axes",
    "guardian",
    "simple_history",
    "csp",
]

MIDDLEWARE = [
    "partnership.access.middleware.NotTooLarge",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "partnership.tokens.middleware.Bearer",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",  # default deny
    "django.contrib.messages.middleware.MessageMiddleware",
    "partnership.ui.typed.KeepTyped",
    "partnership.people.middleware.InOffice",
    "partnership.people.middleware.SecondFactor",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "partnership.access.middleware.PrivatePages",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "partnership.urls"
WSGI_APPLICATION = "partnership.wsgi.application"

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "partnership.ui.templatetags.ui",
                "partnership.exports.templatetags.downloads",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "partnership.ui.context.portal",
            ],
        },
    }
]

# --- database -------------------------------------------------------------------------------
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'portal.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE: count-then-write is only safe on SQLite when the lock is taken first.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    # Many short questions: starting parallel workers or a compiler costs more than it saves.
    fast = "-c max_parallel_workers_per_gather=0 -c jit=off"
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", fast)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- time and language ----------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False
DATE_FORMAT = "j F Y"

# --- the portal's own words -----------------------------------------------------------------
PORTAL_PLACE = env("PORTAL_PLACE", default="")
PORTAL_ADDRESS = env("PORTAL_ADDRESS", default="http://127.0.0.1:8000")
SERVICE_NAME = env("SERVICE_NAME", default="Safeguarding partnership service")
SERVICE_PHONE = env("SERVICE_PHONE", default="01632 960 001")
SERVICE_EMAIL = env("SERVICE_EMAIL", default="service@partnership.example")
PARTNERSHIP_FILE = env(
    "PARTNERSHIP_FILE",
    default=str(BASE_DIR / "boards" / "data" / "cambridgeshire_and_peterborough.yaml"),
)
CONTACTS = "boards.contacts.contacts_of"
PLACES = "boards.contacts.places_of"
# Which partnerships somebody's offices lead to: a key reads those it was made for.
REACHED_BY = "boards.contacts.reached_by"
CLOCK_LINE = "partnership.jobs.services.clock_line"
# A link with offices is shown to those who hold one of them; the page asks the gate all the same.
SETS_UP = ("service_officer", "head_of_service", "administrator")
CLOCK_PAGE = "boards.health_views.clock_page"
NAVIGATION = (
    ("Home", "reporting:home", "/"),
    ("Boards and groups", "boards:structure", "/boards/"),
    ("Agencies", "boards:agencies", "/agencies/"),
    ("Actions", "actions:register", "/actions/"),
    ("Plans and registers", "boards:registers", "/registers/"),
    ("Incidents", "reviews:incidents", "/incidents/"),
    ("Reviews", "reviews:reviews", "/reviews/"),
    ("People", "people:list", "/people/"),
    ("Set up", "boards:arrangements", "/set-up/", SETS_UP),
    ("Published", "reviews:published", "/published/"),
)
PUBLIC_NAVIGATION = (
    ("Published reviews", "reviews:published", "/published/"),
    ("Policies", "policies:list", "/policies/"),
)

# --- letters --------------------------------------------------------------------------------
EMAIL_BACKEND = env("EMAIL_BACKEND", default="django.core.mail.backends.filebased.EmailBackend")
EMAIL_FILE_PATH = env("EMAIL_FILE_PATH", default=str(VAR_DIR / "letters"))
EMAIL_HOST = env("EMAIL_HOST", default="localhost")
EMAIL_PORT = env.int("EMAIL_PORT", default=25)
EMAIL_HOST_USER = env("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = env("EMAIL_HOST_PASSWORD", default="")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", default=False)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default=f"{SERVICE_NAME} <{SERVICE_EMAIL}>")

# --- jobs: rows in the database; the broker only carries their numbers -----------------------
CELERY_BROKER_URL = env("BROKER_URL", default="filesystem://")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_TIME_LIMIT = 15 * 60
CELERY_TIMEZONE = TIME_ZONE
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
if CELERY_BROKER_URL.startswith("filesystem"):
    CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, object] = {
        "data_folder_in": str(VAR_DIR / "broker" / "queue"),
        "data_folder_out": str(VAR_DIR / "broker" / "queue"),
        "control_folder": str(VAR_DIR / "broker" / "control"),
    }
else:
    CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 20 * 60}
# A killed worker's job is handed out again after so long. A job may take longer (jobs.alone); a
# letter must be handed over within it, so it is longer than EMAIL_TIMEOUT.
JOB_LEASE_SECONDS = env.int("JOB_LEASE_SECONDS", default=60)
# Deadlines that the morning's sweep takes at once: each set asks the gate for each person once,
# and what a killed worker does again is less than a set.
SWEEP_SET = env.int("SWEEP_SET", default=2000)
TICK_SECONDS = env.float("TICK_SECONDS", default=15.0)
# One beat: it plans the day's jobs, hands out unfinished ones again, has letters handed over and
# leaves its mark.
CELERY_BEAT_SCHEDULE = {
    name: {"task": task, "schedule": TICK_SECONDS, "options": {"expires": 60}}
    for name, task in (
        ("tick", "jobs.tick"),
        ("deliver", "outbox.deliver"),
        ("search", "search.refresh"),
    )
}
# Times of day at which the portal works by itself (partnership.jobs plans one row for each day).
NIGHTLY_REBUILD_AT = time(2, 0)
MORNING_SWEEP_AT = time(6, 30)
DIGEST_AT = time(7, 0)
FORGET_SIGN_INS_AT = time(3, 0)
PUBLISH_PLANNED_AT = time(9, 0)

# --- files ----------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = Path(env("STATIC_ROOT", default=str(VAR_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = Path(env("MEDIA_ROOT", default=str(VAR_DIR / "media")))
MEDIA_URL = "/no-public-path/"  # files leave only through documents.views, which asks the gate
FILE_SCANNER = env("FILE_SCANNER", default="")  # a command; documents.scanning says what it does
MAX_UPLOAD_BYTES = 20 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# --- lists as files: this many a minute for each person, this many rows while they wait -------
EXPORTS_A_MINUTE = 30
EXPORT_ROWS_AT_ONCE = 1000
EXPORT_PDF_ROWS_AT_ONCE = 200
EXPORT_PDF_ROWS_AT_MOST = 2000
FEEDS_A_MINUTE = 30

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(VAR_DIR / "cache"),
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
