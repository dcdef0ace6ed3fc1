"""Links beside "Why can I see this?" for those who answer for an object."""

from typing import Any

from django import template
from django.db.models import Model
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from partnership.access import services

register = template.Library()


@register.filter
def label(obj: Model) -> str:
    """What addresses call the kind of this object: "reviews.Review"."""
    return obj._meta.label


@register.inclusion_tag("access/_marking.html")
def marking(obj: object) -> dict[str, str]:
    """That something is restricted and why, in words; nothing for what is not (features X5)."""
    names = ("marking", "marked_because")
    return {name: getattr(obj, name, "") for name in names}


@register.filter
def log_of(obj: Model) -> str:
    """What the addresses of its logs as files call this object: "reviews-Review-12"."""
    return f"{obj._meta.app_label}-{obj._meta.object_name}-{obj.pk}"


@register.simple_tag(takes_context=True)
def keeper_links(context: dict[str, Any], obj: Model) -> SafeString | str:
    """Links to the changes of an object and to who opened it; nothing for whoever only looks.

    Rights that the page has asked for already stand in its `rights`.
    """
    if not services.keeps(context["request"].user, obj, context.get("rights")):
        return ""
    pages = [("changes", "Changes")]
    if getattr(obj, "readings_are_kept", False):
        pages.append(("readings", "Who opened it"))
    links = [
        (reverse(f"access:{page}", args=[obj._meta.label, obj.pk]), words) for page, words in pages
    ]
    return format_html_join("", ' <a href="{}">{}</a>', links)
