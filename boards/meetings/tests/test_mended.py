"""Faults that a review of the room found, and how they stay mended."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from boards.meetings.agendas import shown
from boards.meetings.models import AgendaItem, LineKind, Minutes, Stage, Withheld
from boards.meetings.services import agenda, minutes, papers
from boards.meetings.services.minutes import Said
from boards.meetings.tests.factories import NOW, TODAY, Group
from boards.models import Meeting
from boards.services import call_off, change_meeting
from partnership.access.models import Reading
from partnership.access.offices import Office
from partnership.access.services import belongs_to_many, open_to
from partnership.people.models import User
from partnership.records.writing import Remembers

pytestmark = pytest.mark.django_db

AFTER = date(2026, 12, 10)


@pytest.fixture
def group(db: None, monkeypatch: pytest.MonkeyPatch) -> Group:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    return Group()


def note(group: Group, item: AgendaItem, words: str = "Said", **more: Any) -> Minutes:
    said = Said(**{"kind": LineKind.NOTE, "words": words, **more})
    minutes.write_line(item, said, by=group.officer, today=AFTER)
    return Minutes.objects.get(meeting=item.meeting)


def sent(group: Group, found: Minutes) -> None:
    minutes.send_to_chair(found, by=group.officer, today=AFTER, now=NOW)


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


# --- the day of a meeting ---------------------------------------------------------------------


def test_the_day_stays_once_the_minutes_went_to_the_chair(group: Group) -> None:
    found = note(group, group.item("One"))
    facts: dict[str, Any] = {"held_on": date(2026, 12, 8), "place": "Hall", "because": "Moved"}
    change_meeting(group.meeting, by=group.officer, now=NOW, **facts)
    sent(group, found)
    minutes.check_minutes(found, by=group.chair, now=NOW)
    with pytest.raises(ValidationError, match="its day stays"):
        change_meeting(group.meeting, by=group.officer, now=NOW, **{**facts, "held_on": AFTER})
    change_meeting(group.meeting, by=group.officer, now=NOW, **{**facts, "place": "Library"})
    kept = Meeting.objects.get(pk=group.meeting.pk)
    assert (kept.held_on, kept.place) == (date(2026, 12, 8), "Library")


def test_the_day_stays_of_a_meeting_that_approved_minutes(group: Group) -> None:
    found = note(group, group.item("One"))
    sent(group, found)
    minutes.check_minutes(found, by=group.chair, now=NOW)
    later = group.meets(date(2027, 2, 10))
    on: Any = {"by": group.officer, "today": date(2027, 2, 11)}
    minutes.approve_minutes(found, at=later, **on)
    with pytest.raises(ValidationError, match="approved here: its day stays"):
        change_meeting(
            later, held_on=date(2027, 2, 9), place="Hall", because="x", by=group.officer, now=NOW
        )
    with pytest.raises(ValidationError, match="approved here: it was held"):
        call_off(later, because="Snow", now=NOW, **on)
    change_meeting(
        later, held_on=later.held_on, place="Library", because="Moved", by=group.officer, now=NOW
    )


def test_minutes_are_not_approved_at_a_meeting_called_off_meanwhile(group: Group) -> None:
    found = note(group, group.item("One"))
    sent(group, found)
    minutes.check_minutes(found, by=group.chair, now=NOW)
    later = group.meets(date(2027, 2, 10))
    on: Any = {"by": group.officer, "today": date(2027, 2, 11)}
    call_off(Meeting.objects.get(pk=later.pk), because="Snow", now=NOW, **on)
    with pytest.raises(ValidationError, match="not held"):
        minutes.approve_minutes(found, at=later, **on)


def test_another_name_of_the_group_changes_no_word_that_was_approved(group: Group) -> None:
    found = note(group, group.item("One"))
    before = found.digest_now()
    group.board.name = "Another name"
    group.board.save_because("renamed", by=None)
    assert Minutes.objects.get(pk=found.pk).digest_now() == before


# --- the chair checks what she saw ------------------------------------------------------------


def test_the_chair_checks_the_words_that_her_page_showed(group: Group) -> None:
    item = group.item("One")
    found = note(group, item)
    sent(group, found)
    chair, address = signed_in(group.chair), reverse("meetings:check_minutes", args=[found.pk])
    page = chair.get(address)
    assert "Said" in page.content.decode()
    seen = page.context["form"]["seen"].value()
    minutes.take_back(found, because="Wrong", by=group.officer)
    note(group, item, "Put in behind her back")
    sent(group, found)
    answer = chair.post(address, {"seen": seen})
    words = answer.content.decode()
    assert "changed after you opened the page" in words
    assert "Put in behind her back" in words
    assert Minutes.objects.get().stage == Stage.WITH_CHAIR
    again = answer.context["form"]["seen"].value()
    assert chair.post(address, {"seen": again}).status_code == 302
    assert Minutes.objects.get().stage == Stage.CHECKED


def test_without_the_words_shown_nothing_is_checked(group: Group) -> None:
    found = note(group, group.item("One"))
    sent(group, found)
    address = reverse("meetings:check_minutes", args=[found.pk])
    assert signed_in(group.chair).post(address).status_code == 200
    assert Minutes.objects.get().stage == Stage.WITH_CHAIR


def test_the_service_itself_refuses_words_that_were_not_seen(group: Group) -> None:
    found = note(group, group.item("One"))
    sent(group, found)
    wrong: dict[str, Any] = {"seen": "0" * 64}
    with pytest.raises(ValidationError, match="changed after you opened"):
        minutes.check_minutes(found, by=group.chair, now=NOW, **wrong)
    minutes.check_minutes(found, by=group.chair, now=NOW, seen=found.token_now())
    at: dict[str, Any] = {
        "at": group.meets(date(2027, 2, 10)),
        "today": date(2027, 2, 11),
        "by": group.officer,
    }
    with pytest.raises(ValidationError, match="changed after you opened"):
        minutes.approve_minutes(found, **at, **wrong)
    assert minutes.approve_minutes(found, **at, seen=found.token_now()).digest


def test_the_token_confirms_no_guess(group: Group) -> None:
    found = note(group, group.item("One"))
    assert found.token_now() != found.digest_now()


# --- who else can see it, and who did ---------------------------------------------------------


def test_who_else_can_see_counts_those_named(group: Group) -> None:
    item = group.item("A case")
    readers: list[Any] = [group.police, group.nurse]
    papers.restrict_item(item, readers=readers, because="A case", by=group.officer)
    group.issue()
    counted = {line.who.rpartition(" of ")[2]: line.people for line in open_to(item, on=TODAY)}
    assert counted["the group, for an agency it is open to"] == 1
    assert counted["the group, named as a reader"] == 1
    papers.withhold(item, person=group.nurse, because="An interest", by=group.officer)
    counted = {line.who.rpartition(" of ")[2]: line.people for line in open_to(item, on=TODAY)}
    assert "the group, named as a reader" not in counted
    assert not belongs_to_many(AgendaItem)


def test_whoever_reads_a_restricted_line_in_the_minutes_stands_in_its_log(group: Group) -> None:
    item, case, empty = group.item("One"), group.item("A case"), group.item("Another case")
    for one in (case, empty):
        papers.restrict_item(one, readers=[group.police], because="A case", by=group.officer)
    for one in (item, case):
        found = note(group, one)
    sent(group, found)
    minutes.check_minutes(found, by=group.chair, now=NOW)
    address = reverse("meetings:minutes", args=[group.meeting.pk])
    for person in (group.constable, group.nurse):
        signed_in(person).get(address)
    read = Reading.objects.filter(what="the minutes")
    assert [(row.person, row.subject) for row in read] == [(group.constable, case)]


# --- pressed twice in one instant -------------------------------------------------------------


@pytest.fixture
def unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other one's row is not there yet when this one looks: only the database refuses it."""
    monkeypatch.setattr(Remembers, "full_clean", lambda self: None)


