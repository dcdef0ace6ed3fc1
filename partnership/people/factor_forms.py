"""The library's forms of the second step, in our words; a code is taken once."""

from typing import Any

from allauth.account.adapter import get_adapter as account_adapter
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError

from partnership.people.models import User
from partnership.ui.account_forms import AccountWords

# As long as the code may be right: its own half minute, the one before and the one after.
TAKEN_FOR = 120
TOLD_FOR = 300


def take_once(person: User, code: str) -> None:
    """raises: ValidationError for a code that was used a moment ago."""
    key = f"people.code:{person.pk}:{''.join(filter(str.isdigit, code))[:12]}"
    if not cache.add(key, True, timeout=TAKEN_FOR):
        raise get_adapter().validation_error("incorrect_code")


def plain_code(field: forms.Field, label: str, hint: str) -> None:
    """The box for a code: pasted or typed, with or without spaces."""
    field.label, field.help_text = label, hint
    field.error_messages["required"] = "Enter the code"
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code"}


class OneCode(AccountWords, BaseAuthenticateForm):
    """A code of the app, or one of the recovery codes."""

    user: User

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain_code(
            self.fields["code"],
            "Code",
            "Six digits from your app, or one of your recovery codes",
        )

    def clean_code(self) -> str:
        """The code. raises: ValidationError when it is wrong, used, or was tried too often."""
        try:
            code: str = super().clean_code()
        except ValidationError as error:
            if getattr(error, "code", "") == "too_many_login_attempts":
                self._tell_of_tries()
            raise
        if self.authenticator.type == Authenticator.Type.TOTP:
            take_once(self.user, code)
        return code

    def save(self) -> None:
        """Note that the second step was taken; say so when it cost a recovery code."""
        super().save()  # type: ignore[misc]
        if self.authenticator.type == Authenticator.Type.RECOVERY_CODES:
            account_adapter().send_notification_mail("mfa/email/recovery_code_used", self.user)

    def _tell_of_tries(self) -> None:
        """Somebody gets codes wrong: once in five minutes the person hears of it (ASVS 6.3.5)."""
        if cache.add(f"people.code-tries:{self.user.pk}", True, timeout=TOLD_FOR):
            account_adapter().send_notification_mail("mfa/email/code_tries", self.user)


class CodeForm(OneCode, AuthenticateForm):
    """While signing in."""


class CodeAgainForm(OneCode, ReauthenticateForm):
    """Before something is changed, or in a session that has not shown it yet."""


class FirstCodeForm(AccountWords, ActivateTOTPForm):
    """The first code of a new app proves that it is set up."""

    user: User

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain_code(self.fields["code"], "Code from the app", "Six digits, for example 123 456")

    @property
    def secret_in_fours(self) -> str:
        """The key as one types it; apps take it with or without the spaces."""
        return " ".join(self.secret[at : at + 4] for at in range(0, len(self.secret), 4))

    def clean_code(self) -> str:
        """The code, which then opens nothing else."""
        code: str = super().clean_code()
        take_once(self.user, code)
        return code
