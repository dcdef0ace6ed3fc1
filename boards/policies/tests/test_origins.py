"""Which actions led to a version of a document, and where each of them shows it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from boards.actions.services.raising import Asked, raise_action
from boards.meetings.tests.factories import Group
from boards.models import Action
from boards.policies.models import GovernedDocument, Origin, Version
from boards.policies.services.tracing import drop_origin, name_origin
from boards.policies.tests.factories import TODAY, a_document, a_draft, approved
from boards.tests.factories import a_meeting
from partnership.access.services import NotAllowed
from partnership.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def group() -> Group:
    return Group()


@pytest.fixture
def document(group: Group) -> GovernedDocument:
    """Open to everybody, in its first version."""
    row = a_document(group.board, group.officer, is_public=True)
    approved(row, a_meeting(group.board, date(2026, 9, 9)), group.chair, group.officer)
    return row


def holding(document: GovernedDocument) -> Version:
    """The version that holds."""
    assert document.current is not None
    return document.current


def an_action(group: Group, what: str = "Write the escalation policy anew") -> Action:
    asked = Asked(what, group.trust, raised_on=TODAY, due_on=date(2027, 1, 11))
    return raise_action(group.board, asked, by=group.officer, today=TODAY)


def page(user: User | None, address: str) -> str:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client.get(address).content.decode()


def test_the_document_names_the_action_and_the_action_the_document(
    group: Group, document: GovernedDocument
):
    action = an_action(group)
    name_origin(holding(document), action, by=group.officer)
    for reader in (group.officer, group.nurse):
        assert action.reference in page(reader, document.get_absolute_url())
        assert f"{document}, version 1" in page(reader, action.get_absolute_url())


def test_the_public_reads_the_document_and_nothing_of_the_action(
    group: Group, document: GovernedDocument
):
    action = an_action(group)
    name_origin(holding(document), action, by=group.officer)
    read = page(None, document.get_absolute_url())
    assert "Escalation" in read
    assert action.reference not in read
    assert "What led to it" not in read


def test_the_action_tells_its_readers_nothing_of_a_draft(group: Group, document: GovernedDocument):
    action = an_action(group)
    name_origin(a_draft(document, group.officer), action, by=group.officer)
    address = action.get_absolute_url()
    assert "version 2" in page(group.officer, address)
    assert "version 2" not in page(group.nurse, address)


def test_the_service_names_it_by_reference_and_takes_it_off_with_a_reason(
    group: Group, document: GovernedDocument
):
    action = an_action(group)
    client = Client()
    client.force_login(group.officer)
    form = reverse("policies:name_origin", args=[holding(document).pk])
    assert "No action here" in client.post(form, {"reference": "ACT-1"}).content.decode()
    sent = {"reference": f" {action.reference.lower()} "}
    assert client.post(form, sent).status_code == 302
    assert "named already" in client.post(form, sent).content.decode()
    origin = Origin.objects.get()
    client.post(reverse("policies:drop_origin", args=[origin.pk]), {"because": "A slip"})
    assert not Origin.objects.exists()
    [gone] = Origin.history.filter(id=origin.pk, history_type="-")
    assert gone.history_change_reason == "A slip"


def test_only_the_service_says_what_led_to_it(group: Group, document: GovernedDocument):
    action = an_action(group)
    with pytest.raises(NotAllowed):
        name_origin(holding(document), action, by=group.chair)
    origin = name_origin(holding(document), action, by=group.officer)
    with pytest.raises(NotAllowed):
        drop_origin(origin, because="A slip", by=group.chair)


def test_an_action_of_another_partnership_is_not_taken(group: Group, document: GovernedDocument):
    with pytest.raises(ValidationError, match="No action here"):
        name_origin(holding(document), an_action(Group()), by=group.officer)


def test_ten_actions_cost_the_page_as_much_as_one(group: Group, document: GovernedDocument):
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert "What led to it" in page(group.officer, document.get_absolute_url())
        return len(asked)

    name_origin(holding(document), an_action(group), by=group.officer)
    few = cost()
    for n in range(9):
        name_origin(holding(document), an_action(group, f"Part {n}"), by=group.officer)
    assert cost() == few
