"""Challenges without an answer are suggested for their group's agenda, where all there may know."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.urls import reverse

from boards import services as meetings
from boards.challenges.models import Challenge
from boards.challenges.tests.asking import Asking, signed_in
from boards.meetings.models import AgendaItem, Origin
from boards.meetings.permissions import readers_once_issued
from boards.meetings.services import agenda, papers
from boards.meetings.services.suggestions import leave_suggestion, take_suggestion
from boards.meetings.suggesting import about_of, suggested
from boards.models import Answer, Deputy
from boards.tests.factories import a_person, a_post, a_seat
from partnership.access.offices import Office
from partnership.access.services import NotAllowed

pytestmark = pytest.mark.django_db


class Late(Asking):
    """A month after a challenge was put to the trust; the next meeting is in a fortnight."""

    def __init__(self) -> None:
        super().__init__()
        self.then = self.today + timedelta(days=30)
        self.next = self.meets(self.then + timedelta(days=14))

    def offered(self, meeting=None, person=None) -> list[str]:
        found = suggested(meeting or self.next, person or self.officer, self.then)
        return [one.title for one in found if not one.is_left_out]

    def code(self) -> str:
        return suggested(self.next, self.officer, self.then)[0].code

    def take(self, code: str = "", **more) -> AgendaItem:
        facts = {"by": self.officer, "today": self.then, **more}
        return take_suggestion(self.next, code=code or self.code(), **facts)

    def leave(self, code: str = "") -> None:
        leave_suggestion(self.next, code=code or self.code(), by=self.officer, today=self.then)


@pytest.fixture
def group() -> Late:
    return Late()


def test_an_unanswered_challenge_is_suggested_by_its_reference_alone(group):
    row = group.raises()
    (one,) = suggested(group.next, group.officer, group.then)
    assert one.title == f"Challenge {row.reference}: no answer"
    assert row.what not in one.title + one.told
    assert not suggested(group.next, group.officer, group.today), "it is not late yet"


def test_an_answered_challenge_and_one_of_another_group_are_not(group):
    group.answers(group.raises())
    there = Late()
    there.raises()
    assert not group.offered()


def test_what_is_taken_is_an_item_and_is_suggested_for_no_other_day_to_come(group):
    row = group.raises()
    after = group.meets(group.next.held_on + timedelta(days=30))
    assert group.offered(after) == group.offered()
    item = group.take()
    assert item.origin == Origin.SUGGESTED
    assert about_of(item, group.officer) == row
    assert not group.offered()
    assert not group.offered(after)
    with pytest.raises(ValidationError, match="not suggested any more"):
        group.take(item.came_of)
    then = after.held_on - timedelta(days=1)
    assert suggested(after, group.officer, then), "the meeting was held and nobody has answered"


def test_what_is_left_out_is_not_asked_again_for_this_meeting_and_can_still_go_on(group):
    group.raises()
    code = group.code()
    group.leave()
    group.leave(code)
    assert not group.offered()
    assert AgendaItem.objects.exclude(dropped_because="").count() == 1
    after = group.meets(group.next.held_on + timedelta(days=30))
    assert len(group.offered(after)) == 1
    assert not group.take(code).dropped_because


def test_a_challenge_that_is_closed_to_somebody_is_not_suggested(group):
    group.raises("Closed", closed_because="Tells of a case")
    restricted = group.line(restricted=True)
    group.raises("From a restricted item", line=restricted)
    kept = group.line()
    group.raises("Kept from one", line=kept)
    papers.withhold(kept.item, person=group.nurse, because="An interest", by=group.officer)
    group.checks()
    assert Challenge.objects.late(group.then).count() == 3
    assert not group.offered()


def test_a_challenge_from_minutes_waits_until_members_read_them(group):
    line = group.line()
    group.raises("From minutes", line=line)
    assert not group.offered()
    group.checks()
    assert len(group.offered()) == 1


def test_the_gate_is_asked_for_each_reader_before_it_goes_on(group, monkeypatch):
    """A suggestion of something that one of them may not see is refused, whoever made it."""
    group.raises("Closed", closed_because="Tells of a case")
    monkeypatch.setattr("boards.challenges.looking.TO_THE_GROUP", Q())
    assert group.offered()
    with pytest.raises(ValidationError, match="Not everybody who reads this agenda"):
        group.take()
    assert not group.next.items.exists()


def test_members_read_it_and_deputies_do_not(group):
    group.raises()
    colleague = a_person("Colleague")
    a_post(colleague, group.trust, Office.PRACTITIONER)
    seat = group.nurse.memberships.get().seat
    deputy = Deputy(seat=seat, person=colleague, starts_on=group.today)
    deputy.save_because("named", by=None)
    item = group.take()
    open_one = group.item("Everybody", group.next)
    facts = {"by": group.nurse, "today": group.today, "now": group.now}
    papers.issue_pack(group.next, by=group.officer, today=group.today, now=group.now)
    meetings.reply(group.next, answer=Answer.DEPUTY, standing=deputy, **facts)
    seen = AgendaItem.objects.visible_to(colleague)
    assert list(seen) == [open_one]
    assert item in AgendaItem.objects.visible_to(group.constable)
    readers = readers_once_issued([item, open_one], group.next)
    assert colleague.pk not in readers[item.pk]
    assert colleague.pk in readers[open_one.pk]
    back = agenda.bring_back(item, after=1, by=group.officer)
    assert back.came_of == item.came_of, "nor what comes back of it"


def test_nobody_else_takes_or_leaves(group):
    group.raises()
    code = group.code()
    for person in (group.chair, group.nurse):
        with pytest.raises(NotAllowed):
            group.take(code, by=person)
    client = signed_in(group.nurse)
    address = reverse("meetings:take_suggestion", args=[group.next.pk])
    assert client.post(address, {"code": code}).status_code == 403
    assert not suggested(group.next, Asking().officer, group.then), "another partnership's officer"


def test_a_member_whose_seat_begins_by_the_day_is_asked_for_as_of_then(group):
    group.raises()
    later = a_person("Newcomer")
    a_seat(later, group.board, agency=group.police, starts_on=group.next.held_on)
    assert group.take().title.startswith("Challenge")


def test_the_page_shows_what_is_suggested_and_takes_it(group):
    meeting = group.meets(group.today + timedelta(days=7))
    client = signed_in(group.officer)
    row = group.raises()
    page = reverse("meetings:agenda", args=[meeting.pk])
    assert "Suggested" not in client.get(page).content.decode()
    group.now -= timedelta(days=60)
    row.raised_on, row.due_on = group.today - timedelta(days=60), group.today - timedelta(days=46)
    row.save_because("long ago", by=None)
    assert row.reference in client.get(page).content.decode()
    issue = client.get(reverse("meetings:issue", args=[meeting.pk])).content.decode()
    assert "neither on the agenda nor left out" in issue
    (one,) = suggested(meeting, group.officer, group.today)
    take = reverse("meetings:take_suggestion", args=[meeting.pk])
    for said in ("It is on the agenda", "not suggested any more"):
        shown = client.post(take, {"code": one.code}, follow=True).content.decode()
        assert said in shown
    item = meeting.items.get()
    shown = client.get(item.get_absolute_url()).content.decode()
    assert row.get_absolute_url() in shown
    assert client.post(take, {"code": "nonsense"}, follow=True).status_code == 200
