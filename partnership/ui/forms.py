"""Forms in plain words: choices as rows, errors that say what to do."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.safestring import SafeString


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
