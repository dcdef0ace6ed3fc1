"""Pages of governed documents: public ones, old links, comparisons, the framework, the loader."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from boards.importing import import_files
from boards.meetings.tests.factories import Group
from boards.models import Partnership
from boards.policies.doors import waiting_for
from boards.policies.framework import framework_of, methods
from boards.policies.live import live
from boards.policies.models import GovernedDocument, Kind, ReviewRecord, State, Version
from boards.policies.register import approval_of
from boards.policies.services.loading import file_of, load_documents
from boards.policies.services.reviewing import see_to_documents
from boards.policies.services.writing import change_document
from boards.policies.tests.factories import NOW, TODAY, a_document, a_draft, approved
from boards.tests.factories import a_meeting
from partnership.access.querysets import about_visible
from partnership.demo.paper import small_pdf
from partnership.documents.models import Document

pytestmark = pytest.mark.django_db

FILE = "boards/data/cambridgeshire_and_peterborough.yaml"
IN_A_WEEK = NOW + timedelta(days=7)
OLD, NEW = "Purpose\n\nTell your manager.", "Purpose\n\nTell your manager or lead."


@pytest.fixture
def group() -> Group:
    return Group()


@pytest.fixture
def document(group: Group) -> GovernedDocument:
    """Public, in its second version."""
    row = a_document(group.board, group.officer, is_public=True)
    for day, words in ((9, OLD), (16, NEW)):
        meeting = a_meeting(group.board, date(2026, 9, day))
        approved(row, meeting, group.chair, group.officer, words, what_changed="Leads too")
    return row


def browser(user: Any = None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def body(answer: Any) -> str:
    assert answer.status_code == 200, answer
    return answer.content.decode()


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


@pytest.fixture
def opened(group: Group) -> GovernedDocument:
    """For members in two versions, then opened to everybody, then changed once more."""
    row = a_document(group.board, group.officer)
    for day, words in ((2, OLD), (9, NEW)):
        meeting = a_meeting(group.board, date(2026, 9, day))
        paper = SimpleUploadedFile("policy.pdf", small_pdf(words))
        more: Any = {"what_changed": "Leads too", "file": paper}
        approved(row, meeting, group.chair, group.officer, words, **more)
    opens(row, group)
    return row


def opens(row: GovernedDocument, group: Group, **more: Any) -> None:
    names = ("title", "owner", "owner_office", "review_months", "next_review_on")
    facts = {name: getattr(row, name) for name in names} | {"is_public": True} | more
    change_document(row, because="Agreed", by=group.officer, **facts)


def addresses(row: GovernedDocument, number: int) -> list[str]:
    """Every address that tells of one version."""
    version = row.versions.get(number=number)
    files = Document.objects.about(version)
    return [
        *(reverse(f"policies:{page}", args=[row.key, number]) for page in ("text", "file")),
        reverse("policies:compare", args=[row.key, number, number]),
        *(file.get_absolute_url() for file in files),
    ]


def answers(client: Client, row: GovernedDocument, number: int) -> set[int]:
    """How they answer this reader; the general address of files asks everybody to sign in first."""
    return {client.get(address).status_code for address in addresses(row, number)} - {302}


def test_opening_a_document_opens_the_version_that_holds_and_later_ones(group: Group, opened: Any):
    assert (answers(browser(), opened, 1), answers(browser(), opened, 2)) == ({404}, {200})
    assert answers(browser(group.nurse), opened, 1) == {200}
    assert [one.number for one in Version.objects.visible_to(AnonymousUser())] == [2]
    there = Group().nurse
    assert [one.title for one in seen_files(there)] == ["Escalation, version 2"]
    page = body(browser().get(opened.get_absolute_url()))
    assert "Version 2" in page
    assert "Version 1" not in page
    meeting = a_meeting(group.board, date(2026, 9, 16))
    approved(opened, meeting, group.chair, group.officer, "Third words")
    assert [one.number for one in Version.objects.visible_to(AnonymousUser())] == [3, 2]


def seen_files(user: Any) -> list[Document]:
    return list(about_visible(Document.objects.all(), user))


def test_an_old_link_to_what_was_not_opened_lands_on_the_newest_that_is(opened: GovernedDocument):
    page = body(browser().get(reverse("policies:version", args=[opened.key, 1])))
    assert "Your link is to version 1, which no longer holds." in page
    assert "Tell your manager or lead." in page
    assert "Tell your manager.<" not in page
    for address in addresses(opened, 1):
        assert address not in page
    for number in (0, 3, 9):
        link = reverse("policies:version", args=[opened.key, number])
        assert browser().get(link).status_code == 404


def test_an_earlier_version_is_opened_by_choosing_it(group: Group, opened: GovernedDocument):
    opens(opened, group, public_from=1)
    assert answers(browser(), opened, 1) == {200}
    opens(opened, group, public_from=3)
    assert browser().get(opened.get_absolute_url()).status_code == 404
    for client in (browser(), browser(group.nurse)):
        assert "Escalation" not in body(client.get(reverse("policies:list")))
    assert answers(browser(), opened, 2) == {404}
    page = body(browser(group.nurse).get(opened.get_absolute_url()))
    assert "Open to everybody from version 3 on" in page
    for wrong in (0, 4):
        with pytest.raises(ValidationError, match="Choose a version"):
            opens(opened, group, public_from=wrong)


def test_what_was_closed_and_is_opened_again_opens_from_what_holds_then(group: Group, opened: Any):
    opens(opened, group, is_public=False)
    meeting = a_meeting(group.board, date(2026, 9, 16))
    approved(opened, meeting, group.chair, group.officer, "Third words")
    opens(opened, group)
    assert [one.number for one in Version.objects.visible_to(AnonymousUser())] == [3]
    opens(opened, group, title="Another")
    assert opened.public_from == 3


def test_the_form_offers_the_versions_and_begins_with_the_one_that_holds(
    group: Group, opened: GovernedDocument
):
    opens(opened, group, is_public=False)
    client, address = browser(group.officer), reverse("policies:change", args=[opened.key])
    form = client.get(address).context["form"]
    assert form["public_from"].value() == 2
    assert [number for number, _ in form.fields["public_from"].choices] == [2, 1, 3]
    sent = {"title": "Escalation", "owner": group.board.pk, "owner_office": "officer"}
    sent |= {"is_public": "on", "review_months": 12, "because": "Agreed", "public_from": "9"}
    assert "public_from" in client.post(address, sent).context["form"].errors
    assert client.post(address, {**sent, "public_from": "1"}).status_code == 302
    opened.refresh_from_db()
    assert (opened.is_public, opened.public_from) == (True, 1)
    assert answers(browser(), opened, 1) == {200}


def test_an_agreement_on_sharing_is_entered_for_its_parties_alone(group: Group):
    with pytest.raises(ValidationError, match="for its parties"):
        a_document(group.board, group.officer, kind=Kind.SHARING, is_public=True)


# --- before its first day ---------------------------------------------------------------------


@pytest.fixture
def to_come(group: Group, document: GovernedDocument) -> Version:
    """The third version of a public document, approved and to hold in a week."""
    meeting = a_meeting(group.board, date(2026, 9, 23))
    paper = SimpleUploadedFile("policy.pdf", small_pdf("Quartzite"))
    more: Any = {"starts_on": IN_A_WEEK.date(), "file": paper, "what_changed": "Quartzite too"}
    return approved(document, meeting, group.chair, group.officer, "Quartzite", **more)


def test_an_approved_text_is_nowhere_before_its_first_day(
    group: Group, document: GovernedDocument, to_come: Version
):
    search = f"{reverse('search:search')}?q=quartzite"
    for client in (browser(), browser(group.nurse), browser(group.chair), browser(Group().officer)):
        assert answers(client, document, 3) == {404}
        assert client.get(reverse("policies:version", args=[document.key, 3])).status_code == 404
        for address in (document.get_absolute_url(), reverse("policies:list")):
            found = body(client.get(address))
            assert "uartzite" not in found
            assert "Version 3" not in found
    for person in (group.nurse, group.chair, group.independent):
        assert to_come not in Version.objects.visible_to(person)
        assert not [one for one in seen_files(person) if one.subject == to_come]
        (counted,) = framework_counts(group, person)
        assert counted == 1
        assert "version 3" not in body(browser(person).get(search))
    assert answers(browser(group.officer), document, 3) == {200}
    assert "To come" in body(browser(group.officer).get(document.get_absolute_url()))
    see_to_documents(now=IN_A_WEEK)
    assert answers(browser(), document, 3) == {200}
    assert "manager or lead" in body(browser().get(addresses(document, 2)[0]))


def framework_counts(group: Group, person: Any) -> list[int]:
    held = framework_of(group.partnership, person, TODAY)
    rows = next(one.rows for one in held if one.method.code == "policies")
    return [row.count for row in rows if "replaced" in row.words]


def test_a_version_that_was_overtaken_before_its_day_stays_with_the_service(
    group: Group, document: GovernedDocument, to_come: Version
):
    meeting = a_meeting(group.board, date(2026, 9, 24))
    approved(document, meeting, group.chair, group.officer, "Fourth words")
    see_to_documents(now=IN_A_WEEK)
    assert answers(browser(), document, 3) == {404}
    assert answers(browser(group.nurse), document, 3) == {404}
    page = body(browser(group.nurse).get(reverse("policies:version", args=[document.key, 3])))
    assert "Your link is to version 3" in page
    assert "uartzite" not in page
    assert "Never held" in body(browser(group.officer).get(document.get_absolute_url()))


def test_a_version_whose_days_the_worker_slept_through_held_on_them(
    group: Group, document: GovernedDocument, to_come: Version
):
    meeting = a_meeting(group.board, date(2026, 9, 24))
    later = IN_A_WEEK.date() + timedelta(days=3)
    fourth = approved(document, meeting, group.chair, group.officer, "Fourth", starts_on=later)
    see_to_documents(now=IN_A_WEEK + timedelta(days=4))
    document.refresh_from_db()
    to_come.refresh_from_db()
    assert (document.current, to_come.superseded_on) == (fourth, later)
    assert answers(browser(), document, 3) == {200}


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


# --- terms, the framework, the loader ---------------------------------------------------------


def test_a_boards_page_opens_its_terms_of_reference(group: Group):
    page = body(browser(group.nurse).get(group.board.get_absolute_url()))
    door = reverse("policies:terms", args=[group.board.key])
    assert door in page
    assert "No terms of reference are kept here" in body(browser(group.nurse).get(door))
    terms = a_document(group.board, group.officer, "Terms", kind=Kind.TERMS, board=group.board)
    meeting = a_meeting(group.board, date(2026, 9, 23))
    approved(terms, meeting, group.chair, group.officer, "Quorum\n\nFour of us.")
    found = body(browser(group.nurse).get(door))
    assert "Four of us." in found
    assert "Approved by Quality group, 23 September 2026." in found
    assert "23 September 2027" in found


def test_the_framework_counts_what_its_reader_may_see_and_says_where_nothing_is_held(
    group: Group, document: GovernedDocument
):
    held = {
        one.method.code: one.rows for one in framework_of(group.partnership, group.nurse, TODAY)
    }
    assert set(held) == {method.code for method in methods()}
    assert [row.count for row in held["policies"]] == [1, 0]
    assert held["surveys"] == []
    page = body(
        browser(group.nurse).get(reverse("policies:learning", args=[group.partnership.key]))
    )
    assert "This portal holds nothing of it." in page


def test_a_method_is_counted_by_one_function():
    with pytest.raises(ValueError, match="counted twice"):
        live("actions")(lambda partnership, user, today: [])


def test_the_predecessors_documents_come_in_once_as_the_report_states_them():
    import_files([FILE], apply=True)
    here = Partnership.objects.get()
    path = file_of(here)
    assert path is not None
    assert load_documents(here, path) == 6
    assert load_documents(here, path) == 0
    terms = Version.objects.get(document__key="cambridgeshire-lscb-terms-of-reference")
    assert terms.state == State.PRINTED
    assert approval_of(terms) == "Approved by a board that is not stated, November 2013."
    unstated = Version.objects.filter(approved_on__isnull=True)
    assert {approval_of(one) for one in unstated} == {
        "Who approved it, and when, is not stated in our copy."
    }
    assert not any(Version.objects.values_list("words", flat=True))
    call_command("load_governance", here.key)
    assert GovernedDocument.objects.count() == 6


def test_nothing_is_loaded_for_a_partnership_without_a_file(group: Group):
    assert file_of(group.partnership) is None
    with pytest.raises(CommandError, match="no file"):
        call_command("load_governance", group.partnership.key)
    with pytest.raises(CommandError, match="no partnership"):
        call_command("load_governance", "nowhere")
