"""Forms in plain words: a day in three boxes, choices as rows, errors that say what to do."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from partnership.ui.words import MONTHS, as_day, plain_day

FIRST_YEAR = 1800  # councils and forces are older than any case
LAST_YEAR = 2100

DayOrCall = date | Callable[[], date]
DayParts = tuple[str, str, str]


def lower_first(words: str) -> str:
    """For use inside a sentence; initials such as NHS keep their capitals."""
    if len(words) > 1 and words[1].isupper():
        return words
    return words[:1].lower() + words[1:]


def label_of(field: forms.Field, name: str) -> str:
    return str(field.label or name.replace("_", " ").capitalize())


# Words that begin a name or a clause which needs no article before it.
NO_ARTICLE = {
    *("a", "an", "the", "this", "your", "its", "their"),
    *("how", "what", "when", "where", "which", "who", "why"),
}


def with_article(label: str) -> str:
    """The label inside a sentence: "the reason", "your name", "what came of it"."""
    words = lower_first(label)
    return words if words.split(" ")[0] in NO_ARTICLE else f"the {words}"


def required_words(field: forms.Field, label: str) -> str:
    """What to do about an empty field whose label is a name, a question or begins with how, what…

    Any other label, such as "Closed on", reads as no English here: such a field has a sentence of
    its own, or a day its `noun` (tests/test_sentences.py asks every form).
    """
    label = getattr(field, "noun", "") or label
    is_choice = isinstance(field, forms.ChoiceField | forms.ModelChoiceField)
    if isinstance(field, forms.FileField):
        return "Choose a file"
    if label.endswith("?"):
        return f"Choose an answer to “{label}”" if is_choice else f"Answer “{label}”"
    if isinstance(field, forms.BooleanField):
        return f"Tick “{label}” to go on"
    return f"{'Choose' if is_choice else 'Enter'} {with_article(label)}"


class PlainWords:
    """Mixed into a form: errors in our words where a field has none of its own."""

    fields: dict[str, forms.Field]

    def speak_plainly(self) -> None:
        for name, field in self.fields.items():
            label = label_of(field, name)
            said = field.error_messages
            if said.get("required") is forms.Field.default_error_messages["required"]:
                said["required"] = required_words(field, label)
            if isinstance(said.get("invalid_choice"), Promise):
                said["invalid_choice"] = "Choose one of the answers in the list"
            if isinstance(field, forms.FileField):
                continue
            # These are filled in with the % operator, so a % in a label must be doubled.
            start = label.replace("%", "%%").rstrip("?")
            said.setdefault(
                "max_length",
                f"{start}: use %(limit_value)d characters or fewer. It has %(show_value)d",
            )
            said.setdefault(
                "min_length",
                f"{start}: use %(limit_value)d characters or more. It has %(show_value)d",
            )
            said.setdefault("min_value", f"{start}: enter %(limit_value)s or more")
            said.setdefault("max_value", f"{start}: enter %(limit_value)s or less")


class WholeWords(forms.BoundField):
    """A box that takes all that is pasted: a browser would cut it without a word.

    The server refuses what is too long and keeps it; the hint of long text says the most.
    """

    def __init__(self, form: forms.BaseForm, field: forms.Field, name: str) -> None:
        super().__init__(form, field, name)
        field.widget.attrs.pop("maxlength", None)
        most = getattr(field, "max_length", None)
        if most and isinstance(field.widget, forms.Textarea):
            before = f"{self.help_text}. " if self.help_text else ""
            self.help_text = f"{before}Up to {most:,} characters"


class PortalForm(PlainWords, forms.Form):
    """The form of every page.

    {{ form }} gives the error summary and the fields. A page that puts the summary above its
    heading uses {{ form.error_summary }} and {{ form.as_fields }}.
    """

    template_name = "ui/form.html"
    use_required_attribute = False
    bound_field_class = WholeWords
    # Name of a radio field: answer: names of the fields shown under that answer.
    reveals: Mapping[str, Mapping[str, tuple[str, ...]]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            shown: Any = field  # the stubs do not know template_name yet
            shown.template_name = shown.template_name or "ui/field.html"
            if type(field.widget) is forms.ClearableFileInput:
                self._use_plain_file_input(field)
        self.speak_plainly()
        for name, under in self.reveals.items():
            self.fields[name].widget.reveals = {
                answer: [self._revealed(other) for other in others]
                for answer, others in under.items()
            }

    def _revealed(self, name: str) -> Any:
        field: Any = self.fields[name]
        field.is_revealed = True
        return self[name]

    @staticmethod
    def _use_plain_file_input(field: forms.Field) -> None:
        # A stored file is replaced by an act of its own, not by a tick inside another form.
        widget = forms.FileInput(attrs=field.widget.attrs)
        widget.is_required = field.required
        field.widget = widget

    def as_fields(self) -> SafeString:
        return self.render("ui/fields.html")

    def error_summary(self) -> SafeString:
        return self.render("ui/error_summary.html")


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


class HintedChoices(forms.widgets.ChoiceWidget):
    """Rows with an optional second line: hints={value: text}."""

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        choices: Iterable[tuple[Any, Any]] = (),
        hints: Mapping[Any, str] | None = None,
    ) -> None:
        super().__init__(attrs, choices)
        self.hints: Mapping[Any, str] = hints or {}

    # Fields of the form that belong to one answer and are shown under it.
    reveals: Mapping[Any, list[Any]] = {}

    def create_option(
        self,
        name: str,
        value: Any,
        label: int | str,
        selected: bool,
        index: int,
        subindex: int | None = None,
        attrs: dict[str, Any] | None = None,
    ) -> dict[str, Any]:
        option = super().create_option(name, value, label, selected, index, subindex, attrs)
        by_words = {str(key): text for key, text in self.hints.items()}
        option["hint"] = by_words.get(str(value), "")
        option["reveal"] = self.reveals.get(value, [])
        return option


class Radios(HintedChoices, forms.RadioSelect):
    """One of several, as rows."""


class Checkboxes(HintedChoices, forms.CheckboxSelectMultiple):
    """Some of several, as rows."""


class HintedField(forms.Field):
    """Hands its hints on to the widget; they may be set on the field later too."""

    widget: Any

    def __init__(self, *, hints: Mapping[Any, str] | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.hints = hints or {}

    @property
    def hints(self) -> Mapping[Any, str]:
        return self.widget.hints

    @hints.setter
    def hints(self, hints: Mapping[Any, str]) -> None:
        self.widget.hints = hints


class RadioField(HintedField, forms.ChoiceField):
    widget = Radios


class CheckboxesField(HintedField, forms.MultipleChoiceField):
    widget = Checkboxes
