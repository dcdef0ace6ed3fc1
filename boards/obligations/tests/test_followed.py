"""Named leads when an agency is followed by another: they end, and are asked for anew."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from boards.obligations.doors import waiting
from boards.obligations.models import NamedLead, Purpose
from boards.obligations.services import name_lead
from boards.obligations.standing import leads_of_each
from boards.services.agencies import end_agency
from partnership.access.offices import Office
from partnership.agencies.models import Agency, Kind
from tests import factories as make
from tests.factories import World

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
TODAY = date.today()
SINCE = TODAY - 5 * DAY


class Followed:
    """A trust with an executive lead is followed by another trust."""

    def __init__(self) -> None:
        self.world = world = World()
        facts: dict[str, Any] = {"person": world.lead, "by": world.lead, "today": TODAY}
        executive: dict[str, Any] = {"purpose": Purpose.EXECUTIVE, "starts_on": TODAY - 30 * DAY}
        self.lead = name_lead(world.trust, **executive, **facts)
        self.heir = make.agency("New trust", Kind.NHS_TRUST)
        make.listing(world.partnership, self.heir)
        end: dict[str, Any] = {
            "ends_on": SINCE - DAY,
            "because": "By order",
            "by": world.head,
            "today": TODAY,
        }
        end_agency(world.trust, successor=self.heir, **end)


@pytest.fixture
def followed() -> Followed:
    return Followed()


def named(agency: Agency) -> list[NamedLead]:
    return [one.row for one in leads_of_each([agency.pk], TODAY)[agency.pk] if one.row]


def test_a_lead_ends_with_the_agency_and_leads_in_no_other(followed: Followed):
    followed.lead.refresh_from_db()
    assert followed.lead.ends_on == SINCE - DAY
    assert "By order" in followed.lead.history.latest().history_change_reason
    assert named(followed.heir) == []


def test_the_service_is_asked_until_the_successor_has_named_one(followed: Followed):
    world = followed.world
    (task,) = waiting(world.officer, TODAY)
    assert (task.agency, task.since) == (followed.heir.pk, SINCE)
    assert "executive lead" in task.words
    assert world.lead.name not in task.words
    person = make.person("Successor")
    make.appointment(person, Office.AGENCY_LEAD, followed.heir)
    name_lead(
        followed.heir,
        purpose=Purpose.EXECUTIVE,
        person=person,
        starts_on=TODAY,
        by=person,
        today=TODAY,
    )
    assert waiting(world.officer, TODAY) == []


def test_nobody_is_asked_about_what_had_no_lead_or_stands_elsewhere(followed: Followed):
    there = World()
    make.listing(there.partnership, followed.heir)
    assert waiting(there.officer, TODAY) == []  # it never saw the agency before it
    other = make.agency("Later trust", Kind.NHS_TRUST)
    make.listing(followed.world.partnership, other)
    assert [task.agency for task in waiting(followed.world.officer, TODAY)] == [followed.heir.pk]


def test_the_page_says_where_it_was_led_before(followed: Followed, client: Client):
    client.force_login(followed.world.officer)
    page = client.get(followed.heir.get_absolute_url()).content.decode()
    assert "Somebody led on it in A trust" in page
    there = World()
    make.listing(there.partnership, followed.heir)
    client.force_login(there.officer)
    assert "A trust" not in client.get(followed.heir.get_absolute_url()).content.decode()


def test_many_that_were_followed_cost_no_more_than_one(
    followed: Followed, django_assert_max_num_queries
):
    world = followed.world
    for number in range(3):
        old = make.agency(f"Old {number}", Kind.NHS_TRUST)
        make.listing(world.partnership, old)
        person = make.person(f"Lead {number}")
        make.appointment(person, Office.AGENCY_LEAD, old)
        facts: dict[str, Any] = {"purpose": Purpose.DATA, "starts_on": TODAY - 30 * DAY}
        name_lead(old, person=person, by=person, today=TODAY, **facts)
        end: dict[str, Any] = {
            "ends_on": SINCE - DAY,
            "because": "By order",
            "by": world.head,
            "today": TODAY,
        }
        end_agency(old, successor=followed.heir, **end)
    officer = world.officer
    assert officer.offices_now
    with django_assert_max_num_queries(4):
        (task,) = waiting(officer, TODAY)
    assert "data lead" in task.words
