"""What people type about the measures of a plan."""

from datetime import date

from django import forms
from django.utils import timezone

from partnership.ui.dayfield import DayField
from partnership.ui.identities import WordsOfWork

EARLIEST = date(1900, 1, 1)  # a baseline may be older than the plan, but no return is older
NO_NAMES = "No names of children or adults"


class ReadingForm(WordsOfWork):
    """What a measure read on a day."""

    guarded = ("words", "source")

    as_at = DayField(
        label="As at",
        noun="The day",
        not_before=EARLIEST,
        not_after=timezone.localdate,
        initial=timezone.localdate,
    )
    figure = forms.DecimalField(
        label="Figure",
        max_digits=14,
        decimal_places=2,
        required=False,
        help_text="Leave it empty where the measure is no number",
    )
    unit = forms.CharField(
        label="Of what", max_length=60, required=False, help_text="For example, % or children"
    )
    words = forms.CharField(
        label="In words", max_length=500, required=False, widget=forms.Textarea, help_text=NO_NAMES
    )
    source = forms.CharField(
        label="Where does it stand?",
        max_length=300,
        help_text="The report, return or audit that it is taken from",
    )


class StrikeForm(WordsOfWork):
    """Why a reading was a slip."""

    guarded = ("because",)

    because = forms.CharField(label="Reason", max_length=300)
