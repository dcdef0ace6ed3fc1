"""Agenda items and papers are found by those who may read them, and by nobody else counted."""

import pytest

from boards.meetings.services import papers
from boards.meetings.tests.factories import NOW, Group, pdf
from partnership.people.models import User
from partnership.search import services
from partnership.search.finding import find, show

pytestmark = pytest.mark.django_db


def seek(user: User, words: str) -> list[str]:
    """The titles that this person finds."""
    assert services.catch_up(now=NOW, most=None)
    return [hit.entry.title for hit in show(find(user, words).pks, words)]


def test_a_restricted_item_and_its_paper_are_found_by_those_named_alone(db: None) -> None:
    group = Group()
    case = group.item("Quartzite case")
    papers.restrict_item(case, readers=[group.police], because="A case", by=group.officer)
    papers.add_paper(case, title="Quartzite paper", paper=pdf(), by=group.officer, now=NOW)
    assert seek(group.constable, "quartzite") == []  # not issued yet
    group.issue()
    both = ["Quartzite case", "Quartzite paper"]
    assert sorted(set(seek(group.constable, "quartzite"))) == both
    assert sorted(set(seek(group.officer, "quartzite"))) == both
    assert seek(group.nurse, "quartzite") == []
