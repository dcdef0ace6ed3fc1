"""An agenda is drawn up, put in order, issued; what is restricted exists for nobody else."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError

from boards.meetings.agendas import shown, waiting
from boards.meetings.models import AgendaItem, Origin, Paper, Purpose
from boards.meetings.permissions import readers_once_issued
from boards.meetings.preview import who_opens_what
from boards.meetings.services import agenda, papers
from boards.meetings.tests.factories import NOW, TODAY, Group, pdf
from boards.services.meetings import members_of
from boards.tests.factories import (
    a_board,
    a_person,
    a_seat,
)
from partnership.access.offices import Office
from partnership.access.services import NotAllowed
from partnership.outbox.models import Letter
from partnership.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(db: None) -> Group:
    return Group()


def titles(group: Group, user: User) -> list[str]:
    return [str(line.item) for line in shown(group.meeting, user, TODAY).lines]


def test_drawing_up_puts_the_standing_items_round_what_is_there(group: Group) -> None:
    group.item("Neglect")
    agenda.draw_up(group.meeting, by=group.officer)
    agenda.draw_up(group.meeting, by=group.officer)
    assert titles(group, group.officer) == [
        "Welcome, apologies and interests",
        "Minutes of the last meeting and matters arising",
        "Neglect",
        "Any other business",
    ]


def test_each_item_starts_when_those_before_it_end(group: Group) -> None:
    group.item("One", minutes=90)
    group.item("Two", minutes=45)
    found = shown(group.meeting, group.officer, TODAY)
    assert [line.starts_at for line in found.lines] == [time(14), time(15, 30)]
    assert (found.total, found.length, found.too_many) == (135, 120, 15)


def test_an_item_moves_by_one_and_not_over_the_end(group: Group) -> None:
    one, two = group.item("One"), group.item("Two")
    agenda.move_item(two, up=True, by=group.officer)
    assert titles(group, group.officer) == ["Two", "One"]
    agenda.move_item(AgendaItem.objects.get(pk=two.pk), up=True, by=group.officer)
    assert titles(group, group.officer) == ["Two", "One"]
    agenda.move_item(AgendaItem.objects.get(pk=one.pk), up=False, by=group.officer)
    assert titles(group, group.officer) == ["Two", "One"]


def test_an_item_comes_back_by_itself_at_the_meeting_it_was_told(group: Group) -> None:
    item = group.item("Thresholds")
    agenda.bring_back(item, after=2, by=group.officer)
    nearer, right = group.meets(date(2027, 2, 10)), group.meets(date(2027, 4, 14))
    agenda.draw_up(nearer, by=group.officer)
    assert not nearer.items.filter(origin=Origin.RETURNED).exists()
    agenda.draw_up(right, by=group.officer)
    assert [str(one) for one in right.items.filter(origin=Origin.RETURNED)] == ["Thresholds"]


def test_what_comes_back_is_kept_from_the_same_people(group: Group) -> None:
    item = group.item("A case")
    papers.restrict_item(item, readers=[group.police], because="A case", by=group.officer)
    papers.withhold(item, person=group.chair, because="Knows the family", by=group.officer)
    back = agenda.bring_back(item, after=1, by=group.officer)
    assert [reader.agency for reader in back.readers.all()] == [group.police]
    assert [row.person for row in back.withheld.all()] == [group.chair]


def test_a_member_proposes_and_the_service_takes_it_in(group: Group) -> None:
    facts = {"title": "Transition", "purpose": Purpose.DISCUSS}
    item = agenda.propose_item(group.board, by=group.nurse, **facts)
    assert waiting(group.board, group.nurse, TODAY) == [item]
    assert waiting(group.board, group.constable, TODAY) == []
    agenda.take_in(item, group.meeting, by=group.officer, now=NOW)
    assert titles(group, group.officer) == ["Transition"]
    with pytest.raises(ValidationError, match="does not wait"):
        agenda.take_in(item, group.meeting, by=group.officer, now=NOW)


def test_members_see_nothing_before_the_pack_is_issued(group: Group) -> None:
    group.item("Neglect")
    assert titles(group, group.chair) == ["Neglect"]
    assert titles(group, group.nurse) == []
    group.issue()
    assert titles(group, group.nurse) == ["Neglect"]
    heading = Letter.objects.get(to=group.nurse).heading
    assert "Neglect" not in heading


def test_a_restricted_item_is_there_for_those_named_alone_and_numbers_stay(group: Group) -> None:
    group.item("One")
    case = group.item("A case")
    group.item("Three")
    papers.restrict_item(case, readers=[group.police], because="A case", by=group.officer)
    papers.add_paper(case, title="The case", paper=pdf(), by=group.officer, now=NOW)
    group.issue()
    assert titles(group, group.constable) == ["One", "A case", "Three"]
    assert titles(group, group.nurse) == ["One", "Three"]
    lines = shown(group.meeting, group.nurse, TODAY).lines
    assert [line.number for line in lines] == [1, 3]
    assert lines[1].starts_at == time(14, 40)
    assert not Paper.objects.visible_to(group.nurse).exists()


def test_a_seat_in_another_group_opens_no_item_of_this_one(group: Group) -> None:
    case = group.item("A case")
    other = a_board(group.partnership, "Another group")
    sits_there = a_person("Sits elsewhere")
    a_seat(sits_there, other, Office.GROUP_MEMBER, agency=group.police)
    papers.restrict_item(case, readers=[group.police], because="A case", by=group.officer)
    group.issue()
    assert case in AgendaItem.objects.visible_to(group.constable)
    assert case not in AgendaItem.objects.visible_to(sits_there)


@pytest.mark.parametrize("who", ["officer", "independent", "chair", "constable"])
def test_what_is_kept_from_a_person_is_kept_whatever_their_office(group: Group, who: str) -> None:
    item, person = group.item("A case"), getattr(group, who)
    by = group.officer
    papers.add_paper(item, title="The case", paper=pdf(), by=by, now=NOW)
    group.issue()
    assert item in AgendaItem.objects.visible_to(person)
    row = papers.withhold(item, person=person, because="An interest", by=by)
    assert item not in AgendaItem.objects.visible_to(person)
    assert not Paper.objects.visible_to(person).exists()
    if person != by:
        papers.give_back(row, because="A mistake", by=by, now=NOW)
        assert item in AgendaItem.objects.visible_to(person)


def test_the_preview_tells_what_the_gate_will_say(group: Group) -> None:
    open_one, case, kept = group.item("Open"), group.item("A case"), group.item("Kept")
    by = group.officer
    papers.restrict_item(case, readers=[group.trust, group.chair], because="A case", by=by)
    papers.withhold(kept, person=group.nurse, because="An interest", by=by)
    told = readers_once_issued([open_one, case, kept], group.meeting)
    opens = who_opens_what(group.meeting, members_of(group.meeting), by)
    group.issue()
    for person in (group.chair, group.constable, group.nurse):
        seen = set(AgendaItem.objects.visible_to(person).values_list("pk", flat=True))
        assert seen == {pk for pk, people in told.items() if person.pk in people}
        assert {one.items for one in opens if one.person == person} == {len(seen)}


def test_the_pack_is_issued_once_and_then_its_numbers_stay(group: Group) -> None:
    with pytest.raises(ValidationError, match="no item"):
        group.issue()
    one, two = group.item("One"), group.item("Two")
    group.issue()
    with pytest.raises(ValidationError, match="issued already"):
        group.issue()
    with pytest.raises(ValidationError, match="numbers"):
        agenda.move_item(two, up=True, by=group.officer)
    agenda.drop_item(one, because="Withdrawn", by=group.officer)
    group.item("Tabled")
    lines = shown(group.meeting, group.nurse, TODAY).lines
    assert [(line.number, str(line.item)) for line in lines] == [(2, "Two"), (3, "Tabled")]


def test_a_paper_after_issue_is_told_apart(group: Group) -> None:
    item = group.item("One")
    group.issue()
    later = NOW + timedelta(days=1)
    papers.add_paper(item, title="Late", paper=pdf(), by=group.officer, now=later)
    (line,) = shown(group.meeting, group.nurse, TODAY).lines
    assert [one.is_late for one in line.papers] == [True]


def test_only_those_who_prepare_it_touch_an_agenda(group: Group) -> None:
    item = group.item("One")
    for person in (group.chair, group.nurse, group.independent):
        with pytest.raises(NotAllowed):
            agenda.add_item(group.meeting, title="Mine", purpose=Purpose.NOTE, by=person)
        with pytest.raises(NotAllowed):
            agenda.drop_item(item, because="No", by=person)


def test_an_item_that_is_sent_again_is_on_the_agenda_once(group: Group) -> None:
    first = group.item("One", owner="Chair")
    assert group.item("One", owner="Chair") == first
    with pytest.raises(ValidationError, match="already"):
        group.item("One", owner="Chair", minutes=45)
    others = [
        group.item("One", owner="Police"),
        group.item("One", owner="Chair", purpose=Purpose.NOTE),
        group.item("One", group.meets(TODAY + timedelta(days=90)), owner="Chair"),
    ]
    assert first not in others
    assert group.meeting.items.count() == 3
    agenda.drop_item(first, because="Not now", by=group.officer)
    assert group.item("One", owner="Chair") != first


def test_another_item_may_bear_the_title_of_one_that_is_closed_to_some(group: Group) -> None:
    case = group.item("A case")
    papers.restrict_item(case, readers=[group.police], because="A case", by=group.officer)
    other = group.item("A case")
    assert other != case
    papers.withhold(other, person=group.nurse, because="An interest", by=group.officer)
    assert group.item("A case") not in (case, other)
