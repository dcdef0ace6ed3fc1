"""What is typed about incidents, and days that are said or corrected."""

from typing import Any

from django import forms
from django.utils.timezone import localdate

from boards.models import Board
from boards.models.board import Remit
from partnership.agencies.models import Agency
from partnership.ui.dayfield import DayField
from partnership.ui.editing import EditingForm
from partnership.ui.forms import PortalForm, RadioField
from reviews.forms.boxes import words
from reviews.models import Ground
from reviews.services.incidents import councils_of


class IncidentForm(PortalForm):
    """A serious incident becomes known."""

    ground = RadioField(
        label="Why is it notified?",
        choices=Ground.choices,
        hints={
            Ground.SERIOUS: "Children Act 2004 s16C(1). A rapid review follows",
            Ground.SERIOUS_LOOKED_AFTER: "Both notices go by one form. A rapid review follows",
            Ground.LOOKED_AFTER: "Children Act 1989 Sch 2 para 20. No rapid review by itself",
            Ground.CARE_LEAVER: "Working Together 2023. No rapid review by itself",
        },
    )
    council = RadioField(label="Council whose area it is")
    became_aware_on = DayField(
        label="When did the council become aware?",
        help_text="Days are counted from it; it is day 0 itself",
        noun="The day the council knew",
        error_messages={"required": "Enter the day the council became aware"},
        not_after=localdate,
    )
    what_happened = words(
        label="What happened, without names",
        help_text="No names, dates of birth or addresses: other systems hold those",
    )

    def __init__(self, *args: Any, board: Board, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if board.remit == Remit.ADULTS:  # of an adult nobody is notified
            del self.fields["ground"]
        self.councils = {str(row.pk): row for row in councils_of(board, localdate())}
        self.fields["council"].choices = [(pk, agency.name) for pk, agency in self.councils.items()]  # type: ignore[attr-defined]

    def clean_council(self) -> Agency:
        """The agency itself."""
        return self.councils[self.cleaned_data["council"]]


class DayForm(EditingForm):
    """One day on which something was done; `initial` holds the day that is recorded, if one is."""

    on = DayField(label="When?", noun="The day", not_after=localdate)

    def __init__(self, *args: Any, label: str, noun: str, hint: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["on"]
        field.label, field.help_text, field.noun = label, hint, noun  # type: ignore[attr-defined]
        field.error_messages["required"] = f"Enter {noun[0].lower()}{noun[1:]}"


class CorrectDayForm(DayForm):
    """A recorded day was wrong."""

    because = forms.CharField(label="Why is the recorded day corrected?", max_length=150)
