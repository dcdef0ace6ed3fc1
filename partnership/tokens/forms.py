"""What a person says of a new feed or key."""

from django import forms

from partnership.tokens.models import Purpose
from partnership.ui.forms import PortalForm, RadioField


class TokenForm(PortalForm):
    """A feed or a key, and where it will be used."""

    purpose = RadioField(
        label="What do you need?",
        choices=Purpose.choices,
        hints={
            Purpose.CALENDAR: "An address that Outlook, Google or a phone reads your meetings from",
            Purpose.API: "For a program that reads the lists you may see",
        },
    )
    name = forms.CharField(
        label="Where will you use it?",
        help_text="For example: Outlook at work",
        max_length=80,
    )
