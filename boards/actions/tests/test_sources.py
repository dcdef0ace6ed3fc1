"""Every action says where it came from; the thing itself is for whoever may read it."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from boards.actions.models import Link, Role
from boards.actions.page import page_of
from boards.actions.services.raising import hand_over, note_discussed
from boards.actions.tests.factories import TODAY, Group, days
from boards.models import SourceKind
from boards.rooms import tasks_of
from boards.tests.factories import a_board, a_meeting, a_person
from partnership.access.offices import Office
from partnership.access.services import NotAllowed

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(db: None) -> Group:
    return Group()


def test_whoever_may_not_read_the_source_sees_its_kind_alone(group: Group) -> None:
    meeting = a_meeting(group.board, days(-60))
    action = group.action(source=meeting, source_kind=SourceKind.MEETING)
    assert page_of(action, group.member, TODAY).source.thing == meeting
    told = page_of(action, group.lead, TODAY).source
    assert (told.kind, told.thing) == ("Meeting", None)


def test_nobody_links_what_they_may_not_read(group: Group) -> None:
    elsewhere = a_meeting(Group("Elsewhere").board, days(-60))
    with pytest.raises(NotAllowed):
        group.action(source=elsewhere)


def test_an_action_has_one_source(group: Group) -> None:
    action = group.action(source=a_meeting(group.board, days(-60)))
    row = Link(action=action, role=Role.SOURCE, linked_by=group.officer)
    row.subject = a_meeting(group.board, days(-50))
    with pytest.raises(ValidationError, match="its source already"):
        row.save_because("linked", by=group.officer)


def test_which_meetings_spoke_of_it(group: Group) -> None:
    action, meeting = group.action(), a_meeting(group.board, days(-5))
    for words in ("Half is done", "again"):
        note_discussed(action, meeting=meeting, words=words, by=group.officer)
    assert page_of(action, group.member, TODAY).discussed == [(meeting, "Half is done")]
    assert page_of(action, group.lead, TODAY).discussed == []
    other = a_meeting(a_board(group.partnership, "Another"), days(-5))
    with pytest.raises(ValidationError, match="Choose a meeting of"):
        note_discussed(action, meeting=other, words="", by=group.officer)


def test_the_lead_answers_for_what_a_leaver_owned_and_is_asked_who_owns_it(group: Group) -> None:
    nurse = group.post(Office.PRACTITIONER, ends_on=days(3))
    action = group.action(owner=nurse)
    asked = f"Say who owns action {action} now"
    assert asked not in [task.what for task in tasks_of(group.lead, days(3))]
    found = [task for task in tasks_of(group.lead, days(4)) if task.what == asked]
    assert [task.agency for task in found] == [group.trust.pk]
    who: dict[str, Any] = {"because": "The nurse has left", "by": group.lead, "today": TODAY}
    hand_over(action, owner=group.nurse, **who)
    assert asked not in [task.what for task in tasks_of(group.lead, days(4))]


def test_nobody_without_an_office_here_is_given_an_action(group: Group) -> None:
    action, stranger = group.action(), a_person()
    who: dict[str, Any] = {"because": "x", "by": group.officer, "today": TODAY}
    with pytest.raises(ValidationError, match="holds an office here"):
        hand_over(action, owner=stranger, **who)
    with pytest.raises(NotAllowed):
        hand_over(action, owner=group.lead, because="x", by=group.nurse, today=TODAY)
