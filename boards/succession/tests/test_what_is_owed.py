"""What an agency still owes on the day passes to whoever follows it; what is done stays."""

from typing import Any

import pytest

from boards.challenges import services as challenges
from boards.challenges.models import Source, State, Verdict
from boards.differences import services as differences
from boards.differences.models import Ground, Outcome, Theme
from boards.models import ListName
from boards.owed import services as owed
from boards.owed.asking import waiting_for
from boards.owed.figures import owed_between
from boards.owed.models import Every, Expectation
from boards.relevant import services as relevant
from boards.relevant.models import Confirmation
from boards.sharing.services import asking
from boards.succession.tests.owing import DAY, NEW, NOW, TODAY, WHEN, Owing, why
from partnership.access.offices import Office
from partnership.access.services import NotAllowed, can
from partnership.agencies.models import Agency
from partnership.agencies.models import Kind as AgencyKind
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_what_is_open_is_the_successors_and_history_says_why_and_who(owing: Owing):
    new = owing.followed()
    for row in (owing.risk, owing.challenge, owing.request):
        row.refresh_from_db()
        assert row.agency == new
        line = row.history.latest()
        assert line.history_change_reason == (
            "Succession: A trust is followed by New trust: By order"
        )
        assert line.history_user == owing.world.head
        assert line.prev_record.agency == owing.trust
    assert owing.challenge.responder == owing.lead  # whose office goes on
    assert owing.letter.concerned.filter(agency=new).exists()
    assert owing.letter.concerned.filter(agency=owing.trust).exists()


def test_who_is_named_to_answer_answers_no_more_where_their_office_ends(owing: Owing):
    owing.followed(moves=owing.moves(post=False))
    owing.challenge.refresh_from_db()
    assert owing.challenge.responder is None


def test_what_is_closed_answered_or_over_stays_with_the_agency_that_did_it(owing: Owing):
    now: dict[str, Any] = {"by": owing.lead, "today": TODAY}
    answered = owing.challenged("Answered")
    challenges.answer_challenge(answered, words="Because", now=NOW, **now)
    withdrawn = owing.challenged("Withdrawn")
    challenges.withdraw_challenge(withdrawn, because="A mistake", by=owing.officer, **WHEN)
    given = owing.asked("Addresses")
    asking.answer_request(given, answer="Sent", **now)
    settled = owing.differed(ground=Ground.RISK)
    over: dict[str, Any] = {"outcome": Outcome.AGREED, "theme": Theme.ROLES, "learning": "Read it"}
    differences.resolve_difference(settled, **over, by=owing.officer, **WHEN)
    ended = owing.agreed("Old sharing", ends_on=TODAY - DAY)
    owing.followed()
    for row in (answered, withdrawn, given, owing.gone):
        row.refresh_from_db()
        assert row.agency == owing.trust
    assert {side.agency for side in settled.sides.all()} == {owing.trust, owing.world.council}
    assert {party.agency for party in ended.parties.all()} == {owing.trust, owing.world.council}
    assert not any(party.ended_on for party in ended.parties.all())


def test_what_was_answered_is_taken_further_with_the_successor(owing: Owing):
    challenges.answer_challenge(owing.challenge, words="Because", by=owing.lead, **WHEN)
    new = owing.followed()
    owing.challenge.refresh_from_db()
    assert owing.challenge.agency == owing.trust
    again = challenges.Judgement(Verdict.ASK_AGAIN, "Not enough", due_on=TODAY + 20 * DAY)
    challenges.judge_challenge(owing.challenge, again, by=owing.officer, **WHEN)
    owing.challenge.refresh_from_db()
    assert (owing.challenge.agency, owing.challenge.state) == (new, State.ASKED)
    assert can(owing.lead, "answer", owing.challenge, on=TODAY)


def test_an_answer_that_satisfies_stays_the_old_agencys(owing: Owing):
    challenges.answer_challenge(owing.challenge, words="Because", by=owing.lead, **WHEN)
    owing.followed()
    enough = challenges.Judgement(Verdict.SATISFIED, "The form changed")
    challenges.judge_challenge(owing.challenge, enough, by=owing.officer, **WHEN)
    owing.challenge.refresh_from_db()
    assert owing.challenge.agency == owing.trust


def test_a_letter_that_is_only_drafted_is_addressed_to_the_successor(owing: Owing):
    held = make.meeting(owing.world.group, TODAY - 5 * DAY)
    draft = challenges.draft_attendance_challenge(
        owing.world.group, owing.trust, absences=[held], by=owing.officer, today=TODAY
    )
    new = owing.followed()
    draft.refresh_from_db()
    assert (draft.agency, draft.source) == (new, Source.ATTENDANCE)
    assert draft.letter.startswith("To New trust\n")


# --- rights -----------------------------------------------------------------------------------


def test_the_successors_lead_sees_and_answers_and_the_old_lead_does_not(owing: Owing):
    heir = make.agency("Big trust", AgencyKind.NHS_TRUST)
    make.listing(owing.world.partnership, heir, ListName.CHILDREN)
    lead = make.person("Lead of the heir")
    make.appointment(lead, Office.AGENCY_LEAD, heir)
    rows: list[Any] = [owing.risk, owing.challenge, owing.difference, owing.request, owing.letter]
    assert [can(owing.lead, "view", row, on=TODAY) for row in rows] == [True] * 5
    assert [can(lead, "view", row, on=TODAY) for row in rows] == [False] * 5
    owing.followed(heir, moves=owing.moves(post=False))
    rows = [type(row).objects.get(pk=row.pk) for row in rows]
    assert [can(lead, "view", row, on=TODAY) for row in rows] == [True] * 5
    assert [can(owing.lead, "view", row, on=TODAY) for row in rows] == [False] * 5
    challenges.answer_challenge(owing.challenge, words="We took it over", by=lead, **WHEN)
    asking.answer_request(owing.request, answer="Sent", by=lead, today=TODAY)
    (task,) = waiting_for(lead, TODAY)
    assert task.agency == heir.pk
    with pytest.raises(NotAllowed):
        asking.answer_request(owing.request, answer="Late", by=owing.lead, today=TODAY)


