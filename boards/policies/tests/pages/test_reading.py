"""Governed documents as everybody reads them: public ones, old links, comparisons, forms."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from boards.meetings.tests.factories import Group
from boards.policies.doors import waiting_for
from boards.policies.models import GovernedDocument, ReviewRecord
from boards.policies.services.reviewing import see_to_documents
from boards.policies.tests.factories import NOW, TODAY, a_document, a_draft, approved
from boards.policies.tests.pages.reading import body, browser
from boards.tests.factories import a_meeting
from partnership.demo.paper import small_pdf

pytestmark = pytest.mark.django_db


def test_everybody_reads_a_public_document_without_signing_in(document: GovernedDocument):
    listed = body(browser().get(reverse("policies:list")))
    assert "Escalation" in listed
    page = body(browser().get(document.get_absolute_url()))
    assert "Tell your manager or lead." in page
    assert "Approved by Quality group, 16 September 2026." in page
    assert "Answer it" not in page


def test_a_document_for_members_is_not_there_for_others(group: Group, document: GovernedDocument):
    document.is_public = False
    document.save_because("closed", by=None)
    first = document.versions.get(number=1)
    addresses = [
        document.get_absolute_url(),
        first.get_absolute_url(),
        reverse("policies:text", args=[document.key, 1]),
        reverse("policies:file", args=[document.key, 1]),
        reverse("policies:compare", args=[document.key, 1, 2]),
    ]
    there = Group().officer
    for address in addresses:
        assert browser().get(address).status_code == 404
        assert browser(there).get(address).status_code == 404
    assert "Escalation" not in body(browser().get(reverse("policies:list")))
    assert browser(group.nurse).get(addresses[0]).status_code == 200


def test_a_draft_is_nowhere_for_others(group: Group, document: GovernedDocument):
    a_draft(document, group.officer, "Secret words", what_changed="A secret reason")
    for client in (browser(), browser(group.nurse)):
        for address in (
            document.get_absolute_url(),
            reverse("policies:list"),
            reverse("policies:version", args=[document.key, 1]),
        ):
            assert "ecret" not in body(client.get(address))
        for page, args in (("text", [3]), ("version", [3]), ("compare", [2, 3])):
            found = client.get(reverse(f"policies:{page}", args=[document.key, *args]))
            assert found.status_code == 404
    assert "Draft of version 3" in body(browser(group.officer).get(document.get_absolute_url()))


def test_an_old_link_leads_to_what_holds_and_says_what_changed(document: GovernedDocument):
    page = body(browser().get(reverse("policies:version", args=[document.key, 1])))
    assert "Your link is to version 1, which no longer holds." in page
    assert "Version 2, from" in page
    assert "Leads too" in page
    assert "Tell your manager or lead." in page
    old = reverse("policies:text", args=[document.key, 1])
    assert old in page
    assert "Tell your manager." in body(browser().get(old))
    held = body(browser().get(reverse("policies:version", args=[document.key, 2])))
    assert "Your link is to" not in held


def test_a_comparison_is_told_in_words_and_marks(document: GovernedDocument):
    page = body(browser().get(reverse("policies:compare", args=[document.key, 1, 2])))
    assert "1 paragraph changed, 0 new, 0 gone." in page
    assert "<ins>" in page
    assert "Leads too" in page
    same = body(browser().get(reverse("policies:compare", args=[document.key, 2, 2])))
    assert "Their texts are the same" in same


def test_what_is_typed_is_escaped(group: Group, document: GovernedDocument):
    a_draft(document, group.officer, "<script>x</script> one\n\n<b>two</b>")
    client = browser(group.officer)
    for page, args in (("text", [3]), ("compare", [2, 3])):
        found = body(client.get(reverse(f"policies:{page}", args=[document.key, *args])))
        assert "<script>x" not in found
        assert "<b>two" not in found


def test_a_file_goes_as_an_attachment_to_whoever_reads_the_version(group: Group, document: Any):
    paper = SimpleUploadedFile("policy.pdf", small_pdf("Policy"))
    meeting = a_meeting(group.board, date(2026, 9, 23))
    approved(document, meeting, group.chair, group.officer, "", file=paper)
    answer = browser().get(reverse("policies:file", args=[document.key, 3]))
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert browser().get(reverse("policies:file", args=[document.key, 1])).status_code == 404


def test_the_public_page_says_that_it_is_under_review(document: GovernedDocument):
    document.next_review_on = date(2026, 10, 1)
    document.save_because("set", by=None)
    assert "Under review" in body(browser().get(document.get_absolute_url()))
    assert "Under review" in body(browser().get(reverse("policies:list")))


def test_the_whole_way_through_the_forms(group: Group):
    client = browser(group.officer)
    add = reverse("policies:add", args=[group.partnership.key])
    good = {"kind": "policy", "title": "Neglect", "owner": group.board.pk}
    good |= {"owner_office": "officer", "review_months": "12"}
    wrong = body(client.post(add, {**good, "kind": "terms"}))
    assert "whose terms of reference they are" in wrong
    assert 'value="Neglect"' in wrong
    client.post(add, good)
    document = GovernedDocument.objects.get(title="Neglect")
    write = reverse("policies:write", args=[document.key])
    client.post(write, {"words": "First words"})
    twice = body(client.post(write, {"words": "Second words"}))
    assert "a draft of the next version already" in twice
    assert "Second words" in twice
    draft = document.versions.get()
    change = reverse("policies:change_draft", args=[draft.pk])
    opened = client.get(change).context["form"].initial["opened"]
    client.post(change, {"words": "Better words", "what_changed": "", "opened": opened})
    meeting = a_meeting(group.board, date(2026, 9, 23))
    approve = reverse("policies:approve", args=[draft.pk])
    assert "Choose the meeting" in body(client.post(approve, {"by_what": "meeting"}))
    sent = {"by_what": "meeting", "meeting": meeting.pk, "taken_by": group.chair.pk}
    assert client.post(approve, {**sent, "reasons": "Agreed"}).status_code == 302
    document.refresh_from_db()
    assert document.current is not None
    assert document.current.words == "Better words"
    assert client.post(approve, {**sent, "reasons": "Agreed"}).status_code == 200


def test_a_review_waits_for_whoever_is_asked_and_is_answered(group: Group, document: Any):
    document.next_review_on = TODAY
    document.save_because("set", by=None)
    see_to_documents(now=NOW)
    record = ReviewRecord.objects.get()
    assert [task.url for task in waiting_for(group.officer, TODAY)] == [record.get_absolute_url()]
    assert waiting_for(group.chair, TODAY) == []
    with CaptureQueriesContext(
        connection,
    ) as none:
        assert waiting_for(group.nurse, TODAY) == []
    assert not [query for query in none if "policies" in query["sql"]]
    client = browser(group.officer)
    client.post(record.get_absolute_url(), {"outcome": "still_right", "words": ""})
    assert waiting_for(group.officer, TODAY) == []
    assert browser(group.nurse).get(record.get_absolute_url()).status_code == 403


def test_pages_ask_as_many_questions_for_one_document_as_for_many(group: Group, document: Any):
    client = browser(group.officer)
    addresses = [
        reverse("policies:list"),
        reverse("policies:register", args=[group.partnership.key]),
        document.get_absolute_url(),
    ]

    def asked() -> list[int]:
        counts = []
        for address in addresses:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            counts.append(len(queries))
        return counts

    asked()
    few = asked()
    for n in range(4):
        meeting = a_meeting(group.board, date(2026, 8, n + 1))
        other = a_document(group.board, group.officer, f"Other {n}", is_public=True)
        approved(other, meeting, group.chair, group.officer)
        later = a_meeting(group.board, date(2026, 10, n + 1))
        approved(document, later, group.chair, group.officer, f"Words {n}")
    assert asked() == few


@pytest.mark.parametrize("bad", ["before\0after", "a" * 200_001])
def test_a_text_that_cannot_be_kept_is_said_at_its_box(group: Group, document: Any, bad: str):
    write = reverse("policies:write", args=[document.key])
    answer = browser(group.officer).post(write, {"words": bad, "what_changed": "All"})
    assert answer.status_code == 200
    assert "words" in answer.context["form"].errors
    assert document.versions.count() == 2
