"""What is typed about LeDeR reviews; words go past the detector."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.timezone import localdate

from boards.forms import reason
from boards.models import Board
from partnership.agencies.models import Agency
from partnership.ui.dayfield import DayField
from partnership.ui.editing import EditingForm
from partnership.ui.forms import PortalForm, RadioField
from partnership.ui.identities import ReferencesOnly, WordsOfWork
from reviews.forms.boxes import words
from reviews.leder.models import Why

PROGRAMME = date(2015, 1, 1)  # the year in which LeDeR began
NO_NAMES = "No names, dates of birth or addresses: the national platform holds the case"


def _group() -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        Board.objects.none(),
        label="Steering group that oversees it",
        required=False,
        empty_label="None",
    )


class OfGroup(PortalForm):
    """Offers the steering groups; the only one is chosen already."""

    def __init__(self, *args: Any, groups: QuerySet[Board], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["group"]
        field.queryset = groups
        few = list(groups[:2])
        if len(few) == 1:
            field.initial = few[0].pk


class RecordForm(OfGroup, ReferencesOnly):
    """A review becomes known."""

    guarded = ("national_reference",)

    national_reference = forms.CharField(
        label="Number on the national platform", max_length=60, help_text="Never an NHS number"
    )
    notified_on = DayField(
        label="When was the death notified to LeDeR?",
        noun="The day of the notification",
        not_after=localdate,
        not_before=PROGRAMME,
        help_text="The six months run from it",
    )
    group = _group()


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


class HoldForm(PortalForm):
    """Why it waits, and since when."""

    why = RadioField(
        label="Why?", choices=[(one.value, one.label[:1].upper() + one.label[1:]) for one in Why]
    )
    starts_on = DayField(label="Since when?", noun="The first day", not_after=localdate)


class EndHoldForm(PortalForm):
    """On which day it went on: that day is not held."""

    on = DayField(
        label="When did it go on?", noun="The day it was taken up again", not_after=localdate
    )


class LateForm(WordsOfWork):
    """Why the six months were passed."""

    guarded = ("reason",)

    reason = words(label="Why were the six months passed?", help_text=NO_NAMES)


class ThemeForm(OfGroup, WordsOfWork):
    """What local reviews teach."""

    guarded = ("title", "words")

    title = forms.CharField(
        label="Theme", max_length=200, help_text="About services, in a few words"
    )
    words = words(label="What is learned", help_text=NO_NAMES)
    group = _group()


class EndThemeForm(WordsOfWork):
    """Why it is a theme no more."""

    guarded = ("because",)

    because = reason()


class ActionForm(WordsOfWork):
    """An action of a board or group."""

    guarded = ("what",)

    board = forms.ModelChoiceField(
        Board.objects.none(), label="Board or group", empty_label="Choose a board or group"
    )
    owner_agency = forms.ModelChoiceField(
        Agency.objects.none(), label="Agency that owns it", empty_label="Choose an agency"
    )
    what = words(label="What is to be done")
    due_on = DayField(label="By when?", noun="The day")

    def __init__(
        self, *args: Any, boards: QuerySet[Board], agencies: QuerySet[Agency], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("board", boards), ("owner_agency", agencies)):
            field: Any = self.fields[name]
            field.queryset = rows
