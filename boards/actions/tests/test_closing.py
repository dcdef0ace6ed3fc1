"""Closing needs an outcome, evidence and a day to ask whether it lasted; it can be undone."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from boards.actions.models import Closing, ImpactCheck, Reopening
from boards.actions.page import page_of
from boards.actions.rag import with_state
from boards.actions.services import closing
from boards.actions.tests.factories import AT, NOW, TODAY, Group, at, days
from boards.models import Action
from boards.rooms import tasks_of
from partnership.access.services import NotAllowed
from partnership.demo.paper import small_pdf
from partnership.documents.models import Document
from partnership.outbox.models import Letter
from partnership.ui.words import plain_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(db: None) -> Group:
    return Group()


def test_it_is_closed_with_what_shows_it(group: Group) -> None:
    action = group.action()
    group.closes(action)
    action.refresh_from_db()
    assert (action.closed_on, action.outcome) == (TODAY, "They know")


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"evidence": " "}, "evidence"),
        ({"check_on": None}, "check_on"),
        ({"check_on": TODAY}, "check_on"),
        ({"no_check_because": "None"}, "check_on"),
        ({"done_on": days(1)}, "done_on"),
        ({"done_on": days(-61)}, "done_on"),
    ],
)
def test_what_is_missing_is_said_at_its_field(group: Group, facts: dict, field: str) -> None:
    action = group.action()
    with pytest.raises(ValidationError) as refused:
        group.closes(action, **facts)
    assert list(refused.value.message_dict) == [field]
    assert not Closing.objects.exists()


def test_the_owner_proposes_and_the_service_closes(group: Group) -> None:
    action = group.action()
    row = group.closes(action, by=group.lead)
    action.refresh_from_db()
    assert action.closed_on is None
    assert f"Close action {action}, or leave it open" in [
        task.what for task in tasks_of(group.officer, TODAY)
    ]
    closing.decide_closing(row, agreed=True, because="Seen", by=group.officer, now=NOW)
    action.refresh_from_db()
    assert action.closed_on == TODAY
    assert Letter.objects.get(kind="action-news").to == group.lead


def test_an_owner_does_not_close_it(group: Group) -> None:
    row = group.closes(group.action(), by=group.lead)
    with pytest.raises(NotAllowed):
        closing.decide_closing(row, agreed=True, because="Seen", by=group.lead, now=NOW)
    closing.decide_closing(row, agreed=False, because="Not yet", by=group.officer, now=NOW)
    row.action.refresh_from_db()
    assert row.action.closed_on is None


def test_closed_twice_is_closed_once(group: Group) -> None:
    action = group.action()
    group.closes(action)
    with pytest.raises(ValidationError, match="closed already"):
        group.closes(action)


def test_on_the_day_the_portal_asks_whether_it_lasted(group: Group) -> None:
    row = group.closes(group.action())
    asked = f"Did it last? Action {row.action}"
    assert asked not in [task.what for task in tasks_of(group.officer, days(89))]
    assert asked in [task.what for task in tasks_of(group.officer, days(90))]
    said: dict[str, Any] = {"lasted": True, "words": "An audit found it", "due_on": None}
    closing.check_impact(row, **said, by=group.officer, **at(90))
    assert asked not in [task.what for task in tasks_of(group.officer, days(91))]
    with pytest.raises(ValidationError, match="checked or opened again"):
        closing.check_impact(row, **said, by=group.officer, **at(91))


def test_what_did_not_last_is_open_again(group: Group) -> None:
    row = group.closes(group.action())
    said: dict[str, Any] = {"lasted": False, "words": "Half have left"}
    with pytest.raises(ValidationError) as refused:
        closing.check_impact(row, **said, due_on=None, by=group.chair, **at(90))
    assert "due_on" in refused.value.message_dict
    closing.check_impact(row, **said, due_on=days(120), by=group.chair, **at(90))
    action = with_state(Action.objects.filter(pk=row.action_id), days(90)).get()
    assert (action.closed_on, action.due_on, action.reopened) == (None, days(120), 1)
    assert action.moves_made == 0
    assert ImpactCheck.objects.get().lasted is False


def test_re_opening_keeps_what_it_was_closed_with(group: Group) -> None:
    action = group.action()
    group.closes(action)
    facts: dict[str, Any] = {"because": "The audit found none", "due_on": days(60)}
    closing.reopen(action, **facts, by=group.chair, **at(10))
    row = Reopening.objects.get()
    assert (row.was_closed_on, row.was_outcome) == (TODAY, "They know")
    assert Letter.objects.get(kind="action-news").to == group.lead
    with pytest.raises(ValidationError, match="open already"):
        closing.reopen(action, **facts, by=group.chair, **at(10))
    action.refresh_from_db()
    told = page_of(action, group.member, days(10)).timeline
    assert [event.what for event in told if event.what in ("Closed", "Opened again")] == [
        "Opened again",
        "Closed",
    ]


def test_owners_do_not_open_it_again(group: Group) -> None:
    action = group.action()
    group.closes(action)
    with pytest.raises(NotAllowed):
        closing.reopen(action, because="x", due_on=days(5), by=group.lead, **AT)


def test_everything_that_an_empty_form_lacks_is_said_at_once(group: Group, client: Client) -> None:
    client.force_login(group.officer)
    page = client.post(reverse("actions:close", args=[group.action().pk]), {})
    assert {"done_on", "outcome", "evidence", "check_on"} == set(page.context["form"].errors)


def test_whoever_decides_sees_what_shows_it_and_when_to_ask(group: Group, client: Client) -> None:
    file = SimpleUploadedFile("training.pdf", small_pdf("The list"))
    proposed = group.closes(group.action(), by=group.lead, evidence="Held in the vault", file=file)
    unchecked = {"check_on": None, "no_check_because": "It was done once"}
    other = group.closes(group.action("Buy a bell"), by=group.lead, **unchecked)
    client.force_login(group.officer)
    page = client.get(reverse("actions:end", args=[proposed.pk])).content.decode()
    for words in ("They know", "Held in the vault", plain_day(TODAY), plain_day(days(90))):
        assert words in page
    path = Document.objects.get().get_absolute_url()
    assert f'<a href="{path}">' in page
    page = client.get(reverse("actions:end", args=[other.pk])).content.decode()
    assert "It was done once" in page
    assert path not in page


def test_whoever_says_if_it_lasted_sees_what_showed_it(group: Group, client: Client) -> None:
    row = group.closes(group.action(), evidence="Held in the vault")
    client.force_login(group.officer)
    page = client.get(reverse("actions:check", args=[row.pk])).content.decode()
    assert "They know" in page
    assert "Held in the vault" in page
