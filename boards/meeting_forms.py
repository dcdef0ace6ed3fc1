"""What people type about one meeting."""

from collections.abc import Iterable
from typing import Any

from django import forms

from boards.forms import MeantDays, reason
from boards.models import Answer, Deputy
from partnership.ui.dayfield import DayField
from partnership.ui.editing import EditingForm
from partnership.ui.forms import PortalForm, RadioField
from partnership.ui.times import TimeField


class ChangeMeetingForm(MeantDays, EditingForm):
    """Day, times and place."""

    held_on = DayField(label="Date", noun="The date")
    starts_at = TimeField(label="Starts at", required=False, help_text="For example, 2pm or 14:00")
    ends_at = TimeField(label="Ends at", required=False)
    place = forms.CharField(label="Place", required=False, max_length=200)
    because = reason()


class CallOffForm(PortalForm):
    """Why a meeting is not held."""

    because = forms.CharField(
        label="Why is it not held?",
        max_length=300,
        help_text="Everybody who sees the meeting reads this",
    )


class PutBackForm(PortalForm):
    """Why a meeting is held after all."""

    because = reason()


class InviteForm(PortalForm):
    """Nothing is asked: the page shows who is written to."""


ANOTHER = "another"


class ReplyForm(PortalForm):
    """Whether one comes; a member names one of the seat's standing deputies, or somebody else."""

    answer = RadioField(label="Are you coming?", choices=Answer.choices)
    standing = forms.ChoiceField(label="Which deputy comes?", required=False)
    deputy = forms.CharField(label="Who comes instead?", max_length=120, required=False)
    reveals = {"answer": {Answer.DEPUTY: ("standing", "deputy")}}

    def __init__(
        self,
        *args: Any,
        deputies: Iterable[Deputy] = (),
        more: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        self.deputies = {str(one.pk): one for one in deputies}
        self.base_fields = {**self.base_fields, **(more or {})}  # type: ignore[misc]
        if not self.deputies:
            self.reveals = {"answer": {Answer.DEPUTY: ("deputy",)}}
        super().__init__(*args, **kwargs)
        if not self.deputies:
            del self.fields["standing"]
            return
        offered: Any = self.fields["standing"]
        named = [(pk, str(one.person)) for pk, one in self.deputies.items()]
        offered.choices = [("", "Choose a deputy"), *named, (ANOTHER, "Somebody else")]
        self["deputy"].label = self.fields["deputy"].label = "If somebody else: their name"

    def clean(self) -> dict[str, Any]:
        """A deputy is named: chosen, or typed for somebody else."""
        data = {**(super().clean() or {})}
        chosen = data.pop("standing", "") or ""
        data["standing"] = self.deputies.get(chosen) if not data.get("deputy") else None
        if data.get("answer") != Answer.DEPUTY:
            return data
        if chosen in self.deputies and data.get("deputy"):
            self.add_error("deputy", "Choose a deputy or enter another name, not both")
        elif data["standing"] is None and not data.get("deputy"):
            name = "deputy" if chosen == ANOTHER or not self.deputies else "standing"
            self.add_error(name, "Enter who comes instead")
        return data
