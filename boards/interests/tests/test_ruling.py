"""What was decided on an interest is applied, told and taken back."""

import pytest
from django.core.exceptions import ValidationError

from boards.interests.models import Outcome
from boards.interests.services.declaring import declare, take_back
from boards.interests.showing import declared_for
from boards.interests.tests.telling import AFTER, declared, declared_by_hand, ruled, sees
from boards.meetings.minuting import parts
from boards.meetings.models import LineKind, Minutes, Withheld
from boards.meetings.services import minutes, papers
from boards.meetings.services.minutes import Said
from boards.meetings.tests.factories import NOW, Group
from partnership.access.services import NotAllowed
from partnership.people.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_day")]


def test_who_leaves_no_longer_reads_the_item_and_nobody_else_loses_it(group: Group) -> None:
    item = group.item("Contracts")
    group.issue()
    row = declared(group, item)
    assert sees(group.nurse, item)
    ruled(group, row, Outcome.LEAVES)
    assert [sees(one, item) for one in (group.nurse, group.constable, group.chair)] == [
        False,
        True,
        True,
    ]
    (mine,) = declared_for(group.meeting, group.nurse)
    assert mine.against == "An item that is kept from you"
    assert "Contracts" not in str(mine.item)


@pytest.mark.parametrize("outcome", [Outcome.NOTED, Outcome.STAYS])
def test_whoever_stays_still_reads_it(group: Group, outcome: Outcome) -> None:
    item = group.item("Contracts")
    group.issue()
    ruled(group, declared(group, item), outcome)
    assert sees(group.nurse, item)
    assert not Withheld.objects.exists()


def test_a_decision_is_taken_back_with_a_reason(group: Group) -> None:
    item = group.item("Contracts")
    group.issue()
    ruling = ruled(group, declared(group, item), Outcome.LEAVES)
    take_back(ruling, because="Another trust", by=group.officer, now=NOW)
    assert sees(group.nurse, item)
    assert ruling.ended_because == "Another trust"
    with pytest.raises(ValidationError, match="taken back already"):
        take_back(ruling, because="Again", by=group.officer, now=NOW)
    ruled(group, ruling.declaration, Outcome.LEAVES)
    assert not sees(group.nurse, item)


def test_two_decisions_keep_the_item_until_both_are_taken_back(group: Group) -> None:
    item = group.item("Contracts")
    group.issue()
    first = declared(group, item)
    second = declare(
        group.meeting, person=group.nurse, by=group.nurse, item=item, what="And more", now=NOW
    )
    rulings = [ruled(group, row, Outcome.LEAVES) for row in (first, second)]
    assert Withheld.objects.count() == 1
    take_back(rulings[0], because="No", by=group.chair, now=NOW)
    assert not sees(group.nurse, item)
    take_back(rulings[1], because="No", by=group.chair, now=NOW)
    assert sees(group.nurse, item)


def test_what_was_kept_by_hand_before_stays_kept(group: Group) -> None:
    item = group.item("Contracts")
    group.issue()
    row = declared(group, item)
    papers.withhold(item, person=group.nurse, because="Known", by=group.officer)
    ruling = ruled(group, row, Outcome.LEAVES)
    take_back(ruling, because="No", by=group.chair, now=NOW)
    assert not sees(group.nurse, item)


def test_what_a_decision_keeps_is_not_given_back_past_it(group: Group) -> None:
    item = group.item("Contracts")
    ruling = ruled(group, declared_by_hand(group, item), Outcome.LEAVES)
    assert ruling.withheld is not None
    with pytest.raises(ValidationError, match="take that back"):
        papers.give_back(ruling.withheld, because="Asked", by=group.officer, now=NOW)


def test_a_second_click_decides_once_and_another_decision_is_refused(group: Group) -> None:
    row = declared_by_hand(group, group.item("Contracts"))
    assert ruled(group, row, Outcome.NOTED) == ruled(group, row, Outcome.NOTED)
    with pytest.raises(ValidationError, match="decided already"):
        ruled(group, row, Outcome.LEAVES)


def test_nobody_decides_on_their_own_interest_and_no_member_on_any(group: Group) -> None:
    item = group.item("Contracts")
    own = declare(
        group.meeting, person=group.chair, by=group.chair, item=item, what="Mine", now=NOW
    )
    with pytest.raises(ValidationError, match="Somebody else decides"):
        ruled(group, own, Outcome.NOTED)
    ruled(group, own, Outcome.NOTED, by=group.independent)
    with pytest.raises(NotAllowed):
        ruled(group, declared_by_hand(group, item), Outcome.NOTED, by=group.constable)


def test_somebody_from_whom_the_item_is_kept_learns_nothing_of_what_is_declared_there(
    group: Group,
) -> None:
    item = group.item("Contracts")
    declared_by_hand(group, item)
    papers.withhold(item, person=group.officer, because="An interest", by=group.officer)
    assert declared_for(group.meeting, group.officer) == []


def test_members_read_the_sentence_with_the_minutes_and_it_is_frozen_with_them(
    group: Group,
) -> None:
    item = group.item("Contracts")
    group.issue()
    ruling = ruled(group, declared(group, item), Outcome.STAYS)
    said = Said(kind=LineKind.NOTE, words="Said")
    minutes.write_line(item, said, by=group.officer, today=AFTER)

    def read(user: User) -> list[str]:
        return [words for part in parts(group.meeting, user) for words in part.beside]

    sentence = ["A member declared an interest."]
    assert (read(group.chair), read(group.constable)) == (sentence, [])
    found = Minutes.objects.get(meeting=group.meeting)
    minutes.send_to_chair(found, by=group.officer, today=AFTER, now=NOW)
    with pytest.raises(ValidationError, match="no draft"):
        take_back(ruling, because="No", by=group.chair, now=NOW)
    minutes.check_minutes(found, by=group.chair, now=NOW)
    assert read(group.constable) == sentence
    before = found.digest_now()
    ruling.minuted = "Changed behind everybody's back"
    ruling.save_because("by hand", by=None)
    assert found.digest_now() != before
