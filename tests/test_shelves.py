"""Plans and registers: the door of every room under a heading, for those whose office opens it."""

import pytest
from django.test import Client
from django.urls import reverse

from boards.rooms import SHELVES
from partnership.people.models import User
from tests.factories import World

pytestmark = pytest.mark.django_db


def shelves(client: Client, reader: User) -> dict[str, list[str]]:
    """The labels of the doors that somebody finds, by heading."""
    client.force_login(reader)
    [(_, found)] = client.get(reverse("boards:registers")).context["partnerships"]
    return {heading: [door.label for door in doors] for heading, doors in found}


def test_what_is_opened_daily_comes_first_and_every_heading_has_its_doors(client: Client) -> None:
    world = World()
    found = shelves(client, world.officer)
    assert list(found) == list(SHELVES.values())
    assert found["Meetings, plans and figures"][:2] == ["Meetings of the year", "Business plans"]
    assert found["Agencies"][0] == "Named leads of agencies"


def test_a_lead_finds_the_doors_of_a_lead_alone(client: Client) -> None:
    found = shelves(client, World().lead)
    assert "Named leads of agencies" not in sum(found.values(), [])
    assert "Policies and governance documents" in found["Documents and interests"]
