"""The minutes say at their head who was there, from the register."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from boards.attendance.minuted import attended
from boards.attendance.services.quorum import Terms
from boards.attendance.tests.factories import DAY, Group
from boards.meetings.models import Minutes, Stage
from boards.meetings.written import minutes_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(db: None) -> Group:
    found = Group()
    found.rule(Terms(seats=4))
    found.mark(chair="present", north="deputy: Ada Merrow", south="apologies", nhs="absent")
    return found


def test_each_way_of_coming_has_its_line_and_what_is_not_marked_is_said(group: Group) -> None:
    said = dict(attended(group.meeting, DAY))
    assert said["Deputies"] == f"Ada Merrow for {group.north.person}, North council"
    assert said["Apologies"] == f"{group.south.person}, South council"
    assert said["Absent"] == f"{group.nhs.person}, The board of care"
    assert said["Not marked yet"] == f"{group.police.person}, The police force"
    assert str(group.chair.person) in said["Present"]
    assert said["Quorum"].startswith("Not quorate.")


def test_a_vacant_seat_is_no_absence(group: Group) -> None:
    group.police.ends_on = DAY - timedelta(days=1)
    group.police.save_because("left", by=None)
    said = dict(attended(group.meeting, DAY))
    assert said["Vacant seats"] == "The police force"
    assert "The police force" not in said["Absent"]


def test_before_the_day_nobody_was_there(group: Group) -> None:
    assert attended(group.meeting, DAY - timedelta(days=1)) == []


def test_the_chair_reads_it_before_the_words_and_it_stands_in_the_file(
    group: Group, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = Minutes(meeting=group.meeting, stage=Stage.WITH_CHAIR)
    row.save_because("sent", by=None)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_, **__: DAY)
    client.force_login(group.chair.person)
    for page in (
        reverse("meetings:minutes", args=[group.meeting.pk]),
        reverse("meetings:check_minutes", args=[row.pk]),
    ):
        assert "Ada Merrow for" in client.get(page).content.decode()
    taken = minutes_document(group.meeting, group.chair.person, DAY)
    assert taken is not None
    assert any("Ada Merrow for" in str(block) for block in taken.written.blocks)
