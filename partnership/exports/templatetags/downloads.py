"""{% downloads "incidents" %}: the line of downloads under the head of a list."""

from typing import Any

from django import template

from partnership.exports.formats import Format
from partnership.exports.wanted import wanted

register = template.Library()


@register.inclusion_tag("exports/_links.html", takes_context=True)
def downloads(context: dict[str, Any], code: str, of: object = "") -> dict[str, Any]:
    """The list in every format, with the filter of the page; nothing for who is not signed in.

    raises: NoSuchList when no list of this code is offered, so that a slip shows in any test.
    """
    request = context["request"]
    found = [wanted(code, format, str(of), request.GET) for format in Format]
    if not request.user.is_authenticated:
        return {}
    return {
        "title": found[0].list.title,
        "links": [(one.format.label, one.address) for one in found],
    }
