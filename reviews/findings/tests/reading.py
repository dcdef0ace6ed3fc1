"""A page as somebody finds it, a day in its boxes, and a recommendation that was sent."""

from datetime import date

from django.test import Client
from django.urls import reverse

from reviews.findings.models import Recommendation
from reviews.findings.services import recommending
from reviews.findings.tests.conftest import NOW, TODAY


def shown(client: Client, reader, page: str, *args, **query) -> str:
    """The page of this name as somebody finds it."""
    client.force_login(reader)
    answer = client.get(reverse(f"findings:{page}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def three(name: str, day: date) -> dict[str, int]:
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def sent(world, row: Recommendation) -> Recommendation:
    at = {"sent_on": TODAY, "by": world.officer, "today": TODAY, "now": NOW}
    return recommending.send_to_agency(row, **at)
