"""Files of a draft: what was replaced before the approval is nobody's afterwards."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from boards.meetings.tests.factories import Group, pdf
from boards.policies.services.approving import Approval, approve_version
from boards.policies.services.writing import add_file
from boards.policies.tests.factories import NOW, TODAY, a_document, a_draft
from partnership.documents.models import Document

pytestmark = pytest.mark.django_db


def test_a_file_that_was_replaced_in_the_draft_is_not_given_out_with_the_approved_version() -> None:
    group = Group()
    held = group.meets(date(2026, 11, 20))
    document = a_document(group.board, group.officer)
    version = a_draft(document, group.officer, file=pdf("A first draft"))
    first = Document.objects.about(version).get()
    add_file(version, file=pdf("As approved"), by=group.officer, now=NOW)
    approval = Approval(meeting=held, taken_by=group.chair, reasons="Agreed")
    approve_version(version, approval, by=group.officer, today=TODAY)
    client = Client()
    client.force_login(group.nurse)
    newest = Document.objects.about(version).first()
    assert newest is not None
    assert client.get(newest.get_absolute_url()).status_code == 200
    assert client.get(reverse("documents:fetch", args=[first.pk])).status_code == 404
