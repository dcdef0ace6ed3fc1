"""What the tests of packs ask for."""

import pytest
from django.core.cache import cache

from boards.meetings.services import papers
from boards.meetings.tests.factories import Group
from boards.meetings.tests.packs import a_paper, of_pages


@pytest.fixture
def nobody_asked_before() -> None:
    """How often somebody opened a pack is counted in the cache, which outlives a test."""
    cache.clear()


@pytest.fixture
def group(db: None) -> Group:
    return Group()


@pytest.fixture
def issued(group: Group) -> Group:
    """Three items with papers of two, three and one page; the second for the police alone."""
    for title, number in (("Neglect", 2), ("Quartzite", 3), ("Transition", 1)):
        item = group.item(title)
        if title == "Quartzite":
            readers = [group.police]
            papers.restrict_item(item, readers=readers, because="A case", by=group.officer)
        a_paper(group, item, f"{title} report", of_pages(number, f"{title} words"))
    group.issue()
    return group
