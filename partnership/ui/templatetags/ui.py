"""Days and tags for templates, and what the form templates need to know of a field."""

from datetime import date, datetime, time
from functools import lru_cache

from django import forms, template
from django.forms.boundfield import BoundField
from django.template.context import Context
from django.template.exceptions import TemplateDoesNotExist
from django.template.loader import get_template
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from partnership.ui import money, times, words
from partnership.ui.dayfield import DayWidget
from partnership.ui.forms import lower_first
from partnership.ui.glossary import anchor_of, meaning_of
from partnership.ui.typed import FIELD, typed_by

register = template.Library()

TINTS = ("", "red", "amber", "green", "blue", "plum", "solid-red", "out")


@register.simple_tag
def day(value: date | datetime | None) -> SafeString | str:
    """A day in words that machines can read too."""
    if not value:
        return "not recorded"
    return _day(words.as_day(value))


@lru_cache(4_000)  # a page of figures shows hundreds, the same few over and over
def _day(found: date) -> SafeString:
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


@register.simple_tag(takes_context=True)
def who_types(context: template.Context) -> SafeString:
    """The hidden field by which a form is kept for its writer when their session ends."""
    signed = typed_by(context["request"].user)
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, signed)


register.filter(lower_first)


@register.filter
def plain_day(value: date | datetime | None) -> str:
    return words.plain_day(value) if value else "not recorded"


@register.filter
def plain_time(value: time | None) -> str:
    return times.plain_time(value)


@register.filter
def clock_time(value: datetime) -> str:
    """The hour of a moment, here."""
    return times.plain_time(timezone.localtime(value).time())


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


@register.simple_tag
def term(short: str) -> SafeString:
    """An acronym as a link to its entry in the glossary; heard with what it stands for.

    raises: KeyError for a term that the glossary does not hold.
    """
    return format_html(
        '<a class="term" href="{}#{}">{}<span class="vh"> ({})</span></a>',
        reverse("glossary:words"),
        anchor_of(short),
        short,
        meaning_of(short),
    )


@register.simple_tag(takes_context=True)
def help_here(context: Context) -> SafeString | str:
    """The help of this page, folded, if templates/help/<namespace>/<name>.html is written."""
    match = getattr(context.get("request"), "resolver_match", None)
    if match is None or not match.url_name:
        return ""
    try:
        words_of_help = get_template(f"help/{match.view_name.replace(':', '/')}.html")
    except TemplateDoesNotExist:
        return ""
    return words_of_help.render(dict(context.flatten()))  # type: ignore[arg-type]


@register.filter
def pounds(pence: int) -> str:
    """Pence as people read them: £1,250.50."""
    return money.pounds(pence)
