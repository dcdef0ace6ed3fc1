"""What is closed to somebody stays closed: later, elsewhere, and when two people act at once."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from boards.meetings.agendas import shown, waiting
from boards.meetings.models import AgendaItem, LineKind, MinuteLine, Minutes, Purpose
from boards.meetings.preview import who_opens_what
from boards.meetings.services import agenda, minutes, papers
from boards.meetings.services.minutes import Said
from boards.meetings.tests.factories import NOW, TODAY, Group, pdf
from boards.models import Action
from boards.services.meetings import members_of
from partnership.exports import services as exports
from partnership.exports.models import Export
from partnership.exports.wanted import wanted
from partnership.people.models import User

pytestmark = pytest.mark.django_db

AFTER = date(2026, 12, 10)
LATER = NOW + timedelta(days=3)


@pytest.fixture
def group(db: None) -> Group:
    return Group()


def sees(user: User, item: AgendaItem) -> bool:
    return AgendaItem.objects.visible_to(user).filter(pk=item.pk).exists()


def note(group: Group, item: AgendaItem, words: str = "Said") -> MinuteLine:
    said = Said(kind=LineKind.NOTE, words=words)
    return minutes.write_line(item, said, by=group.officer, today=AFTER)


def checked(group: Group) -> Minutes:
    found = Minutes.objects.get(meeting=group.meeting)
    minutes.send_to_chair(found, by=group.officer, today=AFTER, now=NOW)
    minutes.check_minutes(found, by=group.chair, now=NOW)
    return found


def test_whoever_proposed_an_item_reads_it_as_everybody_once_it_is_taken_in(group: Group) -> None:
    facts = {"title": "Proposed", "purpose": Purpose.NOTE}
    item = agenda.propose_item(group.board, by=group.nurse, **facts)
    assert sees(group.nurse, item)
    agenda.take_in(item, group.meeting, by=group.officer, now=NOW)
    assert not sees(group.nurse, item)
    group.issue()
    assert sees(group.nurse, item)
    papers.restrict_item(item, readers=[group.police], because="A case", by=group.officer)
    assert not sees(group.nurse, item)


def test_what_waits_can_be_kept_from_its_own_proposer(group: Group) -> None:
    facts = {"title": "Proposed", "purpose": Purpose.NOTE}
    item = agenda.propose_item(group.board, by=group.nurse, **facts)
    papers.withhold(item, person=group.nurse, because="An interest", by=group.officer)
    assert waiting(group.board, group.nurse, TODAY) == []


def test_closing_an_item_closes_what_comes_back_of_it(group: Group) -> None:
    item = group.item("A case")
    back = agenda.bring_back(item, after=1, by=group.officer)
    papers.restrict_item(item, readers=[group.police], because="A case", by=group.officer)
    papers.withhold(item, person=group.officer, because="An interest", by=group.officer)
    back.refresh_from_db()
    assert back.is_restricted
    assert not sees(group.officer, back)


def test_an_action_does_not_carry_the_title_of_its_item_into_the_register(group: Group) -> None:
    item = group.item("Quartzite")
    said = Said(kind=LineKind.ACTION, words="Do it", agency=group.trust, due_on=date(2027, 1, 29))
    minutes.write_line(item, said, by=group.officer, today=AFTER)
    assert "Quartzite" not in Action.objects.get().came_from


def test_somebody_with_an_old_page_does_not_open_what_was_closed_meanwhile(group: Group) -> None:
    first, item = group.item("First"), group.item("A case")
    old, older = (AgendaItem.objects.get(pk=item.pk) for _ in range(2))
    papers.restrict_item(item, readers=[group.police], because="A case", by=group.officer)
    agenda.change_item(old, title="Another", because="Wrong", by=group.officer)
    agenda.move_item(older, up=True, by=group.officer)
    item.refresh_from_db()
    assert (item.title, item.position, item.is_restricted) == ("Another", 1, True)
    assert item.restricted_because == "A case"
    assert first.pk


def test_an_item_goes_to_one_meeting_only(group: Group) -> None:
    facts = {"title": "Proposed", "purpose": Purpose.NOTE}
    item = agenda.propose_item(group.board, by=group.nurse, **facts)
    old = AgendaItem.objects.get(pk=item.pk)
    agenda.take_in(item, group.meeting, by=group.officer, now=NOW)
    with pytest.raises(ValidationError, match="does not wait"):
        agenda.take_in(old, group.meets(date(2027, 2, 10)), by=group.officer, now=NOW)


def test_an_item_under_which_something_is_minuted_is_not_taken_off(group: Group) -> None:
    item = group.item("One")
    line = note(group, item)
    with pytest.raises(ValidationError, match="minuted under this item"):
        agenda.drop_item(item, because="Wrong", by=group.officer)
    minutes.drop_line(line, because="Wrong", by=group.officer, today=AFTER)
    agenda.drop_item(item, because="Wrong", by=group.officer)
    with pytest.raises(ValidationError, match="taken off"):
        agenda.drop_item(item, because="Again", by=group.officer)


def test_the_preview_counts_nothing_that_the_officer_may_not_see(group: Group) -> None:
    group.item("Open")
    case = group.item("A case")
    papers.restrict_item(case, readers=[group.police], because="A case", by=group.officer)
    papers.withhold(case, person=group.officer, because="An interest", by=group.officer)
    opens = who_opens_what(group.meeting, members_of(group.meeting), group.officer)
    assert {(one.items, tuple(one.kept)) for one in opens} == {(1, ())}


def test_a_download_made_before_is_thrown_away(group: Group) -> None:
    item = group.item("A case")
    group.issue()
    asked = wanted("agenda", "csv", str(group.meeting.pk), {})
    now = timezone.now()
    export = exports.ask(asked, by=group.nurse, now=now)
    exports.make(export.pk, today=timezone.localdate(now), now=now)
    assert Export.objects.get().ready_at
    papers.withhold(item, person=group.nurse, because="An interest", by=group.officer)
    assert not Export.objects.exists()


def test_the_register_of_decisions_made_before_is_thrown_away(group: Group) -> None:
    item = group.item("A case")
    now = timezone.now()
    export = exports.ask(wanted("decision-register", "csv", "", {}), by=group.nurse, now=now)
    exports.make(export.pk, today=timezone.localdate(now), now=now)
    assert Export.objects.get().ready_at
    papers.restrict_item(item, readers=[group.police], because="A case", by=group.officer)
    assert not Export.objects.exists()


def made(group: Group, code: str, of: str, by: User) -> None:
    """A download that this person asked for and that lies ready."""
    now = timezone.now()
    export = exports.ask(wanted(code, "csv", of, {}), by=by, now=now)
    exports.make(export.pk, today=timezone.localdate(now), now=now)
    assert Export.objects.get().ready_at


def test_a_download_goes_with_the_item_that_was_taken_off(group: Group) -> None:
    item = group.item("A case")
    group.issue()
    made(group, "agenda", str(group.meeting.pk), group.nurse)
    agenda.drop_item(item, because="Wrong", by=group.officer)
    assert not Export.objects.exists()


def test_an_agenda_that_nothing_was_taken_off_keeps_its_downloads(group: Group) -> None:
    other = group.meets(date(2027, 2, 10))
    item = group.item("A case", other)
    group.item("One")
    group.issue()
    made(group, "agenda", str(group.meeting.pk), group.nurse)
    agenda.drop_item(item, because="Wrong", by=group.officer)
    assert Export.objects.exists()


@pytest.mark.parametrize("code", ["minutes", "decision-register"])
def test_a_download_goes_with_the_minutes_that_were_taken_back(group: Group, code: str) -> None:
    note(group, group.item("One"))
    found = checked(group)
    made(group, code, str(group.meeting.pk) if code == "minutes" else "", group.nurse)
    minutes.take_back(found, because="Wrong", by=group.officer)
    assert not Export.objects.exists()


def test_what_is_to_come_back_is_not_told_to_whom_it_is_kept_from(
    group: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    item = group.item("Quartzite")
    group.item("Another")
    agenda.bring_back(item, after=1, by=group.officer)
    papers.withhold(item, person=group.officer, because="An interest", by=group.officer)
    later = group.meets(date(2027, 2, 10))
    group.item("Neglect", later)
    client = Client()
    client.force_login(group.officer)
    for page in ("meetings:agenda", "meetings:issue"):
        shown_to_them = client.get(reverse(page, args=[later.pk])).content.decode()
        assert "Neglect" in shown_to_them
        assert "Quartzite" not in shown_to_them
        assert "To come back by this meeting" not in shown_to_them


def test_a_line_that_was_struck_out_is_read_by_no_member(group: Group) -> None:
    item = group.item("One")
    line = note(group, item, "Said by mistake")
    minutes.drop_line(line, because="A mistake", by=group.officer, today=AFTER)
    note(group, item, "Said")
    checked(group)
    seen = MinuteLine.objects.visible_to(group.nurse)
    assert [one.words for one in seen] == ["Said"]
    assert MinuteLine.objects.visible_to(group.officer).count() == 2


def test_a_newer_version_after_issue_is_told_apart(group: Group) -> None:
    item = group.item("One")
    paper = papers.add_paper(item, title="Paper", paper=pdf(), by=group.officer, now=NOW)
    group.issue()
    papers.add_version(paper, file=pdf("Another"), by=group.officer, now=LATER)
    (line,) = shown(group.meeting, group.nurse, TODAY).lines
    assert [(one.version.number, one.is_late) for one in line.papers] == [(2, True)]


def test_a_second_click_writes_once(group: Group) -> None:
    item = group.item("One")
    said = Said(kind=LineKind.ACTION, words="Do it", agency=group.trust, due_on=date(2027, 1, 29))
    for _ in range(2):
        minutes.write_line(item, said, by=group.officer, today=AFTER)
    assert (MinuteLine.objects.count(), Action.objects.count()) == (1, 1)


def test_a_paper_sent_twice_stands_once_and_so_does_its_newer_version(group: Group) -> None:
    item = group.item("One")
    more: Any = {"by": group.officer, "now": NOW}
    first, again = (papers.add_paper(item, title="Paper", paper=pdf(), **more) for _ in "12")
    assert first == again
    group.issue()
    newer, twice = (papers.add_version(first, file=pdf("Newer"), **more) for _ in "12")
    assert newer == twice
    assert [one.number for one in first.versions.all()] == [2, 1]
    other = papers.add_paper(item, title="Paper", paper=pdf("Another"), **more)
    assert other != first


def test_the_chair_does_not_check_what_is_kept_from_them(group: Group) -> None:
    item = group.item("A case")
    note(group, item)
    papers.withhold(item, person=group.chair, because="An interest", by=group.officer)
    with pytest.raises(ValidationError, match="Somebody else who chairs"):
        checked(group)
    found = Minutes.objects.get(meeting=group.meeting)
    minutes.check_minutes(found, by=group.independent, now=NOW)


def test_the_digest_tells_titles_and_numbers_and_no_two_texts_alike(group: Group) -> None:
    item = group.item("One")
    line = note(group, item, "a\x1fb")
    found = Minutes.objects.get(meeting=group.meeting)
    told = {found.digest_now()}
    for row, change in (
        (line, {"words": "a", "owner": "b"}),
        (item, {"title": "Other"}),
        (item, {"position": 7}),
        (item, {"dropped_because": "Gone"}),
    ):
        for name, value in change.items():
            setattr(row, name, value)
        row.save_because("by hand", by=None)
        told.add(found.digest_now())
    assert len(told) == 5
