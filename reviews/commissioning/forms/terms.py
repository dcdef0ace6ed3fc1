"""What is typed about terms of reference."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.timezone import localdate

from boards.models import Board
from partnership.agencies.models import Agency
from partnership.ui.forms import CheckboxesField
from partnership.ui.identities import WordsOfWork
from partnership.ui.months import DayOrMonthField
from reviews.commissioning.forms.commission import day
from reviews.commissioning.services.scoping import Scope
from reviews.forms.boxes import words

OLDEST = date(1900, 1, 1)  # no life that a review looks at began before
MONTH = "Leave the day empty where only the month is known"


class TermsForm(WordsOfWork):
    """The next version: the period, the questions, who takes part."""

    guarded = ("questions", "why_new")

    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    period_from = DayOrMonthField(
        label="Period from",
        noun="The beginning of the period",
        help_text=MONTH,
        not_after=localdate,
        not_before=OLDEST,
    )
    period_to = DayOrMonthField(
        label="Period to",
        noun="The end of the period",
        help_text=MONTH,
        not_after=localdate,
        not_before=OLDEST,
    )
    questions = words(
        rows=8,
        label="Questions",
        help_text="What the review is to answer, each on a line. References, no names",
    )
    agencies = CheckboxesField(label="Agencies that take part")
    why_new = forms.CharField(label="Why there is another version", max_length=300)

    def __init__(self, *args: Any, agencies: Iterable[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {str(row.pk): row for row in agencies}
        fields: dict[str, Any] = self.fields
        fields["agencies"].choices = [(pk, row.name) for pk, row in self.offered.items()]
        if not self.initial.get("after"):
            del self.fields["why_new"]

    def clean_agencies(self) -> list[Agency]:
        """The agencies themselves."""
        return [self.offered[pk] for pk in self.cleaned_data["agencies"]]

    def clean(self) -> dict[str, Any]:
        """What the service takes."""
        data: dict[str, Any] = {**(super().clean() or {})}
        if self.errors:
            return data
        after = data.pop("after") or 0
        return {"after": after, "scope": Scope(**data)}


class ApproveForm(WordsOfWork):
    """Who approved the version."""

    guarded = ("how",)

    board = forms.ModelChoiceField(
        Board.objects.none(),
        label="Board or group",
        required=False,
        empty_label="None of these: said below",
    )
    how = forms.CharField(
        label="Who else, or how",
        max_length=200,
        required=False,
        help_text="For example: the panel at its first meeting",
    )
    on = day("When?", "The day of the approval")

    def __init__(self, *args: Any, boards: QuerySet[Board], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["board"]
        field.queryset = boards
