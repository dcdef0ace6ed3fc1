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
        item = group.item(f"Item {number} of {many}")
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
    assert cost(client, address, group.meeting.pk) == few <= 31


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


def test_the_actions_of_a_meeting_are_those_of_its_lines_each_leading_to_its_line(db: None) -> None:
    group = Group()
    item = group.item("Neglect")

    def asks_for(number: int) -> None:
        for n in range(number):
            said = Said(
                kind=LineKind.ACTION,
                words=f"Audit {number} {n}",
                agency=group.police,
                due_on=date(2027, 3, 1),
            )
            minutes.write_line(item, said, by=group.officer, today=AFTER)

    client = browser(group.officer)
    costs = []
    for number in (2, 9):
        asks_for(number)
        client.get(f"/actions/?show=all&meeting={group.meeting.pk}")
        with CaptureQueriesContext(connection) as asked:
            page = client.get(f"/actions/?show=all&meeting={group.meeting.pk}")
        costs.append(len(asked))
    assert len(page.context["lines"]) == 11
    assert f"{reverse('meetings:minutes', args=[group.meeting.pk])}#i{item.pk}" in str(page.content)
    assert costs[0] == costs[1]
    member = browser(group.nurse)
    address = f"/actions/?show=all&meeting={group.meeting.pk}"
    assert member.get(address).context["lines"] == [], "nobody has sent out these minutes yet"
    assert str(item.get_absolute_url()) not in str(member.get("/actions/").content)
