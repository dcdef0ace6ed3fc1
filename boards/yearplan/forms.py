"""What is typed to plan a year: how often a group meets, then the days themselves."""

from collections.abc import Sequence
from typing import Any

from django import forms

from boards.forms import MeantDays, OneLineDayField
from boards.yearplan.proposing import MOST
from partnership.ui.forms import PortalForm
from partnership.ui.times import TimeField

EVERY = (
    (1, "Every month"),
    (2, "Every two months"),
    (3, "Every three months"),
    (6, "Twice a year"),
)


class HoursForm(PortalForm):
    """When on the day, and where; the same for every meeting."""

    starts_at = TimeField(label="Starts at", required=False, help_text="For example, 2pm or 14:00")
    ends_at = TimeField(label="Ends at", required=False)
    place = forms.CharField(label="Place", required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        """It does not end before it starts."""
        data = super().clean() or {}
        first, last = data.get("starts_at"), data.get("ends_at")
        if first and last and last <= first:
            self.add_error("ends_at", "The meeting ends before it starts")
        return data


class RhythmForm(HoursForm):
    """How often, from when."""

    first = OneLineDayField(
        label="First meeting",
        max_length=30,
        help_text="For example, 14 April 2027. The others fall on the same weekday of their month",
    )
    every = forms.TypedChoiceField(label="How often?", choices=EVERY, coerce=int)
    times = forms.IntegerField(label="How many meetings?", min_value=1, max_value=MOST)
    field_order = ("first", "every", "times", "starts_at", "ends_at", "place")


class DaysForm(MeantDays, HoursForm):
    """The days one by one; an empty box is no meeting.

    in: `says`, what stands beside each proposed day; without a proposal there are twelve boxes.
    """

    def __init__(self, *args: Any, says: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, (len(says) or MOST) + 1):
            name = f"day_{number}"
            self.fields[name] = OneLineDayField(
                label=f"Meeting {number}", required=False, max_length=30
            )
            self.fields[name].template_name = "ui/field.html"  # type: ignore[attr-defined]
        for number, said in enumerate(says[:MOST], start=1):
            self.fields[f"day_{number}"].help_text = said
        self.order_fields([name for name in self.fields if name.startswith("day_")])
        if "meant" in self.fields:
            self.order_fields([*(name for name in self.fields if name != "meant"), "meant"])

    def clean(self) -> dict[str, Any]:
        """The days that were typed, by field, under one name."""
        data = super().clean()
        names = [name for name in data if name.startswith("day_")]
        typed = {name: data.pop(name) for name in names}
        return {**data, "days": {name: day for name, day in typed.items() if day}}
