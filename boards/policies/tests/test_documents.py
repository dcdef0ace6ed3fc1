"""Governed documents: written, approved by a decision, in force, superseded, withdrawn."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from boards.meetings.models import LineKind, MinuteLine, Minutes
from boards.meetings.services import minutes
from boards.meetings.services.minutes import Said
from boards.meetings.tests.factories import Group
from boards.models import Decision, HowTaken
from boards.policies.models import GovernedDocument, Kind, State, Version
from boards.policies.register import document_page, register_of, standing_of, terms_of
from boards.policies.services.approving import Approval, approve_version
from boards.policies.services.reviewing import see_to_documents
from boards.policies.services.writing import (
    add_document,
    change_document,
    change_draft,
    withdraw_document,
    write_version,
)
from boards.policies.tests.approving import OCTOBER, SEPTEMBER, approve
from boards.policies.tests.factories import NOW, TODAY, a_document, a_draft
from boards.tests.factories import a_board, a_partnership
from partnership.access.services import NotAllowed

pytestmark = pytest.mark.django_db


def decided(group: Group, *, checked: bool = True) -> MinuteLine:
    """A decision in the minutes of a meeting in October."""
    item = group.item("The policy", group.meets(OCTOBER))
    said = Said(kind=LineKind.DECISION, words="The policy is approved.")
    minutes.write_line(item, said, by=group.officer, today=TODAY)
    found = Minutes.objects.get(meeting=item.meeting)
    if checked:
        minutes.send_to_chair(found, by=group.officer, today=TODAY, now=NOW)
        minutes.check_minutes(found, by=group.chair, now=NOW)
    return MinuteLine.objects.get(item=item)


# --- approval -------------------------------------------------------------------------------


def test_a_line_of_checked_minutes_approves_a_version(group: Group, document: GovernedDocument):
    version = a_draft(document, group.officer)
    line = decided(group)
    approve_version(version, Approval(line=line), by=group.officer, today=TODAY)
    document.refresh_from_db()
    assert document.current == version
    assert (version.approved_on, version.approved_by) == (OCTOBER, group.board)
    assert version.line == line
    assert document.next_review_on == date(2027, 10, 14)
    assert not Decision.objects.exists()


@pytest.mark.parametrize("wrong", ["not checked", "a note", "of another partnership"])
def test_no_other_line_does(group: Group, document: GovernedDocument, wrong: str):
    version = a_draft(document, group.officer)
    line = decided(group, checked=wrong != "not checked")
    if wrong == "a note":
        line.kind = LineKind.NOTE
        line.save_because("changed", by=None)
    if wrong == "of another partnership":
        there = Group()
        version = a_draft(a_document(there.board, there.officer), there.officer)
        group.officer = there.officer
    with pytest.raises(ValidationError, match="decision in minutes"):
        approve_version(version, Approval(line=line), by=group.officer, today=TODAY)
    version.refresh_from_db()
    assert version.state == State.DRAFT


def test_a_meeting_without_minutes_here_gets_its_decision(group: Group, document: Any):
    version = approve(group, document, OCTOBER, "Words")
    decision = Decision.objects.get()
    assert version.decision == decision
    assert (decision.how, decision.taken_by) == (HowTaken.MEETING, group.chair)


def test_a_chairs_action_says_why_it_could_not_wait(group: Group, document: GovernedDocument):
    version = a_draft(document, group.officer)
    facts: dict[str, Any] = {
        "board": group.board,
        "taken_on": OCTOBER,
        "taken_by": group.chair,
        "reasons": "Agreed",
    }
    by: dict[str, Any] = {"by": group.officer, "today": TODAY}
    with pytest.raises(ValidationError, match="could not wait"):
        approve_version(version, Approval(**facts), **by)
    wrong = {**facts, "taken_by": group.nurse, "could_not_wait": "An inquest"}
    with pytest.raises(ValidationError, match="who chaired"):
        approve_version(version, Approval(**wrong), **by)
    assert not Decision.objects.exists()
    done = approve_version(version, Approval(**facts, could_not_wait="An inquest"), **by)
    assert done.how == HowTaken.CHAIRS_ACTION
    assert Decision.objects.get().could_not_wait == "An inquest"


def test_the_independent_chair_may_have_acted_for_any_board(group: Group, document: Any):
    facts: dict[str, Any] = {"board": group.board, "taken_on": OCTOBER, "reasons": "Agreed"}
    act = Approval(taken_by=group.independent, could_not_wait="An inquest", **facts)
    done = approve_version(a_draft(document, group.officer), act, by=group.officer, today=TODAY)
    assert done.state == State.APPROVED


def test_a_meeting_to_come_approves_nothing(group: Group, document: GovernedDocument):
    approval = Approval(meeting=group.meeting, taken_by=group.chair, reasons="Agreed")
    version = a_draft(document, group.officer)
    with pytest.raises(ValidationError, match="that was held"):
        approve_version(version, approval, by=group.officer, today=TODAY)


def test_an_approved_version_is_approved_once_and_its_words_stay(group: Group, document: Any):
    version = approve(group, document, OCTOBER, "Words")
    approval = Approval(
        meeting=group.board.meetings.get(held_on=OCTOBER), taken_by=group.chair, reasons="Agreed"
    )
    with pytest.raises(ValidationError, match="its words stay"):
        approve_version(version, approval, by=group.officer, today=TODAY)
    with pytest.raises(ValidationError, match="its words stay"):
        change_draft(version, words="Others", what_changed="All", by=group.officer)
    assert Decision.objects.count() == 1


# --- versions -------------------------------------------------------------------------------


def test_the_next_version_takes_over_and_the_old_one_stays(group: Group, document: Any):
    first = approve(group, document, SEPTEMBER, "Old words")
    second = approve(group, document, OCTOBER, "New words")
    first.refresh_from_db()
    assert document.current == second
    assert first.superseded_on == OCTOBER
    assert first.words == "Old words"
    page = document_page(document, group.nurse, TODAY, asked=first.number)
    assert (page.asked, page.old) == (1, first)
    assert page.since == [second]
    assert page.reading is not None
    assert page.reading.version == second


def test_a_version_that_begins_later_holds_from_that_day(group: Group, document: Any):
    first = approve(group, document, SEPTEMBER, "Old words")
    later = TODAY + timedelta(days=7)
    second = approve(group, document, OCTOBER, "New words", starts_on=later)
    assert document.current == first
    see_to_documents(now=NOW)
    document.refresh_from_db()
    assert document.current == first
    see_to_documents(now=NOW + timedelta(days=7))
    see_to_documents(now=NOW + timedelta(days=7))
    document.refresh_from_db()
    assert document.current == second
    first.refresh_from_db()
    assert first.superseded_on == later


def test_it_cannot_hold_before_it_was_approved(group: Group, document: GovernedDocument):
    with pytest.raises(ValidationError, match="holds from then on"):
        approve(group, document, OCTOBER, "Words", starts_on=SEPTEMBER)


def test_there_is_one_draft_at_a_time(group: Group, document: GovernedDocument):
    a_draft(document, group.officer)
    with pytest.raises(ValidationError, match="a draft of the next version already"):
        a_draft(document, group.officer)


def test_a_later_version_says_what_changed(group: Group, document: GovernedDocument):
    approve(group, document, OCTOBER, "Words")
    with pytest.raises(ValidationError, match="plain words what changed"):
        a_draft(document, group.officer, what_changed=" ")


def test_a_version_has_something_to_read(group: Group, document: GovernedDocument):
    with pytest.raises(ValidationError, match="text, or choose a file"):
        a_draft(document, group.officer, words=" ")


def test_a_withdrawn_document_is_read_but_not_written(group: Group, document: GovernedDocument):
    approve(group, document, OCTOBER, "Words")
    withdraw_document(document, because="Replaced", by=group.officer, today=TODAY)
    assert standing_of(document, TODAY).words == "Withdrawn"
    assert document in GovernedDocument.objects.visible_to(group.nurse)
    with pytest.raises(ValidationError, match="withdrawn"):
        a_draft(document, group.officer)
    with pytest.raises(ValidationError, match="withdrawn already"):
        withdraw_document(document, because="Again", by=group.officer, today=TODAY)


def test_a_key_is_made_of_the_title_and_is_never_anothers(group: Group):
    first, second = (a_document(group.board, group.officer) for _ in range(2))
    there = Group()
    other = a_document(there.board, there.officer)
    assert (first.key, second.key) == ("escalation", "escalation-2")
    assert other.key.startswith(there.partnership.code)
    assert a_document(group.board, group.officer, title="Of").key == "of-2"
    assert a_document(group.board, group.officer, title="…").key == "document"


def test_an_owner_is_of_the_same_partnership(group: Group, document: GovernedDocument):
    elsewhere = a_board(a_partnership("Elsewhere"))
    with pytest.raises(ValidationError, match="of this partnership"):
        add_document(
            group.partnership, kind=Kind.POLICY, title="A", owner=elsewhere, by=group.officer
        )
    facts = {name: getattr(document, name) for name in ("title", "owner_office", "is_public")}
    facts |= {"review_months": 12, "next_review_on": None}
    with pytest.raises(ValidationError, match="of this partnership"):
        change_document(document, owner=elsewhere, because="Moved", by=group.officer, **facts)


def test_terms_of_reference_stand_with_their_board_over_time(group: Group):
    facts = {"kind": Kind.TERMS, "board": group.board}
    old, new = (a_document(group.board, group.officer, f"Terms {n}", **facts) for n in "12")
    approve(group, old, SEPTEMBER, "Old")
    approve(group, new, OCTOBER, "New")
    withdraw_document(old, because="New ones", by=group.officer, today=TODAY)
    assert [row.title for row in terms_of(group.board, group.nurse)] == ["Terms 2", "Terms 1"]


# --- who reads ------------------------------------------------------------------------------


def test_until_it_is_approved_only_the_service_sees_it(group: Group, document: GovernedDocument):
    version = a_draft(document, group.officer)
    for person, sees in ((group.officer, True), (group.chair, False), (group.nurse, False)):
        assert (document in GovernedDocument.objects.visible_to(person)) is sees
        assert (version in Version.objects.visible_to(person)) is sees


def test_a_draft_of_the_next_version_stays_with_the_service(group: Group, document: Any):
    first = approve(group, document, OCTOBER, "Words")
    draft = a_draft(document, group.officer)
    assert list(Version.objects.visible_to(group.nurse)) == [first]
    assert set(Version.objects.visible_to(group.officer)) == {first, draft}


def test_another_partnership_sees_only_what_is_public(group: Group, document: GovernedDocument):
    approve(group, document, OCTOBER, "Words")
    there = Group()
    assert document not in GovernedDocument.objects.visible_to(there.officer)
    assert not register_of(group.partnership, there.officer)
    document.is_public = True
    document.save_because("opened", by=None)
    assert document in GovernedDocument.objects.visible_to(there.officer)


def test_a_sharing_agreement_is_not_for_the_whole_partnership(group: Group):
    row = a_document(group.board, group.officer, kind=Kind.SHARING)
    approve(group, row, OCTOBER, "Words")
    assert row not in GovernedDocument.objects.visible_to(group.nurse)
    assert row in GovernedDocument.objects.visible_to(group.independent)


@pytest.mark.parametrize("who", ["chair", "nurse", "independent"])
def test_only_the_service_keeps_the_register(group: Group, document: GovernedDocument, who: str):
    person = getattr(group, who)
    with pytest.raises(NotAllowed):
        a_document(group.board, person)
    with pytest.raises(NotAllowed):
        write_version(document, words="A", what_changed="", by=person, now=NOW)
    version = a_draft(document, group.officer)
    with pytest.raises(NotAllowed):
        approve_version(version, Approval(), by=person, today=TODAY)
    with pytest.raises(NotAllowed):
        withdraw_document(document, because="No", by=person, today=TODAY)
