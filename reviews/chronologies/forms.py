"""What people type about a chronology: which entries to see, why one is struck, which file."""

from collections.abc import Iterable
from typing import Any

from django import forms

from partnership.agencies.models import Agency
from partnership.ui.dayfield import DayField
from partnership.ui.forms import PortalForm
from partnership.ui.identities import ReferencesOnly
from reviews.chronologies.timeline import SIGNIFICANT, STRUCK, Filter

SHOWS = (
    ("", "What stands"),
    (SIGNIFICANT, "What is marked as significant"),
    (STRUCK, "What stands and what is struck"),
)


class FilterForm(PortalForm):
    """Which entries to see."""

    agency = forms.ChoiceField(label="Agency", required=False, choices=())
    since = DayField(label="From", required=False)
    until = DayField(label="Until", required=False)
    show = forms.ChoiceField(label="Show", required=False, choices=SHOWS)

    def __init__(self, *args: Any, agencies: Iterable[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["agency"]
        field.choices = [("", "All agencies"), *((str(one.pk), str(one)) for one in agencies)]

    def chosen(self) -> Filter:
        """The filter; what cannot be read filters nothing, and the form says so."""
        self.is_valid()
        data = getattr(self, "cleaned_data", {})
        return Filter(
            agency=int(data["agency"]) if data.get("agency") else None,
            since=data.get("since"),
            until=data.get("until"),
            show=data.get("show") or "",
        )


class StrikeForm(ReferencesOnly):
    """Why an entry is struck."""

    guarded = ("because",)

    because = forms.CharField(label="Why is it struck?", max_length=200)


class ApplyForm(PortalForm):
    """That somebody has looked at what the sheet tells."""

    sure = forms.BooleanField(
        label="I have looked through the lines: they tell nobody who the child or adult is"
    )
