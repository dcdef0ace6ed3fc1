"""A day in three boxes, and what its errors say."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from partnership.ui.words import MONTHS, as_day, plain_day

FIRST_YEAR = 1800  # councils and forces are older than any case
LAST_YEAR = 2100

DayOrCall = date | Callable[[], date]
DayParts = tuple[str, str, str]


class DayWidget(forms.Widget):
    """Three boxes: <name>_day, <name>_month, <name>_year."""

    template_name = "ui/widgets/day.html"
    use_fieldset = True
    parts = (("day", "Day", "date"), ("month", "Month", "month"), ("year", "Year", "year"))

    def value_from_datadict(
        self, data: Mapping[str, Any], files: Mapping[str, Any], name: str
    ) -> DayParts:
        day, month, year = (str(data.get(f"{name}_{part}") or "") for part, _, _ in self.parts)
        return day, month, year

    def value_omitted_from_data(
        self, data: Mapping[str, Any], files: Mapping[str, Any], name: str
    ) -> bool:
        return all(f"{name}_{part}" not in data for part, _, _ in self.parts)

    def format_value(self, value: Any) -> DayParts:
        if isinstance(value, date):
            found = as_day(value)
            return str(found.day), str(found.month), str(found.year)
        if isinstance(value, tuple | list) and len(value) == 3:
            day, month, year = (str(part) for part in value)
            return day, month, year
        return "", "", ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        widget = context["widget"]
        given = widget["attrs"]
        shared = {key: given[key] for key in ("aria-invalid", "disabled") if key in given}
        base_id = given.get("id") or f"id_{name}"
        widget["boxes"] = [
            {
                "id": f"{base_id}_{part}",
                "name": f"{name}_{part}",
                "label": label,
                "size": size,
                "value": typed,
                "attrs": shared,
                # Months may be typed as names, so that box must offer letters too.
                "numeric": part != "month",
            }
            for (part, label, size), typed in zip(self.parts, widget["value"], strict=True)
        ]
        return context

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_day" if id_ else id_


def month_number(words: str) -> int | None:
    """12 for 12, Dec, dec. or december."""
    if words.isascii() and words.isdigit():
        return int(words) if len(words) <= 2 else 0
    start = words.rstrip(".").lower()
    if len(start) < 3:
        return None
    return next(
        (n for n, name in enumerate(MONTHS, start=1) if name.lower().startswith(start)), None
    )


class DayField(forms.Field):
    """A day. `noun` is what its errors call it where the label is no name: "The day sent"."""

    widget = DayWidget
    default_error_messages = {
        "partly": "Enter the day, month and year",
        "not_numbers": "Use numbers, for example 7 12 2026",
        "year": f"The year must be four digits between {FIRST_YEAR} and {LAST_YEAR}",
    }

    def __init__(
        self,
        *,
        noun: str = "",
        not_after: DayOrCall | None = None,
        not_before: DayOrCall | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.noun = noun
        self.not_after = not_after
        self.not_before = not_before

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, date):
            return as_day(value)
        parts = [str(part).strip() for part in value or ()]
        if not any(parts):
            return None
        if len(parts) != 3 or not all(parts):
            raise ValidationError(self.error_messages["partly"], code="partly")
        return self._real_day(*parts)

    def _real_day(self, day: str, month: str, year: str) -> date:
        number = month_number(month)
        if number is None or not all(part.isascii() and part.isdigit() for part in (day, year)):
            raise ValidationError(self.error_messages["not_numbers"], code="not_numbers")
        if len(year) != 4 or not FIRST_YEAR <= int(year) <= LAST_YEAR:
            raise ValidationError(self.error_messages["year"], code="year")
        try:
            return date(int(year), number, int(day[:3]))
        except ValueError:
            name = MONTHS[number - 1] if 1 <= number <= 12 else month
            shown = day.lstrip("0") or "0"
            raise ValidationError(
                f"{shown[:4]} {name[:9]} {year} is not a real date", code="not_real"
            ) from None

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is None:
            return
        label = str(self.label or "")
        noun = self.noun or ("The date" if not label or label.endswith("?") else label)
        if self.not_after is not None:
            limit, words = self._limit(self.not_after)
            if value > limit:
                raise ValidationError(f"{noun} cannot be after {words}", code="not_after")
        if self.not_before is not None:
            limit, words = self._limit(self.not_before)
            if value < limit:
                raise ValidationError(f"{noun} cannot be before {words}", code="not_before")

    @staticmethod
    def _limit(limit: DayOrCall) -> tuple[date, str]:
        if callable(limit):
            found = as_day(limit())
            # A limit that is asked for each time is today; a fixed one is only a day.
            return found, f"today, {plain_day(found)}"
        return as_day(limit), plain_day(limit)

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True
