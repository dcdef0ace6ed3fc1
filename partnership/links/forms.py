"""The form of an invitation: a first password."""

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

from partnership.people.models import User
from partnership.ui.forms import PortalForm

BOX = forms.PasswordInput(attrs={"autocomplete": "new-password"})


class FirstPasswordForm(PortalForm):
    """A password, typed twice."""

    password = forms.CharField(
        label="Choose a password",
        error_messages={"required": "Enter a password"},
        strip=False,
        widget=BOX,
        help_text="At least 12 characters. Three or four words do well",
    )
    again = forms.CharField(label="The password again", strip=False, widget=BOX)

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        """raises: ValidationError for one that is easily guessed."""
        password: str = self.cleaned_data["password"]
        password_validation.validate_password(password, self.person)
        return password

    def clean(self) -> dict[str, Any]:
        """Both must be the same."""
        data = super().clean() or {}
        if data.get("password") and data["password"] != data.pop("again", None):
            raise ValidationError({"again": "The two passwords are not the same"})
        return data
