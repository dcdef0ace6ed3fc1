"""Documents as somebody reads them, and opened to everybody."""

from typing import Any

from django.test import Client

from boards.meetings.tests.factories import Group
from boards.policies.models import GovernedDocument
from boards.policies.services.writing import change_document


def browser(user: Any = None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def body(answer: Any) -> str:
    assert answer.status_code == 200, answer
    return answer.content.decode()


def opens(row: GovernedDocument, group: Group, **more: Any) -> None:
    names = ("title", "owner", "owner_office", "review_months", "next_review_on")
    facts = {name: getattr(row, name) for name in names} | {"is_public": True} | more
    change_document(row, because="Agreed", by=group.officer, **facts)
