"""Forms that change what stands: two people at once lose nothing (features X20).

The form carries what stood when it was opened. On the way back each field is compared: what only
the other person changed is taken over, what only this one changed is kept, and what both changed is
put to the reader with both values.
"""

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

from django import forms
from django.core import signing
from django.db.models import Model

from partnership.ui.dayfield import DayWidget
from partnership.ui.forms import PortalForm, label_of
from partnership.ui.times import plain_time
from partnership.ui.words import plain_day

OPENED = "opened"
SALT = "partnership.ui.editing"


class EditingForm(PortalForm):
    """A form about rows that exist. `initial` is what stands at this very moment."""

    data: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[OPENED] = forms.CharField(widget=forms.HiddenInput, required=False)
        self.standing = {
            name: plainly(self.get_initial_for_field(field, name))
            for name, field in self.fields.items()
            if name != OPENED
        }
        self.initial[OPENED] = signing.dumps(self.standing, salt=SALT, compress=True)

    def clean(self) -> dict[str, Any]:
        """Merge field by field; a field that both changed is refused once, with both values."""
        data = {**(super().clean() or {})}
        opened = _opened(data.pop(OPENED, ""))
        moved = {name for name, now in self.standing.items() if opened.get(name, now) != now}
        if moved:
            self.data = self.data.copy()
            self.data[self.add_prefix(OPENED)] = self.initial[OPENED]
        for name in moved:
            if not self._touched(name, opened[name]):
                data[name] = self._taken_over(name)
            elif plainly(data.get(name)) != self.standing[name]:
                self._tell_both(name)
        return data

    def _touched(self, name: str, opened: Any) -> bool:
        """Whether this person changed the field since they opened the form."""
        return plainly(self.cleaned_data.get(name)) != opened or name in self.errors

    def _taken_over(self, name: str) -> Any:
        """What the other person made of it, also in the box if the form is shown again."""
        field = self.fields[name]
        value = self.get_initial_for_field(field, name)
        value = getattr(value, "pk", value)
        if isinstance(field.widget, DayWidget):
            parts = field.widget.format_value(value)
            for part, typed in zip(("day", "month", "year"), parts, strict=True):
                self.data[f"{self.add_prefix(name)}_{part}"] = typed
        elif isinstance(value, list | tuple):
            self.data.setlist(self.add_prefix(name), [str(one) for one in value])
        else:
            self.data[self.add_prefix(name)] = "" if value in (None, False) else str(value)
        return field.clean(value)

    def _tell_both(self, name: str) -> None:
        field = self.fields[name]
        words = _words(field, self.standing[name])
        self.add_error(
            name,
            f"{label_of(field, name)}: somebody else changed this to “{words}” while you had the "
            "page open. Yours is in the box: save again to keep yours.",
        )


def plainly(value: Any) -> Any:
    """The value as JSON holds it, so that two of them can be compared."""
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, list | tuple | set):
        return [plainly(one) for one in value]
    if isinstance(value, str):
        return "\n".join(value.splitlines())  # a browser sends line ends of its own
    return "" if value is None else value


def _opened(signed: str) -> Mapping[str, Any]:
    """What stood when the form was opened; nothing to compare with where that was tampered with."""
    try:
        found: dict[str, Any] = signing.loads(signed, salt=SALT)
    except signing.BadSignature:
        return {}
    return found


def _words(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ChoiceField):
        for key, label in _flat(field.choices):
            if str(key) == str(value):
                return str(label)
    try:
        return plain_day(date.fromisoformat(value))
    except (TypeError, ValueError):
        pass
    try:
        return plain_time(time.fromisoformat(value))
    except (TypeError, ValueError):
        return str(value) or "nothing"


def _flat(choices: Any) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []
    for key, label in choices:
        found += _flat(label) if isinstance(label, list | tuple) else [(key, label)]
    return found
