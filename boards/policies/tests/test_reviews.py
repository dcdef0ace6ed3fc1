"""Reviews of governed documents: fallen due, answered, chased."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from boards.meetings.tests.factories import Group
from boards.models import BoardKind
from boards.policies.models import GovernedDocument, ReviewRecord
from boards.policies.register import standing_of
from boards.policies.services.reviewing import answer_review, see_to_documents
from boards.policies.services.writing import withdraw_document
from boards.policies.tests.approving import OCTOBER, SEPTEMBER, approve
from boards.policies.tests.factories import NOW, TODAY
from boards.tests.factories import a_board, a_person, a_post, a_seat
from partnership.access.offices import Office
from partnership.access.services import NotAllowed
from partnership.outbox.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def due(group: Group, document: GovernedDocument) -> GovernedDocument:
    """Due for review in a week."""
    approve(group, document, OCTOBER, "Words")
    document.next_review_on = TODAY + timedelta(days=7)
    document.save_because("set", by=None)
    return document


def test_the_system_makes_one_review_a_due_day_and_writes_once(due: GovernedDocument, group: Group):
    assert see_to_documents(now=NOW) == 1
    assert see_to_documents(now=NOW + timedelta(days=1)) == 0
    record = ReviewRecord.objects.get()
    assert record.due_on == due.next_review_on
    letter = Letter.objects.get(key__startswith="policy-review:")
    assert letter.to == group.officer
    see_to_documents(now=NOW + timedelta(days=20))
    see_to_documents(now=NOW + timedelta(days=21))
    assert Letter.objects.filter(key__startswith="policy-review-late:").count() == 1


def test_it_asks_nothing_far_from_the_day_or_of_what_is_withdrawn(due: Any, group: Group):
    due.next_review_on = TODAY + timedelta(days=90)
    due.save_because("set", by=None)
    assert see_to_documents(now=NOW) == 0
    due.next_review_on = TODAY
    due.save_because("set", by=None)
    withdraw_document(due, because="Gone", by=group.officer, today=TODAY)
    assert see_to_documents(now=NOW) == 0


def test_still_right_sets_the_next_day_a_cycle_on(due: GovernedDocument, group: Group):
    see_to_documents(now=NOW)
    record = ReviewRecord.objects.get()
    answer_review(record, outcome="still_right", words="", by=group.officer, today=TODAY)
    due.refresh_from_db()
    assert due.next_review_on == date(2027, 11, 23)
    with pytest.raises(ValidationError, match="answered already"):
        answer_review(record, outcome="change", words="All", by=group.officer, today=TODAY)


def test_a_change_needed_leaves_it_under_review_until_a_new_version(due: Any, group: Group):
    see_to_documents(now=NOW)
    record = ReviewRecord.objects.get()
    with pytest.raises(ValidationError, match="what has to change"):
        answer_review(record, outcome="change", words=" ", by=group.officer, today=TODAY)
    answer_review(record, outcome="change", words="Names", by=group.officer, today=TODAY)
    due.refresh_from_db()
    after = due.next_review_on + timedelta(days=1)
    assert standing_of(due, after).words == "Under review"
    approve(group, due, after, "New", today=after)
    assert standing_of(due, after).words == "In force"
    assert due.next_review_on == date(2027, 12, 1)


def test_a_new_version_answers_the_review_that_was_open(due: GovernedDocument, group: Group):
    see_to_documents(now=NOW)
    approve(group, due, TODAY, "New")
    assert ReviewRecord.objects.get().outcome == "new_version"


def test_the_chair_of_the_owner_is_asked_where_the_entry_says_so(due: Any, group: Group):
    due.owner_office = "chair"
    due.save_because("set", by=None)
    see_to_documents(now=NOW)
    assert Letter.objects.get().to == group.chair
    record = ReviewRecord.objects.get()
    answer_review(record, outcome="still_right", words="", by=group.chair, today=TODAY)
    assert ReviewRecord.objects.visible_to(group.nurse, "answer").count() == 0


def test_when_nobody_is_in_the_chair_the_service_is_asked(due: Any, group: Group):
    due.owner_office = "chair"
    due.owner = a_board(group.partnership, "Empty", kind=BoardKind.GROUP)
    due.save_because("set", by=None)
    see_to_documents(now=NOW)
    assert Letter.objects.get().to == group.officer


def test_a_lead_of_an_agency_reads_what_holds_and_answers_nothing(due: Any, group: Group):
    lead = a_person("Lead")
    a_post(lead, group.trust)
    see_to_documents(now=NOW)
    assert due in GovernedDocument.objects.visible_to(lead)
    record = ReviewRecord.objects.get()
    with pytest.raises(NotAllowed):
        answer_review(record, outcome="still_right", words="", by=lead, today=TODAY)


def test_the_head_of_service_is_asked_where_the_entry_says_so(due: Any, group: Group):
    head = a_person("Head")
    service = group.partnership.boards.get(kind=BoardKind.SERVICE)
    a_seat(head, service, Office.HEAD_OF_SERVICE)
    due.owner_office = "head"
    due.save_because("set", by=None)
    see_to_documents(now=NOW)
    assert Letter.objects.get().to == head


def test_a_version_overtaken_before_its_day_never_holds(group: Group, document: Any):
    early, late = TODAY + timedelta(days=7), TODAY + timedelta(days=14)
    approve(group, document, SEPTEMBER, "First")
    second = approve(group, document, SEPTEMBER, "Second", starts_on=late)
    third = approve(group, document, OCTOBER, "Third", starts_on=early)
    for days in (7, 14, 15):
        see_to_documents(now=NOW + timedelta(days=days))
    document.refresh_from_db()
    second.refresh_from_db()
    assert document.current == third
    assert second.superseded_on is None
