"""Before a pack goes out its preview says exactly who gets a letter and what each can open."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from boards.meetings.agendas import shown
from boards.meetings.models import AgendaItem, Purpose
from boards.meetings.preview import not_yet_seated, who_opens_what
from boards.meetings.services import agenda, papers
from boards.meetings.tests.factories import NOW, TODAY, Group, pdf
from boards.models import Membership
from boards.services.meetings import members_of
from boards.tests.factories import a_person, a_seat
from partnership.access.offices import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(db: None) -> Group:
    """An open item and a case for the police alone, each with a paper."""
    made = Group()
    for title in ("Open", "A case"):
        item = made.item(title)
        papers.add_paper(item, title=f"{title} paper", paper=pdf(), by=made.officer, now=NOW)
    papers.restrict_item(item, readers=[made.police], because="A case", by=made.officer)
    return made


def test_an_officer_who_also_sits_opens_everything_and_is_mailed(group: Group) -> None:
    a_seat(group.officer, group.board, Office.GROUP_MEMBER, agency=group.trust)
    opens = who_opens_what(group.meeting, members_of(group.meeting), group.officer)
    told = {one.person: one for one in opens}
    group.issue()
    for person in group.everybody:
        seen = AgendaItem.objects.visible_to(person).filter(meeting=group.meeting)
        assert told[person].items == seen.count(), person
    assert told[group.officer].is_mailed
    assert "Service officer" in told[group.officer].why
    assert told[group.nurse].opens == ["1. Open (Open paper)"]
    assert told[group.nurse].kept == ["2. A case"]
    assert not told[group.independent].is_mailed


def test_a_named_reader_who_sits_in_no_seat_here_opens_nothing(group: Group) -> None:
    stranger = a_person("Sits nowhere")
    case = group.meeting.items.get(title="A case")
    readers: list[Any] = [group.police, stranger]
    papers.restrict_item(case, readers=readers, because="A case", by=group.officer)
    opens = who_opens_what(group.meeting, members_of(group.meeting), group.officer)
    (told,) = [one for one in opens if one.person == stranger]
    assert (told.items, told.is_mailed) == (0, False)
    assert "sits in no seat here" in told.why
    group.issue()
    assert not AgendaItem.objects.visible_to(stranger).exists()


def test_whose_seat_begins_later_is_said(group: Group) -> None:
    newcomer = a_person("Newcomer")
    a_seat(newcomer, group.board, Office.GROUP_MEMBER, agency=group.trust)
    seat = Membership.objects.get(person=newcomer)
    seat.starts_on = TODAY + timedelta(days=3)
    seat.save_because("begins later", by=None)
    assert not_yet_seated(group.meeting, TODAY) == ["Newcomer"]


def test_papers_that_are_due_and_missing_are_listed_first_due_first(group: Group) -> None:
    for title, day in (("Later", 7), ("Sooner", 2)):
        group.item(title, paper_due_on=date(2026, 12, day))
    found = shown(group.meeting, group.officer, TODAY)
    assert [str(line.item) for line in found.missing] == ["Sooner", "Later"]
    client = Client()
    client.force_login(group.officer)
    for page in ("agenda", "issue"):
        words = client.get(reverse(f"meetings:{page}", args=[group.meeting.pk])).content.decode()
        assert "Paper missing: 2." in words


def test_an_item_that_ends_after_the_meeting_says_by_how_much(group: Group) -> None:
    long = group.item("Long", minutes=100)
    found = shown(group.meeting, group.officer, TODAY)
    (line,) = [line for line in found.lines if line.item == long]
    assert line.overrun_words == "Ends 20 minutes too late"


def test_open_actions_come_onto_the_agenda_by_themselves(group: Group) -> None:
    agenda.draw_up(group.meeting, by=group.officer)
    assert not group.meeting.items.filter(origin="by_itself").exists()
    action = _an_action(group)
    agenda.draw_up(group.meeting, by=group.officer)
    agenda.draw_up(group.meeting, by=group.officer)
    (item,) = group.meeting.items.filter(origin="by_itself")
    assert item.position == 3
    client = Client()
    client.force_login(group.officer)
    assert str(action) in client.get(item.get_absolute_url()).content.decode()


def _an_action(group: Group) -> object:
    from boards.meetings.models import LineKind
    from boards.meetings.services import minutes
    from boards.meetings.services.minutes import Said
    from boards.models import Action

    before = group.meets(date(2026, 10, 14))
    item = agenda.add_item(before, title="Then", purpose=Purpose.NOTE, by=group.officer)
    said = Said(kind=LineKind.ACTION, words="Do it", agency=group.trust, due_on=date(2027, 1, 29))
    minutes.write_line(item, said, by=group.officer, today=TODAY)
    return Action.objects.get()
