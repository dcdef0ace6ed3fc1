"""Pages of meetings cost the same however much is on them; openings of what is closed are kept."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from boards.meetings.models import LineKind
from boards.meetings.services import minutes, papers
from boards.meetings.services.minutes import Said
from boards.meetings.tests.factories import NOW, Group, pdf
from partnership.access.models import Reading
from partnership.documents.models import Document
from partnership.people.models import User

pytestmark = pytest.mark.django_db

AFTER = date(2026, 12, 10)


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def cost(client: Client, page: str, pk: int) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(reverse(page, args=[pk])).status_code == 200
    return len(asked)


def more(group: Group, many: int) -> None:
    """So many items, each with a paper and two lines."""
    for number in range(many):
        item = group.item(f"Item {number}")
        papers.add_paper(item, title="Paper", paper=pdf(), by=group.officer, now=NOW)
        for words in ("Said", "Said again"):
            said = Said(kind=LineKind.NOTE, words=words)
            minutes.write_line(item, said, by=group.officer, today=AFTER)


@pytest.mark.parametrize("page", ["agenda", "issue", "minutes"])
def test_a_page_costs_the_same_with_two_items_and_with_twelve(db: None, page: str) -> None:
    group = Group()
    client, address = browser(group.officer), f"meetings:{page}"
    more(group, 2)
    cost(client, address, group.meeting.pk)
    few = cost(client, address, group.meeting.pk)
    more(group, 10)
    assert cost(client, address, group.meeting.pk) == few <= 30


def test_who_opens_a_restricted_item_or_its_paper_stands_in_its_log(db: None) -> None:
    group = Group()
    plain, case = group.item("Plain"), group.item("A case")
    papers.restrict_item(case, readers=[group.police], because="A case", by=group.officer)
    paper = papers.add_paper(case, title="The case", paper=pdf(), by=group.officer, now=NOW)
    group.issue()
    client = browser(group.constable)
    for item in (plain, case):
        client.get(reverse("meetings:item", args=[item.pk]))
    file = Document.objects.about(paper.versions.get()).get()
    assert client.get(file.get_absolute_url()).status_code == 200
    read: Any = Reading.objects.filter(person=group.constable)
    assert {row.subject for row in read} == {case, paper.versions.get()}
