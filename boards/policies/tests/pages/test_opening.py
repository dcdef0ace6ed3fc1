"""Opening a document to others: which versions, from which day, and before its first."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from boards.meetings.tests.factories import Group
from boards.policies.framework import framework_of
from boards.policies.models import GovernedDocument, Kind, Version
from boards.policies.services.reviewing import see_to_documents
from boards.policies.tests.factories import NOW, TODAY, a_document, approved
from boards.policies.tests.pages.reading import body, browser, opens
from boards.tests.factories import a_meeting
from partnership.access.querysets import about_visible
from partnership.demo.paper import small_pdf
from partnership.documents.models import Document

pytestmark = pytest.mark.django_db

IN_A_WEEK = NOW + timedelta(days=7)


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
