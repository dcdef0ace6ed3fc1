"""What is typed about reports that a board is owed."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from boards.forms import reason
from boards.models import Board
from boards.owed.models import Every
from partnership.agencies.models import Agency
from partnership.documents.forms import JudgedFile, KeepingForm
from partnership.ui.dayfield import DayField
from partnership.ui.editing import EditingForm
from partnership.ui.forms import PortalForm
from partnership.ui.identities import WordsOfWork
from partnership.ui.words import plain_day

EITHER = "Choose an agency or a group, not both"


class ExpectationForm(PortalForm):
    """A report, who owes it and when."""

    title = forms.CharField(label="Report", max_length=200)
    agency = forms.ModelChoiceField(
        Agency.objects.none(),
        label="Agency that owes it",
        required=False,
        empty_label="No agency",
    )
    group = forms.ModelChoiceField(
        Board.objects.none(), label="Group that owes it", required=False, empty_label="No group"
    )
    every = forms.ChoiceField(label="How often?", choices=[("", "Choose one"), *Every.choices])
    first_due_on = DayField(label="First due on", noun="The day it is first due")
    why = forms.CharField(
        label="Who or what asks for it?",
        max_length=300,
        help_text="For example a law, the plan or a decision of the board",
    )

    def __init__(
        self, *args: Any, agencies: QuerySet[Agency], groups: QuerySet[Board], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("agency", agencies), ("group", groups)):
            field: Any = self.fields[name]
            field.queryset = rows

    def clean(self) -> dict[str, Any]:
        """One owes it."""
        data = super().clean() or {}
        if bool(data.get("agency")) == bool(data.get("group")):
            self.add_error("agency", EITHER)
        return data


class ChangeExpectationForm(ExpectationForm, EditingForm):
    """The same, and its last day when the board no longer expects it."""

    ends_on = DayField(label="Not expected after", noun="The last day", required=False)
    because = reason()


def _due(days: Iterable[date]) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label="For which due day?",
        choices=[(day.isoformat(), plain_day(day)) for day in days],
        coerce=date.fromisoformat,
    )


class HandInForm(KeepingForm):
    """The report of one due day."""

    report = JudgedFile(label="Report")

    def __init__(self, *args: Any, days: Iterable[date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due_on"] = _due(days)
        self.fields["due_on"].template_name = "ui/field.html"  # type: ignore[attr-defined]
        self.order_fields(["due_on", "report"])
        self.speak_plainly()


class NotNeededForm(WordsOfWork):
    """One report is not needed this time."""

    guarded = ("because",)

    because = forms.CharField(label="Why is it not needed?", max_length=300)

    def __init__(self, *args: Any, days: Iterable[date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due_on"] = _due(days)
        self.fields["due_on"].template_name = "ui/field.html"  # type: ignore[attr-defined]
        self.order_fields(["due_on", "because"])
        self.speak_plainly()


class MeetingForm(PortalForm):
    """Which meeting takes the report."""

    meeting = forms.ModelChoiceField(
        Board.objects.none(), label="Meeting", empty_label="Choose a meeting"
    )

    def __init__(self, *args: Any, meetings: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["meeting"]
        field.queryset = meetings
        field.label_from_instance = lambda row: row.day_in_words
