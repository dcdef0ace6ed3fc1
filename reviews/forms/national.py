"""What is typed about the national bodies: that they were told, and what the Panel wrote."""

from typing import Any

from django import forms
from django.utils.timezone import localdate

from partnership.ui.dayfield import DayField
from partnership.ui.forms import PortalForm, RadioField
from reviews.forms.boxes import words
from reviews.models import Incident
from reviews.models.national import Says
from reviews.national import to_inform


class InformedForm(PortalForm):
    """One of the three was told what was decided."""

    to = RadioField(
        label="Who was told?", choices=(), error_messages={"required": "Choose who was told"}
    )
    told_on = DayField(
        label="When were they told?",
        noun="The day they were told",
        not_after=localdate,
        error_messages={"required": "Enter the day they were told"},
    )
    how = forms.CharField(
        label="How?", max_length=200, error_messages={"required": "Say how they were told"}
    )

    def __init__(self, *args: Any, incident: Incident, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [(to.value, to.label) for to in to_inform(incident)]  # type: ignore[attr-defined]


class ReplyForm(PortalForm):
    """The Panel wrote back."""

    says = RadioField(
        label="What does the Panel say?",
        choices=Says.choices,
        error_messages={"required": "Choose what the Panel says"},
    )
    received_on = DayField(
        label="When did it come?",
        noun="The day it came",
        not_after=localdate,
        error_messages={"required": "Enter the day it came"},
    )
    words = words(label="What it wrote", help_text="No names; nothing that identifies")
