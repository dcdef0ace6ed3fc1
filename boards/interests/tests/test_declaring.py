"""Interests declared for a meeting: with the answer, by a link, by a deputy, by the service."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from boards import services as boards
from boards.interests.models import Declaration, How, Outcome
from boards.interests.services.declaring import declare
from boards.interests.showing import declared_for, standing_at
from boards.interests.tests.telling import declared, ruled, sees, told
from boards.meetings.services import papers
from boards.meetings.tests.factories import NOW, TODAY, Group
from boards.models import Answer, Deputy, Reply
from boards.services.meetings import RSVP
from boards.tests.factories import a_person, a_post
from partnership.access.offices import Office
from partnership.access.services import NotAllowed
from partnership.links.services import sign
from partnership.people.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_day")]


def test_standing_interests_come_along_to_the_meeting(group: Group) -> None:
    row = told(group, group.nurse)
    told(group, group.constable, what="Was over", ends_on=date(2026, 12, 1))
    assert standing_at(group.meeting, group.chair) == [row]
    assert standing_at(group.meeting, group.nurse) == [row]
    assert standing_at(group.meeting, group.constable) == []


def test_an_interest_is_declared_with_the_answer(group: Group, client: Client) -> None:
    item = group.item("Contracts")
    group.issue()
    client.force_login(group.nurse)
    address = reverse("boards:reply", args=[group.meeting.pk])
    said = {"answer": "coming", "interest": "I sold them", "interest_in": str(item.pk)}
    assert client.post(address, said).status_code == 302
    assert client.post(address, said).status_code == 302
    row = Declaration.objects.get()
    assert (row.person, row.item, row.how) == (group.nurse, item, How.ANSWER)


def test_an_item_without_the_interest_is_asked_for_and_no_answer_is_half_taken(
    group: Group, client: Client
) -> None:
    item = group.item("Contracts")
    group.issue()
    client.force_login(group.nurse)
    address = reverse("boards:reply", args=[group.meeting.pk])
    page = client.post(address, {"answer": "coming", "interest_in": str(item.pk)})
    assert "Say what the interest is" in page.content.decode()
    assert not Reply.objects.exists()


def test_the_link_of_a_letter_takes_an_interest_and_names_no_restricted_item(
    group: Group, client: Client
) -> None:
    item, case = group.item("Quartz"), group.item("Feldspar")
    papers.restrict_item(case, readers=[group.trust], because="A case", by=group.officer)
    group.issue()
    assert sees(group.nurse, case)
    token = sign(RSVP, person=group.nurse, subject=group.meeting, until=NOW + timedelta(days=9))
    address = reverse("boards:reply_by_link", args=[token])
    page = client.get(address).content.decode()
    assert "Quartz" in page
    assert "Feldspar" not in page
    said = {"answer": "coming", "interest": "I sold them", "interest_in": str(case.pk)}
    assert client.post(address, said).status_code == 200
    assert not Declaration.objects.exists()
    client.post(address, {**said, "interest_in": str(item.pk)})
    assert Declaration.objects.get().how == How.LINK


def test_a_deputy_declares_by_the_link_of_their_letter(group: Group, client: Client) -> None:
    """They have no password: the letter that asks them to come is the only way in."""
    item, case = group.item("Quartz"), group.item("Feldspar")
    papers.restrict_item(case, readers=[group.trust], because="A case", by=group.officer)
    of_a_case = group.item("CR-2026-1: a duty", came_of="reviews.review:1:SAR-6M")
    group.issue()
    colleague = deputy_of(group)
    assert sees(colleague, case)
    token = sign(RSVP, person=colleague, subject=group.meeting, until=NOW + timedelta(days=9))
    address = reverse("boards:reply_by_link", args=[token])
    page = client.get(address).content.decode()
    assert "Quartz" in page
    assert "Feldspar" not in page
    assert str(of_a_case) not in page
    said = {"answer": "coming", "interest": "I sold them"}
    for other in (case, of_a_case):
        assert client.post(address, {**said, "interest_in": str(other.pk)}).status_code == 200
    assert not Declaration.objects.exists()
    assert not Reply.objects.filter(person=colleague).exists()
    assert client.post(address, {**said, "interest_in": str(item.pk)}).status_code == 302
    row = Declaration.objects.get()
    assert (row.person, row.item, row.how) == (colleague, item, How.LINK)
    assert client.get(address).status_code in (404, 410), "the link answers once"
    ruled(group, row, Outcome.LEAVES)
    assert not sees(colleague, item)
    assert sees(group.nurse, item), "it is the deputy's own interest"


def test_a_deputys_link_takes_an_interest_in_no_item_and_one_written_down(
    group: Group, client: Client
) -> None:
    colleague = deputy_of(group)
    token = sign(RSVP, person=colleague, subject=group.meeting, until=NOW + timedelta(days=9))
    address = reverse("boards:reply_by_link", args=[token])
    client.post(address, {"answer": "apologies", "interest": "I sold them"})
    assert Declaration.objects.get().person == colleague
    facts: dict[str, Any] = {"what": "A cousin", "now": NOW, "how": How.MEETING}
    row = declare(group.meeting, person=colleague, by=group.officer, **facts)
    assert row.declared_by == group.officer


def deputy_of(group: Group) -> User:
    """Somebody without a password, whom the nurse has named for the meeting."""
    colleague = User.objects.create_user("colleague@example.org", "Colleague")
    a_post(colleague, group.trust, Office.PRACTITIONER)
    seat = group.nurse.memberships.get().seat  # type: ignore[attr-defined]
    deputy = Deputy(seat=seat, person=colleague, starts_on=date(2026, 1, 1))
    deputy.save_because("named", by=None)
    facts: dict[str, Any] = {"by": group.nurse, "today": TODAY, "now": NOW}
    boards.reply(group.meeting, answer=Answer.DEPUTY, standing=deputy, **facts)
    return colleague


def test_before_the_pack_is_out_no_item_is_offered(group: Group, client: Client) -> None:
    group.item("Quartz")
    client.force_login(group.nurse)
    page = client.get(reverse("boards:reply", args=[group.meeting.pk])).content.decode()
    assert "Quartz" not in page
    assert "An interest in anything on the agenda" in page


def test_the_service_writes_down_what_is_declared_at_the_meeting(group: Group) -> None:
    item = group.item("Contracts")
    facts: dict[str, Any] = {"what": "A cousin", "item": item, "now": NOW, "how": How.MEETING}
    row = declare(group.meeting, person=group.nurse, by=group.officer, **facts)
    assert row.declared_by == group.officer
    with pytest.raises(NotAllowed):
        declare(group.meeting, person=group.nurse, by=group.constable, **facts)
    with pytest.raises(ValidationError, match="who is at the meeting"):
        declare(group.meeting, person=a_person("Nobody"), by=group.officer, **facts)
    other = group.item("Elsewhere", group.meets(date(2027, 2, 10)))
    with pytest.raises(ValidationError, match="item of this meeting"):
        declare(group.meeting, person=group.nurse, by=group.officer, **{**facts, "item": other})


def test_members_see_no_declaration_of_others(group: Group) -> None:
    row = declared(group, None)
    for person in (group.officer, group.independent, group.chair, group.nurse):
        assert [one.declaration for one in declared_for(group.meeting, person)] == [row]
    assert declared_for(group.meeting, group.constable) == []
