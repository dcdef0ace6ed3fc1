"""What every way of running shares. Values come from the environment; our names are strings."""

from datetime import time, timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF

from partnership.settings.oidc import as_apps, read_providers

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = environ.Env()
environ.Env.read_env(env("ENV_FILE", default=str(BASE_DIR / ".env")))

VAR_DIR = Path(env("VAR_DIR", default=str(BASE_DIR / "var")))

DEBUG = False
DEMO_MODE = env.bool("DEMO_MODE", default=False)
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

# --- people and sign-in ---------------------------------------------------------------------
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["partnership.people.backends.AccountBackend"]
GUARDIAN_USER_OBJ_PERMS_MODEL = "guardian.UserObjectPermission"
ANONYMOUS_USER_NAME = None
SILENCED_SYSTEM_CHECKS = [
    "guardian.W001",  # rights are asked of partnership.access, never of an authentication backend
    "axes.W006",  # an address is many people: it is slowed, never locked (ACCOUNT_RATE_LIMITS)
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "partnership.people.adapter.ClosedDoor"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # every other session ends, this one stays
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "partnership.ui.account_forms.LoginForm",
    "reset_password": "partnership.people.reset_form.ResetForm",
    "reset_password_from_key": "partnership.ui.account_forms.ResetPasswordKeyForm",
    "change_password": "partnership.ui.account_forms.ChangePasswordForm",
    "reauthenticate": "partnership.ui.account_forms.ReauthenticateForm",
}
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# By account first: a whole office behind one address must not be locked out by one person. The
# part by key also bounds the tries of a code.
ACCOUNT_RATE_LIMITS = {"login_failed": "10/5m/key,200/5m/ip", "login": "200/5m/ip"}
ACCOUNT_LINKS = (
    ("Change your password", "account_change_password"),
    ("Second step of signing in", "mfa_index"),
    ("Where you are signed in", "usersessions_list"),
    ("What we send you", "outbox:preferences"),
    ("Letters that we sent you", "outbox:sent"),
    ("Your downloads", "exports:mine"),
    ("Your feeds and keys", "tokens:mine"),
)

# --- second factor (partnership.access.offices says who needs one) -----------------------------
REQUIRE_SECOND_FACTOR = env.bool("REQUIRE_SECOND_FACTOR", default=not DEMO_MODE)
MFA_ADAPTER = "partnership.people.factor_adapter.Factors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are entered by the partnership service
MFA_TOTP_ISSUER = "Safeguarding Partnership Portal"
MFA_TOTP_TOLERANCE = 1  # a code that ran out while it was typed; people.factor_forms takes it once
MFA_RATE_LIMITS = {"webauthn_login": "200/5m/ip"}
MFA_FORMS = {
    "authenticate": "partnership.people.factor_forms.CodeForm",
    "reauthenticate": "partnership.people.factor_forms.CodeAgainForm",
    "activate_totp": "partnership.people.factor_forms.FirstCodeForm",
    "add_webauthn": "partnership.people.passkey_forms.NewPasskeyForm",
    "edit_webauthn": "partnership.people.passkey_forms.PasskeyNameForm",
    "authenticate_webauthn": "partnership.people.passkey_forms.SecondStepPasskeyForm",
    "login_webauthn": "partnership.people.passkey_forms.SignInPasskeyForm",
    "reauthenticate_webauthn": "partnership.people.passkey_forms.PasskeyAgainForm",
}

# --- wrong passwords: ten in five minutes close the account for five ---------------------------
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=5)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_CALLABLE = "partnership.people.lockout.account_of"
AXES_CLIENT_IP_CALLABLE = "partnership.people.lockout.address_of"
AXES_LOCKOUT_CALLABLE = "partnership.people.lockout.ask_to_wait"
AXES_ENABLE_ACCESS_FAILURE_LOG = True
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False
# Kept out of its rows and of the log.
AXES_SENSITIVE_PARAMETERS = [
    "username",
    "ip_address",
    "password",
    "oldpassword",
    "password1",
    "password2",
    "code",
    "credential",
    "csrfmiddlewaretoken",
]
SIGN_IN_LOG_DAYS = 365

# --- signing in with an agency's own account (OpenID Connect) ----------------------------------
OIDC_PROVIDERS = read_providers(
    env("OIDC_PROVIDERS", default=""), env("OIDC_PROVIDERS_FILE", default="")
)
SOCIALACCOUNT_PROVIDERS = as_apps(OIDC_PROVIDERS)
SOCIALACCOUNT_ADAPTER = "partnership.people.social_adapter.AgencyDoor"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # AgencyDoor matches by itself, more strictly
# A link, not a form: the content policy would stop a form that is sent on to the agency.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_REQUESTS_TIMEOUT = 10
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

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

# --- what the browser is told ---------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no third cookie
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"no_tokens": {"()": "partnership.tokens.logs.HideTokens"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["no_tokens"],
        }
    },
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="WARNING")},
}