# --- reports ----------------------------------------------------------------------------------


def test_what_came_stays_and_what_did_not_is_owed_by_the_successor(owing: Owing):
    old = owing.report
    late, ahead = [one.due_on for one in owed_between(_only(old), TODAY - 100 * DAY, TODAY, TODAY)]
    came = owed.hand_in(old, due_on=late, report=make.pdf(), by=owing.lead, today=TODAY, now=NOW)
    owed.note_asked(old, ahead, by=None, today=TODAY - 20 * DAY)
    new = owing.followed()
    old.refresh_from_db()
    heirs = Expectation.objects.get(agency=new)
    assert (old.agency, old.ends_on) == (owing.trust, TODAY - DAY)
    assert (heirs.title, heirs.starts_on, heirs.ends_on) == (old.title, TODAY, None)
    came.refresh_from_db()
    assert came.expectation == old
    carried = heirs.reports.get()
    assert (carried.due_on, carried.asked_on) == (ahead, TODAY - 20 * DAY)
    left = old.reports.get(due_on=ahead)
    assert left.not_needed_because.startswith("Owed by New trust since ")
    assert why(left) == why(heirs) == "Succession: A trust is followed by New trust: By order"
    new_lead = owing.lead  # her office goes on
    done = owed.hand_in(
        heirs, due_on=ahead, report=make.pdf(words="Another"), by=new_lead, today=TODAY, now=NOW
    )
    assert done.received_on == TODAY


def _only(row: Expectation) -> Any:
    return Expectation.objects.filter(pk=row.pk)


def test_every_due_day_is_owed_by_one_agency(owing: Owing):
    owing.followed()
    rows = Expectation.objects.filter(board=owing.world.group)
    found = owed_between(rows, TODAY - 400 * DAY, TODAY + 400 * DAY, TODAY)
    still = [one.due_on for one in found if one.is_open]
    assert len(still) == len(set(still))
    assert {one.expectation.agency for one in found if one.is_open} == {
        Agency.objects.get(name=NEW.name)
    }
    assert sum(one.state == "late" for one in found) == 2


def test_a_report_handed_in_ahead_is_not_asked_of_the_successor_again(owing: Owing):
    ahead = owing.expected("Audit", TODAY + 30 * DAY)
    owed.hand_in(
        ahead, due_on=TODAY + 30 * DAY, report=make.pdf(), by=owing.lead, today=TODAY, now=NOW
    )
    new = owing.followed()
    heirs = Expectation.objects.get(agency=new, title="Audit")
    assert heirs.reports.get().not_needed_because.startswith("Handed in by A trust on ")


def test_what_was_owed_once_and_came_is_owed_no_more(owing: Owing):
    once = owing.expected("One audit", TODAY - DAY)
    once.every = Every.ONCE
    once.save_because("once", by=None)
    owed.hand_in(once, due_on=TODAY - DAY, report=make.pdf(), by=owing.lead, today=TODAY, now=NOW)
    new = owing.followed()
    once.refresh_from_db()
    assert once.ends_on is None
    assert not Expectation.objects.filter(agency=new, title="One audit").exists()


def test_an_heir_that_owes_the_same_is_asked_beside_it_for_what_is_behind(owing: Owing):
    heir = make.agency("Big trust", AgencyKind.NHS_TRUST)
    make.listing(owing.world.partnership, heir, ListName.CHILDREN)
    own = owing.expected(owing.report.title, TODAY - 100 * DAY, heir)
    owing.followed(heir)
    theirs = Expectation.objects.filter(agency=heir).exclude(pk=own.pk)
    assert {row.every for row in theirs} == {Every.ONCE}
    assert all(row.title.startswith("Private fostering, of A trust, due ") for row in theirs)
    found = owed_between(theirs, TODAY - 400 * DAY, TODAY + 400 * DAY, TODAY)
    assert [one.state for one in found] == ["late", "late"]
    assert not own.reports.exists()


# --- the lists --------------------------------------------------------------------------------


def test_an_open_review_of_the_lists_asks_the_successor(owing: Owing):
    world, until = owing.world, TODAY + 20 * DAY
    review = relevant.open_review(world.partnership, answer_by=until, by=owing.officer, **WHEN)
    new = owing.followed()
    row = Confirmation.objects.get(review=review, agency=new)
    assert can(owing.lead, "answer", row, on=TODAY)
    assert not Confirmation.objects.filter(review=review, agency=owing.trust).exists()


def test_an_heir_that_is_asked_already_is_not_asked_twice(owing: Owing):
    world, until = owing.world, TODAY + 20 * DAY
    review = relevant.open_review(world.partnership, answer_by=until, by=owing.officer, **WHEN)
    owing.followed(world.council)
    row = Confirmation.objects.get(review=review, agency=owing.trust)
    assert row.settled_because == "Followed by A council, which is asked itself"
    assert row.waits == ""
