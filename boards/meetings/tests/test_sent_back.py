"""The chair sends minutes back with remarks; whoever wrote them is told and asked."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from boards.meetings.doors import minutes_to_change
from boards.meetings.models import LineKind, Minutes, Stage
from boards.meetings.services import minutes as services
from boards.meetings.services.minutes import Said
from boards.meetings.services.sending_back import send_back
from boards.meetings.tests.factories import Group
from boards.meetings.tests.test_minutes import AFTER, NOW
from partnership.access.services import NotAllowed
from partnership.outbox.models import Letter

pytestmark = pytest.mark.django_db
REMARKS = "Item 1 says ten: it was nine."


@pytest.fixture
def group(db: None) -> Group:
    """Minutes that are with the chair."""
    found = Group()
    said = Said(kind=LineKind.NOTE, words="Ten came")
    services.write_line(found.item("One"), said, by=found.officer, today=AFTER)
    services.send_to_chair(minutes(found), by=found.officer, today=AFTER, now=NOW)
    return found


def minutes(group: Group) -> Minutes:
    return Minutes.objects.get(meeting=group.meeting)


def test_they_are_a_draft_again_and_whoever_sent_them_is_told_without_the_words(
    group: Group,
) -> None:
    send_back(minutes(group), remarks=REMARKS, by=group.chair, now=NOW)
    assert (minutes(group).stage, minutes(group).remarks) == (Stage.DRAFT, REMARKS)
    letter = Letter.objects.get(to=group.officer, heading__startswith="Minutes to change")
    assert "nine" not in letter.words
    [task] = minutes_to_change(group.officer, AFTER)
    assert task.what == f"Change the minutes: {group.meeting}"
    assert minutes_to_change(group.chair, AFTER) == []


def test_sent_again_the_remarks_are_done_with(group: Group) -> None:
    send_back(minutes(group), remarks=REMARKS, by=group.chair, now=NOW)
    services.send_to_chair(minutes(group), by=group.officer, today=AFTER, now=NOW)
    assert minutes(group).remarks == ""
    assert minutes_to_change(group.officer, AFTER) == []


def test_only_the_chair_sends_back_and_only_what_is_with_the_chair(group: Group) -> None:
    with pytest.raises(NotAllowed):
        send_back(minutes(group), remarks=REMARKS, by=group.officer, now=NOW)
    send_back(minutes(group), remarks=REMARKS, by=group.chair, now=NOW)
    with pytest.raises(ValidationError, match="not with you"):
        send_back(minutes(group), remarks="Again", by=group.chair, now=NOW)


def test_the_chair_does_it_on_a_page_and_the_writer_reads_the_remarks(
    group: Group, client: Client
) -> None:
    client.force_login(group.chair)
    page = client.get(reverse("meetings:check_minutes", args=[minutes(group).pk]))
    address = reverse("meetings:send_back_minutes", args=[minutes(group).pk])
    assert address in page.content.decode()
    assert client.post(address, {"remarks": ""}).status_code == 200
    assert client.post(address, {"remarks": REMARKS}).status_code == 302
    shown = reverse("meetings:minutes", args=[group.meeting.pk])
    assert REMARKS not in client.get(shown).content.decode()
    client.force_login(group.officer)
    assert REMARKS in client.get(shown).content.decode()
