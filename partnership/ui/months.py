"""A day of which perhaps only the month is known: the same three boxes, the first may be empty."""

from datetime import date
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError

from partnership.ui.dayfield import DayField
from partnership.ui.words import known_day


class KnownDay(NamedTuple):
    """A day and how exactly it is known: "day", or "month" with the month's first day."""

    day: date
    known_to: str

    def __str__(self) -> str:
        return known_day(self.day, self.known_to)

    def isoformat(self) -> str:
        """For forms that compare what stands with what was typed."""
        return f"{self.day.isoformat()} {self.known_to}"


class DayOrMonthField(DayField):
    """A day, or a month whose day nobody knows. Cleans to a KnownDay."""

    def to_python(self, value: Any) -> Any:
        """raises: ValidationError in plain words."""
        if isinstance(value, KnownDay):
            return value
        parts = [str(part).strip() for part in value or ()]
        if len(parts) == 3 and not parts[0] and parts[1] and parts[2]:
            found = super().to_python(("1", *parts[1:]))
            return KnownDay(found, "month") if found else None
        found = super().to_python(value)
        return KnownDay(found, "day") if found else None

    def validate(self, value: Any) -> None:
        """The limits are those of the day, or of the month's first day."""
        super().validate(value.day if value else value)

    def prepare_value(self, value: Any) -> Any:
        """What stands in the boxes."""
        if not isinstance(value, KnownDay):
            return value
        day = "" if value.known_to == "month" else value.day.day
        return (day, value.day.month, value.day.year)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another day or month was typed."""
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True
