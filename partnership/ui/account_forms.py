"""The sign-in library's forms with our labels and errors."""

from typing import Any

from allauth.account import forms as account
from django import forms

from partnership.ui.forms import PlainWords, lower_first

LABELS = {
    "login": "Email address",
    "email": "Email address",
    "password": "Password",
    "oldpassword": "Current password",
    "password1": "New password",
    "password2": "New password again",
}


class AccountWords(PlainWords, forms.Form):
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.speak_plainly()

    def speak_plainly(self) -> None:
        """The library's boxes by our names first."""
        for name, field in self.fields.items():
            if name in LABELS:
                field.label = LABELS[name]
                field.error_messages["required"] = f"Enter your {lower_first(LABELS[name])}"
        super().speak_plainly()


class LoginForm(AccountWords, account.LoginForm):
    """Sign in."""


class ResetPasswordForm(AccountWords, account.ResetPasswordForm):
    """Ask for a link."""


class ResetPasswordKeyForm(AccountWords, account.ResetPasswordKeyForm):
    """Set a new password from the link."""


class ChangePasswordForm(AccountWords, account.ChangePasswordForm):
    """Change the password while signed in."""


class ReauthenticateForm(AccountWords, account.ReauthenticateForm):
    """The password again, before something is changed."""
