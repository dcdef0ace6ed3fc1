"""What people type about duties and leads."""

from typing import Any

from django import forms
from django.utils import timezone

from boards.forms import reason
from boards.obligations.book import duties
from boards.obligations.models import Purpose
from partnership.people.models import User
from partnership.ui.dayfield import DayField
from partnership.ui.forms import PortalForm, RadioField

APPLIES = (("yes", "It applies"), ("no", "It does not apply"))


class DutyForm(PortalForm):
    """A duty that applies, or does not, whatever the agency's kind says."""

    code = forms.ChoiceField(label="Duty")
    applies = RadioField(label="Does it apply to this agency?", choices=APPLIES)
    starts_on = DayField(label="From", noun="The first day", initial=timezone.localdate)
    because = reason()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(one.code, f"{one.title} ({one.citation})") for one in duties().values()]
        self.fields["code"].choices = [("", "Choose a duty"), *named]  # type: ignore[attr-defined]

    def clean_applies(self) -> bool:
        """Yes or no."""
        return bool(self.cleaned_data["applies"] == "yes")


class LeadForm(PortalForm):
    """Who leads on what."""

    purpose = RadioField(label="What do they lead on?", choices=Purpose.choices)
    person = forms.ModelChoiceField(
        User.objects.none(), label="Who", empty_label="Choose a person", to_field_name="pk"
    )
    starts_on = DayField(label="From", noun="The first day", initial=timezone.localdate)

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["person"]
        field.queryset = people
