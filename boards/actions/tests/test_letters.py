"""One letter a month with a link to one page; reminders up a ladder, each step once."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from boards.actions import jobs
from boards.actions.models import Update
from boards.actions.monthly import first_working_day, monthly_letters, next_letter_on
from boards.actions.reminding import LADDER, reached, reminders
from boards.actions.services.raising import change_action
from boards.actions.services.updating import answer_update
from boards.actions.tests.factories import NOW, TODAY, Group, days
from partnership.access.offices import Office
from partnership.jobs.models import Job
from partnership.outbox.models import Letter
from partnership.outbox.services import Draft, post

pytestmark = pytest.mark.django_db
STANDARD = (5, 1, 5, 10, 15)


@pytest.fixture
def group(db: None) -> Group:
    return Group()


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def letters(today: date = TODAY) -> list[Draft]:
    return [draft for drafts in monthly_letters(today) for draft in drafts]


def owed(today: date) -> list[tuple[str, object]]:
    found = [draft for drafts in reminders(today) for draft in drafts]
    post(found, now=NOW)
    return [(draft.topic.split(":")[-1], draft.to) for draft in found]


def test_the_first_working_day_is_no_weekend_and_no_bank_holiday() -> None:
    assert first_working_day(date(2026, 11, 23)) == date(2026, 11, 2)
    assert first_working_day(date(2027, 1, 20)) == date(2027, 1, 4)
    assert next_letter_on(date(2026, 12, 31)) == date(2027, 1, 4)


def test_each_owner_gets_one_letter_about_all_their_actions(group: Group) -> None:
    for number in range(3):
        group.action(f"Secret words {number}")
    group.action("Named", owner=group.nurse)
    closed = group.action("Closed")
    group.closes(closed)
    found = {draft.to: draft for draft in letters()}
    assert set(found) == {group.lead, group.nurse}
    assert "3 open actions" in found[group.lead].heading
    assert "1 open action" in found[group.nurse].heading
    assert "Secret words" not in found[group.lead].words


def test_what_a_leaver_owned_comes_to_the_lead(group: Group) -> None:
    group.action(owner=group.post(Office.PRACTITIONER, ends_on=days(1)))
    assert [draft.to for draft in letters(days(2))] == [group.lead]


def test_no_letter_tells_of_two_partnerships(group: Group) -> None:
    other = Group("Elsewhere")
    mine, theirs = group.action(), other.action()
    words = {draft.subject.pk: draft.words for draft in letters()}
    assert set(words) == {group.partnership.pk, other.partnership.pk}
    assert all("1 open action" in one for one in words.values())
    assert mine.partnership != theirs.partnership


def page(group: Group) -> str:
    return letters()[0].path


def test_opening_the_link_changes_nothing_and_needs_no_password(group: Group, client: Client):
    group.action()
    answer = client.get(page(group))
    assert answer.status_code == 200
    assert "Train everybody" in answer.content.decode()
    assert answer["Referrer-Policy"] == "strict-origin"
    assert not Update.objects.exists()


def test_the_page_of_the_link_tells_why_the_last_update_was_not_accepted(
    group: Group, client: Client
) -> None:
    row = group.says(group.action(), "Half is done")
    because = "Say which teams are left"
    answer_update(row, accepted=False, because=because, by=group.officer, now=NOW)
    said = client.get(page(group)).content.decode()
    assert "Half is done" in said
    assert because in said


def test_one_form_for_all_of_them_and_what_is_empty_stays(group: Group, client: Client) -> None:
    one, two = group.action("One"), group.action("Two")
    path = page(group)
    answer = client.post(path, {f"words_{one.pk}": "Half is done", f"words_{two.pk}": ""})
    assert answer.status_code == 302
    row = Update.objects.get()
    assert (row.action, row.said_by, row.by_link) == (one, group.lead, True)
    client.post(path, {f"words_{one.pk}": "Half is done"})  # the second click
    assert Update.objects.count() == 1
    client.post(path, {f"words_{two.pk}": "Begun"})  # and days later
    assert Update.objects.count() == 2


def test_what_is_wrong_is_said_by_action_and_nothing_typed_is_lost(group: Group, client: Client):
    one, two = group.action("One"), group.action("Two")
    sent: dict[str, Any] = {
        f"words_{one.pk}": "Half is done",
        f"in_the_way_{two.pk}": "Snow",
        f"expected_on_{two.pk}_day": "31",
        f"expected_on_{two.pk}_month": "2",
        f"expected_on_{two.pk}_year": "2027",
    }
    said = client.post(page(group), sent | {f"words_{two.pk}": ""}).content.decode()
    assert f"{two}: 31 February 2027 is not a real date" in said
    assert f"{two}: Enter what has been done" in said
    assert "Half is done" in said
    assert "Snow" in said
    assert not Update.objects.exists()


def test_an_action_closed_meanwhile_is_said_and_the_words_stay(group: Group, client: Client):
    one, two = group.action("One"), group.action("Two")
    path = page(group)
    group.closes(two)
    sent: dict[str, Any] = {f"words_{one.pk}": "Half is done", f"words_{two.pk}": "Done"}
    answer = client.post(path, sent).content.decode()
    assert f"{two}: It is closed already." in answer
    assert not Update.objects.exists()


def test_what_is_no_longer_theirs_is_neither_shown_nor_written(group: Group, client: Client):
    one, two = group.action("One"), group.action("Two")
    path = page(group)
    changes: dict[str, Any] = {"owner": group.nurse}
    change_action(two, changes, because="Given on", by=group.officer, today=TODAY)
    assert "Two" not in client.get(path).content.decode()
    sent: dict[str, Any] = {f"words_{one.pk}": "Half is done", f"words_{two.pk}": "Done"}
    said = client.post(path, sent, follow=True).content.decode()
    assert "no longer yours" in said
    assert [row.action for row in Update.objects.all()] == [one]


def test_the_link_shows_no_action_of_another_partnership(group: Group, client: Client) -> None:
    other = Group("Elsewhere")
    group.action("Here")
    theirs = other.action("There", owner=None)
    path = next(one.path for one in letters() if one.subject == group.partnership)
    assert "There" not in client.get(path).content.decode()
    sent: dict[str, Any] = {f"words_{theirs.pk}": "Done"}
    assert client.post(path, sent).status_code == 200
    assert not Update.objects.exists()


def test_the_link_ends_when_the_next_letter_comes(
    group: Group, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    group.action()
    path = page(group)
    last = datetime(2026, 12, 1, 23, tzinfo=timezone.get_current_timezone())
    monkeypatch.setattr("django.utils.timezone.now", lambda: last)
    assert client.get(path).status_code == 200
    monkeypatch.setattr("django.utils.timezone.now", lambda: last + timedelta(hours=2))
    assert client.get(path).status_code == 410


def test_the_link_of_a_leaver_opens_nothing(group: Group, client: Client) -> None:
    group.action()
    path = page(group)
    held = group.lead.appointments.get()
    held.ends_on = days(-1)
    held.save_because("left", by=None)
    assert client.get(path).status_code == 410


def test_the_month_is_asked_for_once_and_killed_half_way_it_writes_each_once(group: Group):
    group.action()
    for _ in range(2):
        jobs.morning("2026-11-23", NOW)
        jobs.monthly("2026-11", NOW)
    assert Job.objects.filter(kind="actions.monthly").count() == 1
    assert Letter.objects.filter(kind="actions-monthly").count() == 1


def test_each_step_of_the_ladder_once(group: Group) -> None:
    action = group.action(due_on=TODAY)
    assert owed(date(2026, 11, 13)) == []
    assert owed(date(2026, 11, 16)) == [("ACTION-SOON", group.lead)]
    assert owed(date(2026, 11, 20)) == []
    assert owed(date(2026, 11, 24)) == [("ACTION-LATE", group.lead)]
    assert owed(date(2026, 11, 24)) == []
    assert owed(date(2026, 11, 30)) == [("ACTION-LATE-LEAD", group.lead)]
    assert owed(date(2026, 12, 7)) == [("ACTION-LATE-CHAIR", group.chair)]
    assert owed(date(2026, 12, 14)) == [("ACTION-LATE-HEAD", group.head)]
    assert owed(date(2026, 12, 15)) == []
    letter = Letter.objects.first()
    assert letter is not None
    assert action.what not in letter.heading + letter.words


def test_the_named_owner_is_told_first_and_a_closed_action_troubles_nobody(group: Group) -> None:
    action = group.action(due_on=TODAY, owner=group.nurse)
    assert owed(days(1)) == [("ACTION-LATE", group.nurse)]
    group.closes(action)
    assert owed(days(30)) == []


def test_where_nobody_holds_the_office_the_next_is_told(group: Group) -> None:
    group.action(due_on=TODAY)
    for held in (group.lead.appointments.get(), group.chair.memberships.get()):
        held.ends_on = TODAY
        held.save_because("left", by=None)
    assert owed(days(1)) == [("ACTION-LATE", group.head)]


def test_a_step_that_was_missed_is_not_made_up() -> None:
    assert reached(TODAY, date(2026, 12, 8), STANDARD) == LADDER[3]
    assert reached(TODAY, date(2026, 11, 13), STANDARD) is None
