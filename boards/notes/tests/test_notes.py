"""A private note is its writer's alone, and gone in time."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from boards.meetings.models import LineKind, Minutes
from boards.meetings.services import minutes, papers
from boards.meetings.services.minutes import Said
from boards.meetings.tests.factories import NOW, TODAY, Group
from boards.notes.jobs import forget_notes
from boards.notes.keeping import kept_until
from boards.notes.models import Note
from boards.notes.services import throw_away, write_note
from partnership.access.policies import policy_of
from partnership.access.services import NotAllowed
from partnership.exports.lists import lists
from partnership.search.registry import all_indexed

pytestmark = pytest.mark.django_db

WORDS = "Ask why chalcedony"
AFTER = date(2026, 12, 10)
LATER = date(2027, 2, 10)


@pytest.fixture
def group(db: None, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    made: Any = Group()
    made.noted = made.item("Neglect")
    made.issue()
    write_note(made.noted, words=WORDS, by=made.nurse, now=NOW)
    return made


def page_of(person: Any, address: str) -> str:
    client = Client()
    client.force_login(person)
    return client.get(address).content.decode()


def test_only_its_writer_reads_it(group: Any) -> None:
    address = group.noted.get_absolute_url()
    form = reverse("notes:note", args=[group.noted.pk])
    assert WORDS in page_of(group.nurse, address)
    assert WORDS in page_of(group.nurse, form)
    for person in (group.officer, group.chair, group.independent, group.constable):
        assert WORDS not in page_of(person, address)
        assert WORDS not in page_of(person, form)


def test_nothing_else_knows_of_it() -> None:
    """No policy opens it, no history keeps it, no list and no search hold it."""
    assert policy_of(Note).ways == []
    assert not hasattr(Note, "history")
    assert not [one for one in apps.get_models() if one.__name__ == "HistoricalNote"]
    assert Note not in {one.model for one in all_indexed()}
    assert not [one for one in lists() if "note" in one.code]


def test_the_form_says_when_it_is_deleted(group: Any) -> None:
    page = page_of(group.nurse, reverse("notes:note", args=[group.noted.pk]))
    assert "9 June 2027 at the latest" in page
    assert "20 working days after the meeting that approves" in page


def test_an_emptied_note_is_gone_and_a_second_click_writes_once(group: Any) -> None:
    write_note(group.noted, words="Other", by=group.nurse, now=NOW)
    assert [one.words for one in Note.objects.all()] == ["Other"]
    write_note(group.noted, words="", by=group.nurse, now=NOW)
    assert not Note.objects.exists()


def test_nobody_notes_what_they_do_not_see(group: Any) -> None:
    papers.withhold(group.noted, person=group.constable, because="Interest", by=group.officer)
    with pytest.raises(NotAllowed):
        write_note(group.noted, words="x", by=group.constable, now=NOW)


def test_it_goes_some_days_after_the_minutes_are_approved(group: Any) -> None:
    said = Said(kind=LineKind.NOTE, words="Said")
    minutes.write_line(group.noted, said, by=group.officer, today=AFTER)
    found = Minutes.objects.get()
    minutes.send_to_chair(found, by=group.officer, today=AFTER, now=NOW)
    minutes.check_minutes(found, by=group.chair, now=NOW)
    assert kept_until(group.noted, on=AFTER) == date(2027, 6, 9)
    at = group.meets(LATER)
    minutes.approve_minutes(found, at=at, by=group.officer, today=LATER)
    last = kept_until(group.noted, on=LATER)
    assert last == date(2027, 3, 10)
    assert throw_away(today=last) == 0
    assert throw_away(today=last + timedelta(days=1)) == 1


def test_without_approval_it_goes_in_any_case(group: Any) -> None:
    when = datetime(2027, 6, 10, 3, tzinfo=timezone.get_current_timezone())
    forget_notes("2027-06-09", when - timedelta(days=1))
    assert Note.objects.exists()
    for _ in range(2):
        forget_notes("2027-06-10", when)
    assert not Note.objects.exists()


def test_it_goes_with_the_seat_and_with_the_item(group: Any) -> None:
    write_note(group.noted, words="x", by=group.constable, now=NOW)
    papers.withhold(group.noted, person=group.constable, because="Interest", by=group.officer)
    seat = group.nurse.memberships.get()
    seat.ends_on = TODAY - timedelta(days=1)
    seat.save_because("left", by=None)
    assert throw_away(today=TODAY) == 2
