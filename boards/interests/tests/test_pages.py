"""The pages of interests, what they cost, and what waits."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from boards import services as boards
from boards.interests.models import Declaration, How, Outcome, Ruling
from boards.interests.services.declaring import declare
from boards.interests.tests.telling import AFTER, declared_by_hand, ruled, told
from boards.meetings.tests.factories import NOW, TODAY, Group
from boards.models import Reply
from boards.rooms import tasks_of
from boards.tests.factories import a_person, a_seat
from partnership.access.offices import Office

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_day")]


def test_the_whole_way_over_the_pages(group: Group, client: Client) -> None:
    item = group.item("Contracts")
    group.issue()
    client.force_login(group.nurse)
    form = reverse("interests:declare", args=[group.meeting.pk])
    client.post(form, {"what": "I sold them", "item": str(item.pk)})
    row = Declaration.objects.get()
    chair = Client()
    chair.force_login(group.chair)
    page = chair.get(item.get_absolute_url()).content.decode()
    assert "I sold them" in page
    decide = reverse("interests:rule", args=[row.pk])
    said = {"item": str(item.pk), "outcome": "leaves", "because": "Sold", "minuted": "One left."}
    assert chair.post(decide, said).status_code == 302
    assert client.get(item.get_absolute_url()).status_code == 404
    mine = client.get(reverse("interests:of_meeting", args=[group.meeting.pk])).content.decode()
    assert "Contracts" not in mine
    assert "An item that is kept from you" in mine
    back = reverse("interests:take_back", args=[row.pk, Ruling.objects.get().pk])
    assert chair.post(back, {"because": "Another"}).status_code == 302
    assert client.get(item.get_absolute_url()).status_code == 200


def test_pages_ask_as_many_questions_for_many_as_for_few(group: Group, client: Client) -> None:
    item = group.item("Contracts")
    client.force_login(group.officer)
    addresses = [
        reverse("interests:register"),
        reverse("interests:of_meeting", args=[group.meeting.pk]),
        item.get_absolute_url(),
    ]

    def add(number: int) -> None:
        person = a_person(f"Member {number}")
        a_seat(person, group.board, Office.GROUP_MEMBER)
        told(group, person)
        facts: dict[str, Any] = {"what": "x", "item": item, "now": NOW, "how": How.MEETING}
        row = declare(group.meeting, person=person, by=group.officer, **facts)
        ruled(group, row, Outcome.NOTED)

    add(0)
    counted = []
    for address in addresses:
        client.get(address)
        with CaptureQueriesContext(connection) as few:
            client.get(address)
        counted.append(len(few))
    for number in range(1, 6):
        add(number)
    for address, number in zip(addresses, counted, strict=True):
        with CaptureQueriesContext(connection) as many:
            assert client.get(address).status_code == 200
        assert len(many) == number, address


def test_boards_know_the_answer_only_once(group: Group) -> None:
    """The interest is declared in the same act as the answer, or neither is."""
    with pytest.raises(ValidationError):
        boards.reply(
            group.meeting,
            answer="coming",
            by=group.nurse,
            today=TODAY,
            now=NOW,
            interest="",
            interest_in=group.item("Contracts"),
        )
    assert not Reply.objects.exists()


def test_what_is_not_decided_waits_for_those_who_decide(group: Group) -> None:
    item = group.item("Contracts")
    row = declared_by_hand(group, item)
    declare(group.meeting, person=group.chair, by=group.chair, what="Mine", now=NOW)
    waits = {
        person: [one.what for one in tasks_of(person, TODAY)]
        for person in (group.officer, group.independent, group.chair, group.nurse)
    }
    two = ["Decide on two declared interests"]
    assert waits[group.officer] == waits[group.independent] == two
    assert waits[group.chair] == ["Decide on one declared interest"]
    assert waits[group.nurse] == []
    ruled(group, row, Outcome.NOTED)
    assert tasks_of(group.chair, TODAY) == []
    assert tasks_of(group.officer, AFTER) == []
