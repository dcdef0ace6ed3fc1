"""What people type about one meeting."""

from typing import Any

from django import forms

from boards.forms import reason
from boards.models import Answer
from partnership.documents.forms import JudgedFile, KeepingForm
from partnership.ui.editing import EditingForm
from partnership.ui.forms import DayField, PortalForm, RadioField
from partnership.ui.times import TimeField


class ChangeMeetingForm(EditingForm):
    """Day, times and place."""

    held_on = DayField(label="Date", noun="The date")
    starts_at = TimeField(label="Starts at", required=False, help_text="For example, 2pm or 14:00")
    ends_at = TimeField(label="Ends at", required=False)
    place = forms.CharField(label="Place", required=False, max_length=200)
    because = reason()


class PaperForm(KeepingForm):
    """A paper for a meeting."""

    title = forms.CharField(label="Title of the paper", max_length=200)
    paper = JudgedFile(label="File")


class InviteForm(PortalForm):
    """Nothing is asked: the page shows who is written to."""


class ReplyForm(PortalForm):
    """Whether one comes."""

    answer = RadioField(label="Are you coming?", choices=Answer.choices)
    deputy = forms.CharField(label="Who comes instead?", max_length=120, required=False)
    reveals = {"answer": {Answer.DEPUTY: ("deputy",)}}

    def __init__(self, *args: Any, more: dict[str, Any] | None = None, **kwargs: Any) -> None:
        self.base_fields = {**self.base_fields, **(more or {})}  # type: ignore[misc]
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """A deputy is named."""
        data = super().clean() or {}
        if data.get("answer") == Answer.DEPUTY and not data.get("deputy"):
            self.add_error("deputy", "Enter who comes instead")
        return data
