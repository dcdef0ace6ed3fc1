"""Terms of reference, the framework of quality, and documents brought in from before."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from boards.importing import import_files
from boards.meetings.tests.factories import Group
from boards.models import Partnership
from boards.policies.framework import framework_of, methods
from boards.policies.live import live
from boards.policies.models import GovernedDocument, Kind, State, Version
from boards.policies.register import approval_of
from boards.policies.services.loading import file_of, load_documents
from boards.policies.tests.factories import TODAY, a_document, approved
from boards.policies.tests.pages.reading import body, browser
from boards.tests.factories import a_meeting

pytestmark = pytest.mark.django_db

FILE = "boards/data/cambridgeshire_and_peterborough.yaml"


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
