"""A meeting is recorded once, by the service, from the first day of its group."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from boards.models import Meeting
from boards.services import record_meeting
from boards.tests.pages.read import words
from partnership.access.services import NotAllowed

MONDAY = date(2026, 3, 2)

pytestmark = pytest.mark.django_db


def meeting_of(day: date, place: str = "") -> dict[str, str]:
    return {
        "held_on_day": str(day.day),
        "held_on_month": str(day.month),
        "held_on_year": str(day.year),
        "place": place,
    }


def test_a_meeting_is_recorded_once(fen, client):
    client.force_login(fen.officer)
    address = reverse("boards:record_meeting", args=[fen.reviews.key])

    first = client.post(address, meeting_of(date(2026, 3, 2), "Shire Hall"))
    again = client.post(address, meeting_of(date(2026, 3, 2)))

    assert first.status_code == 302
    assert "A meeting of Case review group on 2 March 2026 is already recorded" in words(again)
    assert Meeting.objects.count() == 1
    assert Meeting.objects.get().history.get().history_user == fen.officer


def test_two_who_record_the_same_meeting_at_once_get_one_row(fen, monkeypatch):
    record_meeting(fen.reviews, held_on=MONDAY, place="", by=fen.officer)
    monkeypatch.setattr("boards.services.meetings._already_recorded", lambda *_: False)
    monkeypatch.setattr(Meeting, "full_clean", lambda self: None)

    with pytest.raises(ValidationError, match="already recorded"):
        record_meeting(fen.reviews, held_on=MONDAY, place="", by=fen.officer)

    assert Meeting.objects.count() == 1


def test_a_meeting_may_be_planned_but_never_before_the_group(fen, client):
    client.force_login(fen.officer)
    address = reverse("boards:record_meeting", args=[fen.reviews.key])

    ahead = client.post(address, meeting_of(timezone.localdate() + timedelta(days=1)))
    early = client.post(address, meeting_of(date(2016, 3, 2)))

    assert ahead.status_code == 302
    assert "Case review group does not run on 2 March 2016" in words(early)
    assert Meeting.objects.get().held_on == timezone.localdate() + timedelta(days=1)


def test_recording_a_meeting_belongs_to_the_service(fen, page):
    assert page(fen.chair, "boards:record_meeting", fen.reviews.key).status_code == 403
    assert page(fen.stranger, "boards:record_meeting", fen.reviews.key).status_code == 404
    with pytest.raises(NotAllowed):
        record_meeting(fen.reviews, held_on=MONDAY, place="", by=fen.chair)
