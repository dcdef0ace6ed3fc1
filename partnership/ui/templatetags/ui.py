"""Days and tags for templates, and what the form templates need to know of a field."""

from datetime import date, datetime

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString

from partnership.ui import words
from partnership.ui.forms import DayWidget

register = template.Library()

TINTS = ("", "red", "amber", "green", "blue", "plum", "solid-red", "out")


@register.simple_tag
def day(value: date | datetime | None) -> SafeString | str:
    """A day in words that machines can read too."""
    if not value:
        return "not recorded"
    found = words.as_day(value)
    return format_html('<time datetime="{}">{}</time>', found.isoformat(), words.plain_day(found))


@register.simple_tag
def known(value: date | None, known_to: str) -> SafeString | str:
    """A day as `day` gives it; or its month, where nobody knows the day."""
    if not value or known_to != "month":
        return day(value)
    shown = words.known_day(value, known_to)
    return format_html('<time datetime="{}">{}</time>, day not known', f"{value:%Y-%m}", shown)


@register.simple_tag
def tag(text: str, tint: str = "") -> SafeString:
    """A state in a word; the tint only repeats it."""
    if tint not in TINTS:
        raise ValueError(f"No tag has the tint {tint!r}.")
    if not tint:
        return format_html('<span class="tag">{}</span>', text)
    return format_html('<span class="tag tag--{}">{}</span>', tint, text)


@register.filter
def plain_day(value: date | datetime | None) -> str:
    return words.plain_day(value) if value else "not recorded"


@register.filter
def day_words(value: date | datetime | None) -> str:
    return words.day_words(value) if value else "not recorded"


@register.filter
def first_input(field: BoundField) -> str:
    """The id a link in the error summary should lead to."""
    if field.is_hidden or not field.auto_id:
        return "main"
    widget = field.field.widget
    own_id = widget.attrs.get("id") or field.auto_id
    if isinstance(widget, DayWidget):
        return f"{own_id}_day"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return f"{own_id}_0"
    return field.id_for_label or own_id
