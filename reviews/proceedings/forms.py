"""What is typed about proceedings."""

from datetime import date
from typing import Any

from django import forms
from django.utils.timezone import localdate

from partnership.ui.dayfield import DayField
from partnership.ui.editing import EditingForm
from partnership.ui.forms import RadioField
from partnership.ui.identities import ReferencesOnly, WordsOfWork
from partnership.ui.months import DayOrMonthField
from reviews.models import Delay, Incident
from reviews.proceedings.kinds import kinds
from reviews.proceedings.models import Proceeding
from reviews.proceedings.services import State

NO_NAMES = "No names: offices and references alone"
FIRST_DAY = date(1990, 1, 1)  # an investigation may be much older than the case beside it


class StateForm(WordsOfWork, EditingForm):
    """How it stands."""

    guarded: tuple[str, ...] = ("next_what", "agreed")

    next_on = DayField(
        label="When is its next day?",
        noun="That day",
        required=False,
        help_text="A hearing, a review or a decision. You are reminded once it has passed",
    )
    next_what = forms.CharField(label="What happens then?", max_length=120, required=False)
    agreed = forms.CharField(
        label="What was agreed with whoever leads it?",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=f"For example what the review leaves until a trial has ended. {NO_NAMES}",
    )
    delay = forms.ChoiceField(
        label="Which recorded delay rests on it?",
        required=False,
        help_text="A delay is recorded on the review, with who was told",
    )

    def __init__(self, *args: Any, incident: Incident, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        delays = Delay.objects.filter(review__incident=incident).select_related("own_reason")
        self.delays = {str(row.pk): row for row in delays}
        fields: dict[str, Any] = self.fields
        named = [(key, str(row)) for key, row in self.delays.items()]
        fields["delay"].choices = [("", "None"), *named]

    def state(self) -> State:
        """What the service takes."""
        data = self.cleaned_data
        delay = self.delays.get(data["delay"])
        return State(data["next_on"], data["next_what"], data["agreed"], delay)


class UpdateForm(StateForm):
    """What is new: the log tells it, also where nothing else is known any more."""

    guarded: tuple[str, ...] = ("news", "next_what", "agreed")
    field_order = ("news",)

    news = forms.CharField(
        label="What is new?",
        max_length=150,
        help_text=f"For example that the trial was put off. {NO_NAMES}",
        error_messages={"required": "Say what is new"},
    )


class ProceedingForm(StateForm):
    """What runs beside a case."""

    guarded: tuple[str, ...] = ("led_by", "their_reference", "next_what", "agreed")
    field_order = ("kind", "led_by", "their_reference", "opening")

    kind = RadioField(label="What is it?")
    led_by = forms.CharField(
        label="Who leads it?",
        max_length=120,
        help_text=f"An office or organisation, for example the coroner of the area. {NO_NAMES}",
        error_messages={"required": "Say who leads it"},
    )
    their_reference = forms.CharField(label="Their own reference", max_length=60, required=False)
    opening = DayOrMonthField(
        label="When was it opened?",
        noun="The day it was opened",
        not_before=FIRST_DAY,
        not_after=localdate,
        help_text="Leave the day empty where only the month is known",
        error_messages={"required": "Enter the day or month in which it was opened"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["kind"]
        field.choices = [(one.code, one.title) for one in kinds().values()]


class EndForm(ReferencesOnly):
    """It is over."""

    guarded = ("outcome",)

    on = DayField(label="When did it end?", noun="The day it ended", not_after=localdate)
    outcome = forms.CharField(
        label="How did it end?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=NO_NAMES,
        error_messages={"required": "Say how it ended"},
    )


def standing(row: Proceeding) -> dict[str, Any]:
    """What the form of a proceeding begins with."""
    return {
        "next_on": row.next_on,
        "next_what": row.next_what,
        "agreed": row.agreed,
        "delay": str(row.delay_id or ""),
    }
