"""What is typed about findings, their themes and early learning."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.timezone import localdate

from boards.forms import reason
from partnership.ui.dayfield import DayField
from partnership.ui.editing import EditingForm
from partnership.ui.forms import PortalForm
from partnership.ui.identities import ReferencesOnly, WordsOfWork
from reviews.findings.forms.boxes import NO_NAMES, offer, sentences
from reviews.findings.models import LearningTheme
from reviews.findings.services.learning import Found


class FindingForm(ReferencesOnly):
    """What a review teaches."""

    guarded: tuple[str, ...] = ("words",)

    words = sentences("What was learned", 4000, rows=6, help_text=NO_NAMES)
    theme = forms.ModelChoiceField(
        LearningTheme.objects.none(), label="Theme", empty_label="Choose a theme"
    )
    found_on = DayField(
        label="When was it found?",
        noun="The day of the finding",
        not_after=localdate,
        help_text="Its year is the one under which it is counted",
    )
    early = forms.BooleanField(
        label="Share it before the report",
        required=False,
        help_text="It is suggested for the group’s agenda until it says with whom it was shared",
    )

    def __init__(self, *args: Any, themes: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "theme", themes)

    def found(self) -> Found:
        """What the service takes."""
        names = ("words", "theme", "found_on", "early")
        return Found(**{name: self.cleaned_data[name] for name in names})


class ChangeFindingForm(FindingForm, EditingForm):
    """A finding is corrected."""

    because = reason()


class BecauseForm(WordsOfWork):
    """Why something is struck, withdrawn or called back."""

    guarded = ("because",)

    because = forms.CharField(label="Reason", max_length=200)


class SharedForm(WordsOfWork):
    """Learning was shared before the report."""

    guarded = ("to_whom", "how")

    shared_on = DayField(
        label="When was it shared?", noun="The day it was shared", not_after=localdate
    )
    to_whom = forms.CharField(
        label="With whom was it shared?",
        max_length=200,
        help_text="Agencies, teams or a meeting, such as: all safeguarding leads",
    )
    how = forms.CharField(
        label="How was it shared?", max_length=200, help_text="Such as: a briefing, by e-mail"
    )


class ThemeForm(WordsOfWork):
    """A theme of the partnership."""

    guarded = ("name",)

    name = forms.CharField(label="Name of the theme", max_length=80)


class RetireForm(PortalForm):
    """Why no new finding takes the theme."""

    because = forms.CharField(label="Why is it retired?", max_length=200)
