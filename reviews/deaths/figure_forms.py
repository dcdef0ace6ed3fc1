"""What is typed of figures of a period, and of the panel's report."""

from datetime import date
from typing import Any

from django import forms
from django.utils.timezone import localdate

from boards.forms import reason
from partnership.ui.dayfield import DayField
from partnership.ui.editing import EditingForm
from partnership.ui.forms import PortalForm
from partnership.ui.identities import WordsOfWork
from reviews.deaths.models import Category, Length
from reviews.forms.boxes import words
from reviews.quarters import quarter_words, quarters_until, year_words, years_until

FIRST_SOURCE = date(2000, 1, 1)
PAST_QUARTERS, PAST_YEARS = 20, 10
NOTE = "Leave it empty where the source does not say"


def _count(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=9999, help_text=NOTE
    )


def periods(today: date) -> list[tuple[str, Any]]:
    """Quarters and years that figures can be of, the newest first."""
    quarters = [
        (f"{Length.QUARTER}:{start.isoformat()}", quarter_words(start))
        for start in quarters_until(today, PAST_QUARTERS)
    ]
    years = [
        (f"{Length.YEAR}:{start.isoformat()}", year_words(start))
        for start in reversed(years_until(today, PAST_YEARS))
    ]
    return [("", "Choose a quarter or a year"), ("Quarters", quarters), ("Financial years", years)]


class Numbers(PortalForm):
    """The numbers of a period with their source."""

    notified = _count("Deaths notified")
    reviewed = _count("Deaths reviewed by the panel")
    modifiable = _count("Of those reviewed, with modifiable factors")
    source = forms.CharField(
        label="Source", max_length=300, help_text="For example: export of the national database"
    )
    source_on = DayField(
        label="Date of the source",
        noun="The date of the source",
        not_after=localdate,
        not_before=FIRST_SOURCE,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, label in Category.choices:
            box = forms.IntegerField(
                label=f"Category {code}: {label}", required=False, min_value=0, max_value=9999
            )
            box.template_name = "ui/field.html"  # type: ignore[attr-defined]
            self.fields[f"category_{code}"] = box
        self.speak_plainly()

    def clean(self) -> dict[str, Any]:
        """The categories together: those that have a number."""
        data: dict[str, Any] = {**(super().clean() or self.cleaned_data)}
        found = {str(code): data.pop(f"category_{code}", None) for code in Category.values}
        data["by_category"] = {code: number for code, number in found.items() if number}
        return data


class EnterForm(Numbers):
    """Figures of a period that has none yet."""

    period = forms.ChoiceField(label="Period")
    of = forms.CharField(
        label="Of which children",
        required=False,
        max_length=120,
        help_text="Empty: of all; else for example the area the source is limited to",
    )
    field_order = ("period", "of", "notified", "reviewed", "modifiable")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"].choices = periods(today)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The period as its length and first day."""
        data = super().clean()
        length, _, start = (data.pop("period", "") or "").partition(":")
        if start:
            data["length"], data["starts_on"] = length, date.fromisoformat(start)
        return data


class CorrectForm(Numbers, EditingForm):
    """The same, corrected with a reason."""

    because = reason()

    def clean(self) -> dict[str, Any]:
        """Merged with what stands, then the categories together."""
        return Numbers.clean(self)


class ReportWords(WordsOfWork):
    """The words of a year's report; the detector looks at each."""

    guarded: tuple[str, ...] = ("title", "done", "effective", "learning")

    title = forms.CharField(label="Title", max_length=200)
    done = words(label="What was done", help_text="In both editions")
    effective = words(label="How effective it was", help_text="In both editions")
    learning = words(label="What was learned", required=False, help_text="In both editions")
    for_professionals = words(
        label="For professionals alone",
        required=False,
        help_text="Not in the public edition. No names here either",
    )


class BeginReportForm(ReportWords):
    """Which year it is about, and its words."""

    guarded = (*ReportWords.guarded, "for_professionals")
    starts_on = forms.ChoiceField(label="Financial year")
    field_order = ("starts_on",)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = [(one.isoformat(), year_words(one)) for one in years_until(today, PAST_YEARS)]
        self.fields["starts_on"].choices = found[::-1]  # type: ignore[attr-defined]

    def clean_starts_on(self) -> date:
        """The first day of that year."""
        return date.fromisoformat(self.cleaned_data["starts_on"])


class ChangeReportForm(ReportWords, EditingForm):
    """Its words; a check of the public edition has to be made anew."""

    guarded = (*ReportWords.guarded, "for_professionals")
    because = reason()


class CheckForm(PortalForm):
    """One has looked through the public edition."""

    looked = forms.BooleanField(
        label="I have looked at each line above and at the public edition as a whole: it tells "
        "nobody who a child was"
    )


class WithdrawForm(WordsOfWork):
    """Why the public edition is taken off."""

    guarded = ("because",)
    because = reason()


class SureForm(PortalForm):
    """An act that asks for nothing more."""
