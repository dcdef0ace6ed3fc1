"""Settings of people: accounts, signing in, second factors, wrong passwords, agencies' accounts."""

from datetime import timedelta

from partnership.settings.environment import DEMO_MODE, env
from partnership.settings.oidc import as_apps, read_providers

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
