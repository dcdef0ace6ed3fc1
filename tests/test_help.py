"""Help with a page stands where the page's name says, and the pages that people work on have it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import URLResolver, get_resolver, reverse

from tests.factories import World, meeting

HELP = Path(settings.BASE_DIR) / "templates" / "help"
# The lists and things of the rooms around meetings and registers.
HELPED = {
    "meetings": (
        "agenda",
        "item",
        "issue",
        "minutes",
        "minute_item",
        "decisions",
    ),
    "attendance": (
        "register",
        "quorum",
    ),
    "yearplan": (
        "year",
        "plan",
    ),
    "actions": (
        "register",
        "action",
        "mine",
    ),
    "challenges": (
        "register",
        "challenge",
    ),
    "differences": (
        "register",
        "difference",
        "raise_one",
    ),
    "plan": (
        "plans",
        "plan",
        "action",
    ),
    "owed": (
        "year",
        "expectation",
    ),
    "risks": (
        "register",
        "risk",
    ),
    "policies": (
        "register",
        "document",
        "list",
        "review",
        "learning",
    ),
    "sharing": (
        "agreements",
        "disclosures",
        "requests",
    ),
    "relevant": (
        "reviews",
        "review",
    ),
    "interests": (
        "register",
        "of_meeting",
    ),
}
NAMES = sorted(f"{room}:{page}" for room, pages_of in HELPED.items() for page in pages_of)


def pages(resolver: URLResolver, space: str = "") -> Iterator[str]:
    """The names of all pages, with their spaces."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from pages(entry, inner)
        elif entry.name:
            yield f"{space}{entry.name}"


def helped() -> set[str]:
    """The pages that a file of help is written for."""
    files = HELP.rglob("*.html")
    return {str(one.relative_to(HELP).with_suffix("")).replace("/", ":") for one in files}


def test_no_help_is_written_for_a_page_that_is_gone():
    assert helped() - set(pages(get_resolver())) == set()


def test_the_pages_around_meetings_and_registers_have_help():
    assert set(NAMES) - helped() == set()


@pytest.mark.parametrize("name", NAMES)
def test_help_is_folded_and_short(name):
    words = (HELP / f"{name.replace(':', '/')}.html").read_text()
    assert words.startswith('<details class="more help"><summary>Help with this page</summary>')
    assert len(words) < 1200, "nobody reads more in a meeting"


def test_the_help_of_a_page_stands_on_it(client, db):
    world = World()
    client.force_login(world.officer)
    of = meeting(world.group, world.group.starts_on)
    page = client.get(reverse("meetings:agenda", args=[of.pk])).content.decode()
    assert "Help with this page" in page
    assert "Draw up the agenda first" in page
