"""The first due day always stays; after some moves the chair agrees to one more."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from boards.actions.models import Move
from boards.actions.services import closing, moving
from boards.actions.tests.factories import AT, NOW, TODAY, Group, at, days
from boards.models import Action
from boards.rooms import tasks_of
from partnership.access.services import NotAllowed
from partnership.outbox.models import Letter
from partnership.ui.words import plain_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(db: None) -> Group:
    return Group()


def moved(action: Action, to: int, by, when=AT) -> Move:
    return moving.move_due(action, due_on=days(to), because="A rota", by=by, **when)


def decide(move: Move, by, *, agreed: bool = True) -> Move:
    words: dict[str, Any] = {"agreed": agreed, "because": "Agreed by the group"}
    return moving.decide_move(move, **words, by=by, **AT)


def test_the_service_moves_it_at_once_and_the_first_day_stays(group: Group) -> None:
    action = group.action()
    move = moved(action, 40, group.officer)
    action.refresh_from_db()
    assert (move.agreed, action.due_on, action.first_due_on) == (True, days(40), days(30))


def test_an_owner_asks_and_the_service_agrees(group: Group) -> None:
    action = group.action()
    move = moved(action, 40, group.lead)
    action.refresh_from_db()
    assert (move.agreed, action.due_on) == (None, days(30))
    assert [task.what for task in tasks_of(group.officer, TODAY)] == [
        f"Agree to another due day of action {action}, or do not"
    ]
    assert not tasks_of(group.chair, TODAY)
    decide(move, group.officer)
    action.refresh_from_db()
    assert action.due_on == days(40)
    assert Letter.objects.get(kind="action-news").to == group.lead
    with pytest.raises(ValidationError, match="decided already"):
        decide(move, group.officer)


def test_a_refused_move_is_not_counted(group: Group) -> None:
    action = group.action()
    decide(moved(action, 40, group.lead), group.officer, agreed=False)
    action.refresh_from_db()
    assert action.due_on == days(30)
    assert Move.objects.counted().count() == 0


def test_one_request_at_a_time(group: Group) -> None:
    action = group.action()
    assert moved(action, 40, group.lead) == moved(action, 40, group.lead)
    with pytest.raises(ValidationError, match="asked for already"):
        moved(action, 50, group.nurse)


def test_after_two_moves_the_chair_agrees_and_nobody_else(group: Group) -> None:
    action = group.action()
    for to in (40, 50):
        assert moved(action, to, group.officer).agreed
    move = moved(action, 60, group.officer)
    assert move.agreed is None
    assert not [task for task in tasks_of(group.head, TODAY) if "due day" in task.what]
    assert [task for task in tasks_of(group.chair, TODAY) if "due day" in task.what]
    with pytest.raises(NotAllowed):
        decide(move, group.head)
    decide(move, group.chair)
    action.refresh_from_db()
    assert action.due_on == days(60)


def test_the_service_may_refuse_what_waits_for_the_chair(group: Group) -> None:
    action = group.action()
    for to in (40, 50):
        moved(action, to, group.officer)
    assert decide(moved(action, 60, group.lead), group.officer, agreed=False).agreed is False


def test_nobody_agrees_to_what_they_asked_for_themselves(group: Group) -> None:
    action = group.action(owner=group.chair)
    for to in (40, 50):
        moved(action, to, group.officer)
    move = moved(action, 60, group.chair)
    with pytest.raises(ValidationError, match="Somebody else"):
        decide(move, group.chair)
    assert decide(move, group.independent).agreed


def test_a_day_that_has_passed_is_not_agreed_to(group: Group) -> None:
    action = group.action()
    with pytest.raises(ValidationError, match="today"):
        moved(action, -1, group.officer)
    move = moved(action, 2, group.lead)
    words: dict[str, Any] = {"agreed": True, "because": "Late"}
    with pytest.raises(ValidationError, match="has passed"):
        moving.decide_move(move, **words, by=group.officer, **at(3))
    action.refresh_from_db()
    assert action.due_on == days(30)
    assert NOW.date() == TODAY


def due_in_words(group: Group, client: Client) -> str:
    """What the page of the only action and the register say of its due day."""
    action = Action.objects.get()
    client.force_login(group.officer)
    said = client.get(action.get_absolute_url()).context["line"].due
    listed = client.get("/actions/", {"show": "all"})
    assert listed.context["lines"][0].due == said
    for page in (listed, client.get(action.get_absolute_url())):
        assert said in page.content.decode()
    return str(said)


def opened_again(group: Group, to: int, day: int) -> None:
    because: dict[str, Any] = {"because": "It did not last", "due_on": days(to)}
    closing.reopen(Action.objects.get(), **because, by=group.officer, **at(day))


def test_a_day_that_was_set_by_opening_it_again_says_so(
    group: Group, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT["now"])
    action = group.action()
    assert due_in_words(group, client) == ""
    assert "never moved" in client.get(action.get_absolute_url()).content.decode()
    moved(action, 40, group.officer)
    assert due_in_words(group, client) == "moved 1 time"
    group.closes(action)
    opened_again(group, 70, 1)
    set_again = f"set when it was opened again on {plain_day(days(1))}"
    assert due_in_words(group, client) == f"{set_again}, moved 1 time before"
    moved(Action.objects.get(), 80, group.officer, at(2))
    assert due_in_words(group, client) == "moved 2 times, opened again 1 time"


def test_an_action_opened_again_with_its_old_day_says_that_it_was_opened(
    group: Group, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT["now"])
    group.closes(group.action())
    opened_again(group, 30, 1)
    assert due_in_words(group, client) == "opened again 1 time"
    group.closes(Action.objects.get())
    opened_again(group, 50, 2)
    assert due_in_words(group, client) == (
        f"set when it was opened again on {plain_day(days(2))}, opened again 2 times"
    )
