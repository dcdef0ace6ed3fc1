"""What the owner says stays apart from what the unit holds, and both stay for ever."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from boards.actions.models import Judgement, Rag, Update, Verdict
from boards.actions.rag import rule_in_words, why_computed, with_state
from boards.actions.services import updating
from boards.actions.services.updating import Said
from boards.actions.tests.factories import AT, NOW, TODAY, Group, at, days
from boards.models import Action
from boards.tests.factories import a_person, a_post, an_agency
from partnership.access.offices import Office
from partnership.access.services import NotAllowed
from partnership.clock.local import set_value
from partnership.outbox.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(db: None) -> Group:
    return Group()


def state(action: Action, on: int = 0):
    return with_state(Action.objects.filter(pk=action.pk), days(on)).get()


def test_each_update_is_a_row_of_its_own(group: Group) -> None:
    action = group.action()
    group.says(action, "The room is booked")
    group.says(action, "The first day was held", when=at(1))
    assert [row.words for row in action.updates.all()] == [
        "The first day was held",
        "The room is booked",
    ]


def test_the_second_click_says_nothing_twice(group: Group) -> None:
    action = group.action()
    assert group.says(action) == group.says(action)
    assert Update.objects.count() == 1


@pytest.mark.parametrize("who", ["officer", "head", "chair", "member", "independent"])
def test_only_the_owner_and_their_agency_speak_for_it(group: Group, who: str) -> None:
    action = group.action()
    with pytest.raises(NotAllowed):
        updating.add_update(action, Said("Done"), by=getattr(group, who), **AT)
    updating.add_update(action, Said("Done"), by=group.nurse, **AT)
    assert Update.objects.get().said_by == group.nurse


def test_a_named_owner_of_another_agency_reads_it_and_speaks_for_it(group: Group) -> None:
    member = group.seat(group.partnership.boards.get(name="Executive"), Office.LAY_MEMBER)
    action = group.action(owner=member)
    assert action in Action.objects.visible_to(member, on=TODAY)
    updating.add_update(action, Said("Done"), by=member, **AT)


def test_an_owner_who_works_elsewhere_now_reads_it_no_more(group: Group) -> None:
    other = Group("Elsewhere")
    member = group.seat(group.board, Office.GROUP_MEMBER, ends_on=days(10))
    action = group.action(owner=member)
    a_post(member, other.trust, Office.PRACTITIONER)
    assert action in Action.objects.visible_to(member, on=days(10))
    assert action not in Action.objects.visible_to(member, on=days(11))


def test_the_unit_answers_with_a_reason_and_the_owner_is_told(group: Group) -> None:
    row = group.says(group.action())
    updating.answer_update(row, accepted=False, because="Which teams?", by=group.officer, now=NOW)
    letter = Letter.objects.get(kind="action-news")
    assert letter.to == group.lead
    assert "not accepted" in letter.heading
    assert "Train" not in letter.heading + letter.words
    with pytest.raises(ValidationError, match="answered already"):
        updating.answer_update(row, accepted=True, because="x", by=group.officer, now=NOW)
    assert Verdict.objects.get().because == "Which teams?"


def test_the_owner_does_not_answer_their_own_update(group: Group) -> None:
    row = group.says(group.action())
    with pytest.raises(NotAllowed):
        updating.answer_update(row, accepted=True, because="Good", by=group.lead, now=NOW)


def test_a_closed_action_takes_no_update(group: Group) -> None:
    action = group.action()
    group.closes(action)
    with pytest.raises(ValidationError, match="closed already"):
        group.says(action)


def test_computed_by_dates_and_by_what_the_owner_said(group: Group) -> None:
    action = group.action()
    assert state(action).computed == Rag.ON_TRACK
    assert state(action, 31).computed == Rag.OFF_TRACK
    assert state(action, 30).computed == Rag.AT_RISK  # due, and nobody has said anything
    group.says(action, when=at(25))
    assert state(action, 30).computed == Rag.ON_TRACK
    group.says(action, "Late", expected_on=days(31), when=at(26))
    assert state(action, 26).computed == Rag.AT_RISK
    group.says(action, "On time", in_the_way="Nobody answers", when=at(27))
    found = state(action, 27)
    assert found.computed == Rag.AT_RISK
    assert "in the way" in why_computed(found, days(27))
    group.says(action, "On time again", when=at(28))
    assert state(action, 28).computed == Rag.ON_TRACK


def test_a_rejected_update_counts_for_nothing(group: Group) -> None:
    action = group.action()
    group.says(action, when=at(25))
    row = group.says(action, "Fine", in_the_way="Snow", when=at(26))
    assert state(action, 26).computed == Rag.AT_RISK
    updating.answer_update(row, accepted=False, because="No", by=group.officer, now=NOW)
    assert state(action, 26).computed == Rag.ON_TRACK


def test_each_partnership_sets_how_soon_is_soon(group: Group) -> None:
    action, other = group.action(), Group("Elsewhere").action()
    assert "within 5 working days" in rule_in_words(group.partnership, TODAY)[1]
    facts: dict[str, Any] = {
        "number": 40,
        "starts_on": TODAY,
        "because": "Agreed",
        "by": group.head,
    }
    set_value(group.partnership, "ACTION-SOON", today=TODAY, **facts)
    assert state(action).computed == Rag.AT_RISK
    assert state(other).computed == Rag.ON_TRACK
    assert "within 40 working days" in rule_in_words(group.partnership, TODAY)[1]


def test_a_judgement_stands_beside_what_is_computed(group: Group) -> None:
    action = group.action()
    with pytest.raises(ValidationError, match="computed as “On track”"):
        updating.judge(action, rag=Rag.OFF_TRACK, words=" ", by=group.officer, **AT)
    updating.judge(action, rag=Rag.OFF_TRACK, words="Nobody answers", by=group.officer, **AT)
    found = state(action)
    assert (found.computed, found.judged, found.judged_why) == (
        Rag.ON_TRACK,
        Rag.OFF_TRACK,
        "Nobody answers",
    )
    updating.judge(action, rag=Rag.ON_TRACK, words="", by=group.head, **at(1))
    assert Judgement.objects.count() == 2


def test_owners_and_chairs_do_not_judge(group: Group) -> None:
    action = group.action()
    for who in (group.lead, group.chair, group.independent):
        with pytest.raises(NotAllowed):
            updating.judge(action, rag=Rag.ON_TRACK, words="", by=who, **AT)


def test_several_updates_are_all_written_or_none(group: Group) -> None:
    one, two = group.action("One"), group.action("Two")
    group.closes(two)
    said = [(one, Said("Done")), (two, Said("Done"))]
    with pytest.raises(ValidationError) as refused, transaction.atomic():
        updating.update_many(said, by=group.lead, **AT)
    assert refused.value.message_dict == {f"words_{two.pk}": [f"{two}: It is closed already."]}
    assert not Update.objects.exists()


def test_somebody_of_another_agency_here_does_not_speak_for_it(group: Group) -> None:
    stranger = a_person()
    a_post(stranger, an_agency("Another"), Office.AGENCY_LEAD)
    with pytest.raises(NotAllowed):
        updating.add_update(group.action(), Said("Done"), by=stranger, **AT)
