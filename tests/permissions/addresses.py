"""Every address of the portal, by its name."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver


def named_pages(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of the portal with its name, in all namespaces."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inside = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from named_pages(entry, inside)
        else:
            yield f"{space}{entry.name}", entry


NAMED = dict(named_pages(get_resolver()))