def test_keeping_an_item_twice_in_one_instant_is_answered_in_words(
    group: Group, unseen: None
) -> None:
    item = group.item("A case")
    papers.withhold(item, person=group.nurse, because="An interest", by=group.officer)
    with pytest.raises(ValidationError, match="kept from this person already"):
        papers.withhold(item, person=group.nurse, because="An interest", by=group.officer)
    assert Withheld.objects.count() == 1


def test_bringing_an_item_back_twice_in_one_instant_is_answered_in_words(
    group: Group, unseen: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = group.item("A case")
    agenda.bring_back(item, after=1, by=group.officer)
    monkeypatch.setattr("django.db.models.query.QuerySet.exists", lambda self: False)
    with pytest.raises(ValidationError, match="comes back already"):
        agenda.bring_back(item, after=1, by=group.officer)


def test_the_database_itself_would_have_refused(group: Group, unseen: None) -> None:
    item = group.item("A case")
    papers.withhold(item, person=group.nurse, because="An interest", by=group.officer)
    row = Withheld(item=item, person=group.nurse, because="Again")
    with pytest.raises(IntegrityError):
        row.save_because("by hand", by=None)


# --- what is kept from whoever prepares it ----------------------------------------------------


def test_neither_totals_nor_moves_tell_of_an_item_that_is_kept_from_them(group: Group) -> None:
    first, kept, last = group.item("First"), group.item("Kept"), group.item("Last")
    for one in (group.item("Kept before"), kept):
        papers.withhold(one, person=group.officer, because="An interest", by=group.officer)
    agenda.move_item(AgendaItem.objects.get(title="Kept before"), up=True, by=seeing(group))
    found = shown(group.meeting, group.officer, TODAY)
    assert found.total == 40
    assert [(one.item.title, one.is_first, one.is_last) for one in found.lines] == [
        ("First", True, False),
        ("Last", False, True),
    ]
    place = {row.pk: row.position for row in group.meeting.items.all()}
    agenda.move_item(last, up=True, by=group.officer)
    now = {row.pk: row.position for row in group.meeting.items.all()}
    assert (now[last.pk], now[first.pk]) == (place[first.pk], place[last.pk])
    assert now[kept.pk] == place[kept.pk]
    agenda.move_item(last, up=True, by=group.officer)
    assert {row.pk: row.position for row in group.meeting.items.all()} == now


def seeing(group: Group) -> User:
    """Another officer, from whom nothing is kept."""
    return group._seat(group.officer.memberships.get().board, Office.SERVICE_OFFICER)


# --- minutes by keyboard, and approved --------------------------------------------------------


def test_one_line_after_another_lands_in_the_box_for_the_next(group: Group) -> None:
    item = group.item("Neglect", group.meets(date(2026, 11, 20)))
    officer, address = signed_in(group.officer), reverse("meetings:minute_item", args=[item.pk])
    due = {"due_on_day": "29", "due_on_month": "1", "due_on_year": "2027"}
    for said in (
        {"kind": "decision", "agreed": "consensus", "basis": "Arrangements, part 4"},
        {"kind": "action", "agency": str(group.trust.pk), **due},
        {"kind": "challenge", "owner": "The council", **due},
        {"kind": "risk", "owner": "Chair"},
    ):
        answer: Any = officer.post(address, {"words": f"A {said['kind']}", **said})
        assert answer.url == f"{address}#id_words"
    page = officer.get(address).content.decode()
    assert 'id="id_words"' in page
    assert page.index('id="id_words"') < page.index('id="id_kind"'), "words first, then what it is"
    for words in ("By consensus", "Arrangements, part 4", "A risk", "A challenge"):
        assert words in page


def test_approved_minutes_lead_to_the_item_that_approved_them(group: Group) -> None:
    found = note(group, group.item("One"))
    sent(group, found)
    minutes.check_minutes(found, by=group.chair, now=NOW)
    later = group.meets(date(2027, 2, 10))
    agenda.draw_up(later, by=group.officer)
    minutes.approve_minutes(found, at=later, by=group.officer, today=date(2027, 2, 11))
    standing = later.items.get(title=agenda.LAST_MINUTES)
    page = reverse("meetings:minutes", args=[group.meeting.pk])
    officer = signed_in(group.officer).get(page).content.decode()
    assert f'href="{standing.get_absolute_url()}"' in officer
    assert Minutes.objects.get(pk=found.pk).digest in officer
    member = signed_in(group.nurse).get(page).content.decode()
    assert standing.get_absolute_url() not in member  # its pack is not out yet
    assert reverse("meetings:agenda", args=[later.pk]) in member
