"""Which days the numbers are of."""

from datetime import date
from typing import Any

from boards.forms import OneLineDayField
from boards.yearplan.years import Year
from partnership.ui.forms import PortalForm
from partnership.ui.words import plain_day


class PeriodForm(PortalForm):
    """From a first day to a last; an empty box, or one we cannot read, means that of the year."""

    since = OneLineDayField(label="From", required=False, max_length=30)
    until = OneLineDayField(label="Until", required=False, max_length=30)

    def clean(self) -> dict[str, Any]:
        """It does not end before it begins."""
        data = super().clean() or {}
        since, until = data.get("since"), data.get("until")
        if since and until and until < since:
            self.add_error("until", "The last day is before the first")
        return data

    def days(self, year: Year) -> tuple[date, date]:
        """The first and last day to show: those typed, else those of the year."""
        if not self.is_valid():
            return year.starts_on, year.ends_on
        since = self.cleaned_data.get("since") or year.starts_on
        until = self.cleaned_data.get("until") or max(year.ends_on, since)
        return min(since, until), until

    def shown(self, year: Year) -> dict[str, str]:
        """What stands in the boxes: what was typed where it is wrong, else the days."""
        if self.errors:
            return {name: str(self[name].value() or "") for name in self.fields}
        first, last = self.days(year)
        return {"since": plain_day(first), "until": plain_day(last)}
