"""The library's forms of passkeys, in our words; what is no passkey is refused, never an error."""

import struct
from typing import Any

from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.core.exceptions import ValidationError

from partnership.ui.account_forms import AccountWords

NOT_TAKEN = "This passkey was not taken. Try again, or take another way"
# All that the library's readers raise over what a browser did not make.
UNREADABLE = (
    *(AttributeError, LookupError, TypeError, ValueError, ArithmeticError),
    *(AssertionError, RecursionError, struct.error),
)
LONGEST_NAME = 60


class CredentialField(forms.JSONField):
    """What the browser says about a passkey."""

    widget = forms.HiddenInput
    default_error_messages = {"required": NOT_TAKEN, "invalid": NOT_TAKEN}

    def to_python(self, value: Any) -> Any:
        """An object. raises: ValidationError for anything else."""
        try:
            found = super().to_python(value)
        except RecursionError:
            found = None
        if found is not None and not isinstance(found, dict):
            raise ValidationError(NOT_TAKEN)
        return found


class PasskeyForm(AccountWords):
    """Whatever is wrong with a passkey is said in one sentence."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"] = CredentialField()

    def clean_credential(self) -> Any:
        """The passkey. raises: ValidationError when it is none, or not this person's."""
        try:
            return super().clean_credential()  # type: ignore[misc]
        except ValidationError as error:
            if error.code == "too_many_login_attempts":
                raise
            raise ValidationError(NOT_TAKEN) from None
        except UNREADABLE:
            raise ValidationError(NOT_TAKEN) from None


class SecondStepPasskeyForm(PasskeyForm, AuthenticateWebAuthnForm):
    """After the password."""


class SignInPasskeyForm(PasskeyForm, LoginWebAuthnForm):
    """Instead of the password."""


class PasskeyAgainForm(PasskeyForm, ReauthenticateWebAuthnForm):
    """Before something is changed."""


class NewPasskeyForm(AccountWords, AddWebAuthnForm):
    """A passkey asks for a PIN, finger or face by itself: always, so nothing is left to choose."""

    passwordless = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"] = CredentialField()
        name = self.fields["name"]
        name.label = "Name of this passkey"
        name.help_text = "So that you know it again, for example: work laptop"
        name.widget.attrs["maxlength"] = LONGEST_NAME

    def clean_name(self) -> str:
        """A name, ours where none was given."""
        return str(super().clean_name())[:LONGEST_NAME]

    def clean(self) -> dict[str, Any]:
        """What is to be kept. raises: ValidationError when it is no passkey of this browser."""
        try:
            return dict(super().clean() or {})
        except (ValidationError, *UNREADABLE):
            raise ValidationError(NOT_TAKEN) from None


class PasskeyNameForm(AccountWords, EditWebAuthnForm):
    """Another name."""

    name = forms.CharField(label="Name of this passkey", max_length=LONGEST_NAME)
