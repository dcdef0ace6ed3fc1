"""What is typed about deaths: references, days and answers; words go past the detector."""

from calendar import monthrange
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.timezone import localdate

from boards.forms import reason
from boards.models import Board, Meeting
from partnership.agencies.models import Agency
from partnership.records.dated import KnownTo
from partnership.ui.dayfield import DayField
from partnership.ui.editing import EditingForm
from partnership.ui.forms import PortalForm, RadioField
from partnership.ui.identities import ReferencesOnly, WordsOfWork
from partnership.ui.words import MONTHS
from reviews.deaths.models import Category, Factors, Process, Score, Suspected
from reviews.forms.boxes import words
from reviews.models import Ground

NO_NAMES = "No names, dates of birth or addresses: the national system holds the case"
MONTH_CHOICES = [("", "Choose a month"), *((n, name) for n, name in enumerate(MONTHS, start=1))]


def _panel() -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        Board.objects.none(),
        label="Panel that reviews it",
        required=False,
        empty_label="No panel is in the structure yet",
    )


def _number() -> forms.CharField:
    return forms.CharField(
        label="Number in the national system",
        max_length=60,
        required=False,
        help_text="The eCDOP or NCMD number. Never an NHS number",
    )


class RecordForm(ReferencesOnly):
    """A death becomes known: when, as exactly as it is kept here, and where the case is held."""

    guarded = ("external_reference",)

    day = forms.IntegerField(
        label="Day of death",
        required=False,
        min_value=1,
        max_value=31,
        help_text="Leave it empty to keep the month alone: then the three months are not counted",
    )
    month = forms.TypedChoiceField(
        label="Month of death",
        choices=MONTH_CHOICES,
        coerce=int,
        error_messages={"required": "Choose the month of death"},
    )
    year = forms.IntegerField(label="Year of death", min_value=2000, max_value=2100)
    notified_on = DayField(
        label="When was the partnership notified?",
        noun="The day of the notice",
        not_after=localdate,
    )
    panel = _panel()
    external_reference = _number()
    another = forms.BooleanField(
        label="It is another child than one recorded with the same days", required=False
    )

    def __init__(self, *args: Any, panels: QuerySet[Board], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_panels(self, panels)

    def clean(self) -> dict[str, Any]:
        """One day of death and how exactly it is known, in the place of three boxes."""
        data = super().clean()
        day, month, year = (data.pop(name, None) for name in ("day", "month", "year"))
        if not month or not year or "day" in self.errors:
            return data
        if day and day > monthrange(year, month)[1]:
            self.add_error("day", f"{MONTHS[month - 1]} {year} has no such day")
            return data
        data["died_on"] = date(year, month, day or 1)
        data["died_known_to"] = KnownTo.DAY if day else KnownTo.MONTH
        return data


def _offer_panels(form: forms.Form, panels: QuerySet[Board]) -> None:
    field: Any = form.fields["panel"]
    field.queryset = panels
    few = list(panels[:2])
    if len(few) == 1 and not form.is_bound:
        field.initial = field.initial or few[0].pk
    if few:
        field.empty_label = "None of them"


class ChangeForm(ReferencesOnly, EditingForm):
    """Its number elsewhere, and its panel."""

    guarded = ("external_reference",)

    external_reference = _number()
    panel = _panel()
    because = reason()

    def __init__(self, *args: Any, panels: QuerySet[Board], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["panel"]
        field.queryset = panels


class StageForm(EditingForm):
    """The day on which a stage was reached; a recorded day is corrected with a reason."""

    on = DayField(label="When?", noun="The day", not_after=localdate)

    def __init__(self, *args: Any, label: str, corrects: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].label = f"{label}: when?"
        if corrects:
            self.fields["because"] = forms.CharField(
                label="Why is the recorded day corrected?",
                max_length=150,
                error_messages={"required": "Say why the recorded day is corrected"},
            )
            self.fields["because"].template_name = "ui/field.html"  # type: ignore[attr-defined]


SCORE = "score-"  # before its number in the form


def _number_of(typed: str) -> int:
    return int(typed.removeprefix(SCORE))


def score_as_typed(number: int | None) -> str:
    """What the form has for a score that stands."""
    return "" if number is None else f"{SCORE}{number}"


def _score(label: str) -> forms.TypedChoiceField:
    found = [(f"{SCORE}{number}", words) for number, words in Score.choices]
    return forms.TypedChoiceField(
        label=label,
        choices=[("", "Not scored here"), *found],
        coerce=_number_of,
        empty_value=None,
        required=False,
    )


class ReviewedForm(WordsOfWork):
    """What the panel found."""

    guarded = ("learning",)

    meeting = forms.ModelChoiceField(
        Meeting.objects.none(), label="Meeting of the panel", empty_label="Choose a meeting"
    )
    category = forms.TypedChoiceField(
        label="Category",
        coerce=int,
        choices=[("", "Choose the first that applies"), *Category.choices],
        help_text="Where several apply, the one that stands highest in the list",
    )
    factors = RadioField(label="Were modifiable factors identified?", choices=Factors.choices)
    score_child = _score("Domain A: intrinsic to the child")
    score_social = _score("Domain B: social environment, family and parenting capacity")
    score_physical = _score("Domain C: physical environment")
    score_service = _score("Domain D: service delivery")
    learning = words(label="Immediate learning", required=False, help_text=NO_NAMES)

    def __init__(
        self, *args: Any, meetings: QuerySet[Meeting], corrects: bool, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["meeting"]
        field.queryset = meetings
        if corrects:
            self.fields["because"] = reason()
            self.fields["because"].template_name = "ui/field.html"  # type: ignore[attr-defined]
            self.speak_plainly()


class PauseForm(PortalForm):
    """For which other process the panel waits."""

    process = RadioField(
        label="Which process?",
        choices=[(one.value, one.label.capitalize()) for one in Process],
        hints={Process.PRACTICE_REVIEW: "Where an incident is recorded and the pause was ended"},
    )
    starts_on = DayField(label="Since when?", noun="The first day", not_after=localdate)


class EndPauseForm(WordsOfWork):
    """Why the panel waits no longer."""

    guarded = ("because",)

    on = DayField(label="Until when?", noun="The last day", not_after=localdate)
    because = reason()


class SuspicionForm(ReferencesOnly):
    """Yes opens the practice-review route; no is an answer too."""

    guarded = ("what_happened",)
    reveals = {
        "suspected": {
            Suspected.YES: ("group", "ground", "council", "became_aware_on", "what_happened"),
        }
    }

    suspected = RadioField(
        label="Is abuse or neglect known or suspected?",
        choices=Suspected.choices,
        hints={
            Suspected.YES: "An incident is recorded in the review group, and its clock runs",
            Suspected.NO: "The death of a child whom the council looked after is notified all the "
            "same: record it under Incidents",
        },
    )
    group = forms.ModelChoiceField(
        Board.objects.none(), label="Review group", required=False, empty_label="Choose a group"
    )
    ground = RadioField(
        label="Did a council look after the child?",
        choices=((Ground.SERIOUS_LOOKED_AFTER, "Yes"), (Ground.SERIOUS, "No")),
        required=False,
        help_text="The notice is then also that of the death of a looked-after child",
    )
    council = forms.ModelChoiceField(
        Agency.objects.none(),
        label="Council whose area it is",
        required=False,
        empty_label="Choose a council",
    )
    became_aware_on = DayField(
        label="When did the council become aware?",
        required=False,
        noun="The day the council knew",
        not_after=localdate,
        help_text="Days are counted from it; it is day 0 itself",
    )
    what_happened = words(label="What happened, without names", required=False, help_text=NO_NAMES)

    def __init__(
        self, *args: Any, groups: QuerySet[Board], councils: QuerySet[Agency], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("group", groups), ("council", councils)):
            field: Any = self.fields[name]
            field.queryset = rows

    def clean(self) -> dict[str, Any]:
        """With a yes, everything that the route asks for."""
        data = super().clean()
        asks = {
            "group": "Choose the review group",
            "ground": "Choose whether a council looked after the child",
            "council": "Choose the council",
            "became_aware_on": "Enter the day the council became aware",
            "what_happened": "Say what happened, without names",
        }
        if data.get("suspected") == Suspected.YES:
            for name, ask in asks.items():
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, ask)
        return data


class LateForm(WordsOfWork):
    """Why a time of the guidance was passed."""

    guarded = ("reason",)

    reason = words(label="Why was the time passed?", help_text=NO_NAMES)


class AskForm(ReferencesOnly):
    """A request for information under the Act; whoever asks sets the day."""

    guarded = ("what", "why")

    agency = forms.ModelChoiceField(
        Agency.objects.none(), label="Agency that is asked", empty_label="Choose an agency"
    )
    what = words(label="What is asked for", help_text=NO_NAMES)
    why = words(label="For which function", help_text=NO_NAMES)
    due_on = DayField(
        label="By when?",
        noun="The day",
        help_text="The Act gives no number of days: whoever asks sets the day",
    )

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["agency"]
        field.queryset = agencies
