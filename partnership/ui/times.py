"""A time of day in one box: 2pm, 2:30 pm, 14:00, 12 noon."""

import re
from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

SHAPE = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s*(?P<half>am|pm|noon)?")


class TimeField(forms.CharField):
    """A time of day as people write it. Cleans to a time, or None for an empty box."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=20, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """What stands in the box."""
        return plain_time(value) if isinstance(value, time) else value

    def clean(self, value: Any) -> time | None:  # type: ignore[override]
        """raises: ValidationError in plain words."""
        typed = super().clean(plain_time(value) if isinstance(value, time) else value)
        if not typed:
            return None
        found = SHAPE.fullmatch(typed.strip().lower()) if typed.isascii() else None
        made = _time(found) if found else None
        if made is None:
            raise ValidationError("Write the time like 2pm, 2:30pm or 14:00")
        return made


def _time(found: re.Match[str]) -> time | None:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = found["half"]
    if half and not 1 <= hour <= 12 or half == "noon" and (hour, minute) != (12, 0):
        return None
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return time(hour, minute) if hour <= 23 and minute <= 59 else None


def plain_time(value: time | None) -> str:
    """2pm, 2:30pm, 12 noon."""
    if value is None:
        return ""
    if (value.hour, value.minute) == (12, 0):
        return "12 noon"
    hour = (value.hour - 1) % 12 + 1
    minutes = f":{value.minute:02}" if value.minute else ""
    return f"{hour}{minutes}{'am' if value.hour < 12 else 'pm'}"
