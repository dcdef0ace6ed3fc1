"""What is typed about national reports and what becomes of them here."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.db.models import QuerySet
from django.utils.timezone import localdate

from boards.models import Board
from partnership.ui.dayfield import DayField
from partnership.ui.editing import EditingForm
from partnership.ui.forms import RadioField
from partnership.ui.identities import WordsOfWork
from reviews.findings.forms.boxes import agency_box, offer, sentences
from reviews.findings.models import Status
from reviews.findings.services.national import Stand

# The first national inquiry into the death of a child in care reported in that year.
FIRST = date(1945, 1, 1)
NO_ADDRESS = "Enter an address that begins with https://"
ADDRESS = URLValidator(["https"], message=NO_ADDRESS)


class ReportForm(WordsOfWork):
    """A national or thematic review, or a letter of the Panel."""

    guarded = ()

    title = forms.CharField(label="Title", max_length=150)
    publisher = forms.CharField(
        label="Who published it?",
        max_length=120,
        help_text="Such as: Child Safeguarding Practice Review Panel",
    )
    out_on = DayField(
        label="When was it published?",
        noun="The day of publication",
        not_before=FIRST,
        not_after=localdate,
    )
    link = forms.URLField(
        label="Address of the report",
        required=False,
        max_length=500,
        assume_scheme="https",
        validators=[ADDRESS],
        error_messages={"invalid": NO_ADDRESS},
        help_text="Begins with https://",
    )


class NationalForm(WordsOfWork):
    """One thing that a report recommends."""

    guarded = ("words",)

    number = forms.IntegerField(
        label="Number in the report", min_value=1, max_value=999, widget=forms.NumberInput
    )
    words = sentences("Recommendation", 2000, help_text="In your own words, or as it is printed")


class StandForm(WordsOfWork, EditingForm):
    """What the partnership makes of it, and who answers for it."""

    guarded = ("said",)

    status = RadioField(
        label="How far is it here?",
        choices=[one for one in Status.choices if one[0] != Status.UNREAD],
    )
    said = sentences(
        "What is said of it",
        4000,
        required=False,
        help_text="Owed where it is not for us (why) and where it is done (what changed)",
    )
    board = forms.ModelChoiceField(
        Board.objects.none(),
        label="Board or group that owns it",
        required=False,
        empty_label="Nobody yet",
    )
    agency = agency_box("Agency that leads on it", "No single agency", required=False)

    def __init__(
        self, *args: Any, boards: QuerySet[Any], agencies: QuerySet[Any], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "board", boards)
        offer(self, "agency", agencies)

    def stand(self) -> Stand:
        """What the service takes."""
        names = ("status", "said", "board", "agency")
        return Stand(**{name: self.cleaned_data[name] for name in names})
