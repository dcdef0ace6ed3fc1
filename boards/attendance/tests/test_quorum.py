"""Quorum rules: set as data, forecast from answers, proved from the register, never guessed."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from boards import services
from boards.attendance.quorum import words_of
from boards.attendance.registers import register_of
from boards.attendance.rules import rule_on
from boards.attendance.services.quorum import Terms, end_rule
from boards.attendance.tests.factories import DAY, NOW, Group
from boards.meetings.models import Minutes, Stage
from boards.models import Answer, Deputy, Part
from boards.tests.factories import LONG_AGO, a_meeting, a_person, a_post
from partnership.access.offices import Office
from partnership.access.services import NotAllowed

pytestmark = pytest.mark.django_db

BEFORE = DAY - timedelta(days=9)
ALL = Terms(seats=3, chair=True, council=True, health=True, police=True, every_council=True)


@pytest.fixture
def group() -> Group:
    return Group()


def says(group: Group, name: str, answer: str, **more) -> None:
    person = getattr(group, name).person
    services.reply(group.meeting, answer=answer, by=person, today=BEFORE, now=NOW, **more)


def forecast(group: Group):
    return register_of(group.meeting, BEFORE)


def test_without_a_rule_nothing_is_guessed(group):
    group.mark(north="present", chair="present", nhs="present")
    assert group.register.verdict.quorate is None
    assert "No quorum rule is recorded for this group." in group.register.words
    assert forecast(group).verdict.quorate is None


def test_the_words_of_a_rule_come_from_its_values(group):
    rule = group.rule(ALL, agencies=[group.agencies[0]])
    assert words_of(rule) == [
        "At least three seats",
        "The chair or the vice-chair",
        "A local authority",
        "An NHS commissioner",
        "The police",
        "Every council that has a seat here",
        "North council",
    ]


def test_the_proof_is_line_by_line(group):
    group.rule(ALL)
    group.mark(chair="present", north="present", nhs="deputy: Jo", police="apologies")
    lines = {line.asks: line.met for line in group.register.verdict.lines}
    assert lines == {
        "At least three seats": True,
        "The chair or the vice-chair": True,
        "A local authority": True,
        "An NHS commissioner": True,
        "The police": False,
        "Every council that has a seat here": None,
    }
    assert "Not quorate. Not met: The police." in group.register.words
    group.mark(police="present", south="present")
    assert group.register.words.startswith("Quorate.")


def test_the_forecast_says_what_is_missing_and_who_has_not_answered(group):
    group.rule(ALL)
    says(group, "chair", Answer.COMING)
    says(group, "nhs", Answer.DEPUTY, deputy="Jo")
    says(group, "police", Answer.APOLOGIES)
    found = forecast(group)
    assert found.verdict.quorate is False
    assert found.verdict.missing == ["The police"]
    assert [row.title for row in found.unanswered] == ["North council", "South council"]
    says(group, "police", Answer.COMING)
    assert forecast(group).verdict.quorate is None
    says(group, "north", Answer.COMING)
    says(group, "south", Answer.COMING)
    assert forecast(group).verdict.quorate is True


def test_a_standing_deputy_counts_for_the_seat_once_they_say_that_they_come(group):
    group.rule(Terms(police=True))
    colleague = a_person("Colleague")
    a_post(colleague, group.agencies[3], Office.PRACTITIONER)
    deputy = Deputy(seat=group.seat("police"), person=colleague, starts_on=LONG_AGO)
    deputy.save_because("named", by=None)
    says(group, "police", Answer.DEPUTY, standing=deputy)
    assert forecast(group).verdict.quorate is None
    line = forecast(group).line
    assert "A deputy is named who has not answered: The police force." in line
    assert "The police force" not in line[line.index("No answer yet") : line.index("A deputy")]
    answer = {"by": colleague, "today": BEFORE, "now": NOW}
    services.reply(group.meeting, answer=Answer.COMING, **answer)
    assert forecast(group).verdict.quorate is True
    services.reply(group.meeting, answer=Answer.APOLOGIES, **answer)
    assert forecast(group).verdict.quorate is False


def test_a_nomination_that_has_fallen_is_no_answer(group):
    group.rule(Terms(police=True))
    colleague = a_person("Colleague")
    a_post(colleague, group.agencies[3], Office.PRACTITIONER)
    deputy = Deputy(seat=group.seat("police"), person=colleague, starts_on=LONG_AGO)
    deputy.save_because("named", by=None)
    says(group, "police", Answer.DEPUTY, standing=deputy)
    services.reply(group.meeting, answer=Answer.COMING, by=colleague, today=BEFORE, now=NOW)
    deputy.ends_on = BEFORE
    deputy.save_because("left", by=None)
    assert forecast(group).verdict.quorate is None
    assert "A deputy is named" not in forecast(group).line


def test_advisers_and_observers_do_not_count_and_the_vice_chair_counts_as_chair(group):
    group.rule(Terms(seats=2, chair=True))
    for name, part in (("north", Part.ADVISER), ("south", Part.VICE_CHAIR)):
        seat = group.seat(name)
        seat.part = part
        seat.save_because("changed", by=None)
    group.mark(north="present", south="present", chair="absent", nhs="absent", police="absent")
    lines = {line.asks: line.met for line in group.register.verdict.lines}
    assert lines == {"At least two seats": False, "The chair or the vice-chair": True}
    assert group.register.verdict.seats == 4


def test_a_vacant_seat_meets_nothing(group):
    group.rule(Terms(police=True))
    group.police.ends_on = BEFORE
    group.police.save_because("left", by=None)
    assert forecast(group).verdict.quorate is False
    assert group.register.verdict.quorate is False


def test_what_no_seat_can_meet_is_said(group):
    other = group.agencies[3]
    rule = group.rule(Terms(seats=1), agencies=[other])
    for row in (group.police, group.seat("police")):
        row.ends_on = BEFORE
        row.save_because("ended", by=None)
    line = group.register.verdict.lines[-1]
    assert (line.asks, line.met) == (str(other), False)
    assert line.found == "No such seat in this group on that day"
    assert rule.agencies.count() == 1


def test_the_rule_of_the_day_of_the_meeting_applies(group):
    old = group.rule(Terms(seats=5))
    new = group.rule(Terms(seats=1), starts_on=DAY + timedelta(days=1))
    old.refresh_from_db()
    assert old.ends_on == DAY
    assert rule_on(group.board, DAY) == old
    assert rule_on(group.board, DAY + timedelta(days=1)) == new
    group.mark(north="present", south="absent", nhs="absent", police="absent", chair="absent")
    assert group.register.verdict.quorate is False


def test_a_rule_that_asks_nothing_or_begins_before_another_is_refused(group):
    with pytest.raises(ValidationError, match="at least one thing"):
        group.rule(Terms())
    group.rule(Terms(seats=3))
    with pytest.raises(ValidationError, match="stands: choose a later day"):
        group.rule(Terms(seats=2))


def test_what_approved_minutes_prove_is_not_changed_by_a_rule_set_later(group):
    Minutes(
        meeting=group.meeting,
        stage=Stage.APPROVED,
        approved_at=a_meeting(group.board, DAY + timedelta(days=30)),
        digest="0" * 64,
    ).save_because("approved", by=None)
    with pytest.raises(ValidationError, match="are approved"):
        group.rule(Terms(seats=3), starts_on=DAY)
    rule = group.rule(Terms(seats=3), starts_on=DAY + timedelta(days=1))
    with pytest.raises(ValidationError, match="cannot be before"):
        end_rule(rule, ends_on=DAY, because="x", by=group.head, today=DAY)


def test_only_those_who_arrange_the_board_set_and_end_its_rule(group):
    with pytest.raises(NotAllowed):
        group.rule(Terms(seats=3), by=group.chair.person)
    rule = group.rule(Terms(seats=3))
    with pytest.raises(NotAllowed):
        end_rule(rule, ends_on=DAY, because="x", by=group.chair.person, today=DAY)
    end_rule(rule, ends_on=DAY, because="x", by=group.head, today=DAY)
    assert rule_on(group.board, DAY + timedelta(days=1)) is None
