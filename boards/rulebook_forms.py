"""What is typed about the law and about local values."""

from typing import Any

from django import forms
from django.utils import timezone

from partnership.clock.models.added import Extent
from partnership.clock.models.local import MOST
from partnership.clock.rules import Local, Rule
from partnership.ui.dayfield import DayField
from partnership.ui.editing import EditingForm
from partnership.ui.forms import PortalForm, RadioField

SURE = (("high", "High: read in the text"), ("medium", "Medium"), ("low", "Low: to be checked"))
NEVER_A_CASE = "Everybody who uses this portal can read it: name no case and no person"


def _reason(help_text: str = NEVER_A_CASE) -> forms.CharField:
    return forms.CharField(label="Reason", max_length=200, help_text=help_text)


class HolidayForm(PortalForm):
    """A bank holiday that was proclaimed late."""

    day = DayField(label="Day off", help_text="For example, 7 12 2026")
    name = forms.CharField(
        label="What it is called",
        max_length=100,
        help_text="As the proclamation names it, for example: National day of mourning",
    )
    extent = RadioField(
        label="Where is it a bank holiday?", choices=Extent.choices, initial=Extent.HERE
    )
    announced_on = DayField(
        label="Announced on",
        noun="The day it was announced",
        not_after=timezone.localdate,
        help_text="What was done before this day is not judged again",
    )
    source = forms.CharField(
        label="Where it says so",
        max_length=200,
        help_text=f"The proclamation or the page of the government. {NEVER_A_CASE}",
    )


class WithdrawForm(PortalForm):
    """Something was added by mistake."""

    because = _reason()


class EditionForm(PortalForm):
    """A new text that sets a rule."""

    key = forms.CharField(
        label="Short name", max_length=40, help_text="Shown beside each deadline, such as WT2026"
    )
    authority = forms.CharField(
        label="Authority", max_length=200, help_text="The text and its chapter or section"
    )
    in_force_from = DayField(
        label="In force from",
        noun="The first day in force",
        help_text="Cases triggered on this day or later are judged by it; the edition before it "
        "ends the day before",
    )
    number = forms.IntegerField(min_value=1, max_value=260)
    counts_from = RadioField(
        label="Counted from", error_messages={"required": "Choose what it is counted from"}
    )
    sure = RadioField(label="How sure is the number?", choices=SURE)
    note = forms.CharField(label="Note", max_length=300, required=False)
    because = _reason()

    def __init__(self, *args: Any, rule: Rule, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        starts = dict.fromkeys(edition.counts_from for edition in rule.editions)
        newest = rule.editions[-1]
        unit = newest.unit.replace("_", " ")
        self.fields["number"].label = f"Number of {unit} {newest.direction}"
        self.fields["number"].initial = newest.number
        self.fields["counts_from"].choices = [  # type: ignore[attr-defined]
            (start, start[:1].upper() + start[1:]) for start in starts
        ]
        self.fields["counts_from"].initial = newest.counts_from


class ValueForm(EditingForm):
    """A local value from a day on."""

    number = forms.IntegerField(min_value=0)
    starts_on = DayField(
        label="From",
        noun="The first day",
        not_before=timezone.localdate,
        help_text="Today or a later day, for example, 7 12 2026",
    )
    because = _reason("Kept in the history, for example: decided by the executive board")

    def __init__(self, *args: Any, local: Local, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        number: Any = self.fields["number"]
        unit = {"per_cent": "per cent"}.get(local.unit, local.unit.replace("_", " "))
        number.label = f"Number ({unit})"
        number.max_value = MOST[local.unit]
        number.validators.append(forms.IntegerField(max_value=MOST[local.unit]).validators[0])
        if local.unit == "pence":
            number.help_text = "In pence: 5000 is £50"
        if local.group == "Reminders":
            number.help_text = "0 is the due date itself"
