"""What logs tell of another partnership, and what whoever works for both brings along."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from boards import services
from boards.actions.services.raising import Asked, raise_action
from boards.authority import with_authority
from boards.models import Decision
from boards.tests.factories import a_listing, a_person, a_post, a_seat, an_agency
from partnership.access.offices import Office
from partnership.access.services import can
from partnership.agencies.models import Kind
from partnership.people.models import User
from partnership.tokens.models import Purpose, Token
from partnership.tokens.services import make
from tests.signing_in import words

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def page(reader: User, name: str, *args: object) -> str:
    client = Client()
    client.force_login(reader, backend="partnership.people.backends.AccountBackend")
    return words(client.get(reverse(name, args=args)))


# --- logs ---------------------------------------------------------------------------------------


def test_what_a_person_sees_is_told_by_the_offices_seen(here, there):
    a_seat(here.head, there.service, Office.TRAINER)
    told = page(there.admin, "people:sees", here.head.pk)
    assert "Trainer of the partnership" in told
    assert "Head of Service and Trainer" not in told


def test_a_log_names_no_office_of_another_partnership(here, there, today):
    both = a_person("Both")
    a_seat(both, here.service, Office.HEAD_OF_SERVICE)
    a_seat(both, there.service, Office.ADMINISTRATOR)
    facts = services.NewAgency("Trust", Kind.NHS_TRUST, today, lists=["children"])
    trust = services.add_agency(there.of, facts, by=both, because="x", today=today)
    assert trust.history.first().history_actor == "Head of Service"
    told = page(there.admin, "access:changes", "agencies.agency", trust.pk)
    assert "Both" in told
    assert "Head of Service" not in told
    own = services.add_agency(
        here.of,
        services.NewAgency("Own", Kind.NHS_TRUST, today, lists=["children"]),
        by=both,
        because="x",
        today=today,
    )
    assert "Both, Head of Service" in page(here.admin, "access:changes", "agencies.agency", own.pk)


def test_what_somebody_did_for_another_partnership_is_not_told_by_name_when_they_come_here(
    here, there, today
):
    came = a_person("Came Later")
    a_seat(came, there.service, Office.ADMINISTRATOR, ends_on=today)
    both = a_person("Both")
    a_seat(both, there.group)
    trust = an_agency("Trust")
    for one in (here, there):
        a_listing(one.of, trust)
    trust.note = "Changed by an officer of the other partnership"
    trust.save_because("A reason of theirs", by=came)
    page(came, "people:sees", both.pk)
    a_seat(came, here.service, Office.ADMINISTRATOR, starts_on=today + DAY)
    a_seat(both, here.group)
    assert can(here.admin, "view", came)
    told = page(here.admin, "access:changes", "agencies.agency", trust.pk)
    assert "Changed by an officer" in told
    assert "Came Later" not in told
    assert "A reason of theirs" not in told
    assert "Came Later" not in page(here.admin, "access:readings", "people.user", both.pk)
    assert "Came Later" in page(there.admin, "access:changes", "agencies.agency", trust.pk)


def test_a_decision_names_no_authority_for_an_agency_of_another_partnership(here, there, today):
    both = a_person("Both")
    a_seat(both, here.group, Office.GROUP_CHAIR)
    a_seat(both, there.group, Office.GROUP_CHAIR)
    trust = an_agency("Trust")
    a_listing(there.of, trust)
    a_post(both, trust, Office.DELEGATED_OFFICER, authority="Reviews up to £20,000")
    taken = {"how": "written", "taken_on": today, "taken_by": both, "recorded_by": both}
    ours, theirs = (Decision(board=one.group, **taken) for one in (here, there))
    with_authority([ours, theirs])
    assert ours.acted_as == "Chair"
    assert theirs.acted_as == "Chair; Delegated senior officer of Trust: Reviews up to £20,000"


# --- whoever works for both brings nothing of the one into the other ---------------------------


@pytest.fixture
def both(here, there) -> User:
    """A Head of Service of both."""
    found = a_person("Head of both")
    for one in (here, there):
        a_seat(found, one.service, Office.HEAD_OF_SERVICE)
    return found


def test_a_key_reads_no_partnership_in_which_its_person_did_not_work_when_it_was_made(
    here, there, today
):
    person = a_person("Reader")
    a_seat(person, here.service, Office.SERVICE_OFFICER)
    _, key = make(purpose=Purpose.API, name="Program", by=person, now=timezone.now())

    def reads(secret: str) -> int:
        headers = {"Authorization": f"Bearer {secret}"}
        return Client().get("/exports/people.json", headers=headers).status_code

    assert reads(key) == 200
    a_seat(person, there.service, Office.SERVICE_OFFICER)
    assert reads(key) == 401
    _, new = make(purpose=Purpose.API, name="Another", by=person, now=timezone.now())
    assert reads(new) == 200
    Token.objects.filter(name="Program").update(reaches=None)
    assert reads(key) == 200  # from before this was kept: from now on it is
    assert Token.objects.get(name="Program").reaches == sorted([here.of.pk, there.of.pk])


def test_no_seat_is_given_to_an_agency_that_only_the_other_partnership_lists(
    here, there, both, today
):
    trust = an_agency("Their Trust")
    a_listing(there.of, trust)
    member = a_person("Member")
    a_seat(member, here.service, Office.TRAINER)
    grant = services.Grant(Office.GROUP_MEMBER, here.group, today, seat=trust)
    with pytest.raises(ValidationError) as refused:
        services.give_office(member, grant, by=both, because="x", today=today)
    assert list(refused.value.message_dict) == ["seat"]
    a_listing(here.of, trust)
    services.give_office(member, grant, by=both, because="x", today=today)


def test_no_action_is_owned_by_what_only_the_other_partnership_knows(here, there, both, today):
    ours, theirs = an_agency("Our Trust"), an_agency("Their Trust")
    a_listing(here.of, ours)
    a_listing(there.of, theirs)
    asked = Asked(what="Train", owner_agency=ours, raised_on=today, due_on=today)
    for field, elsewhere in (("owner_agency", theirs), ("owner", there.admin)):
        with pytest.raises(ValidationError) as refused:
            raise_action(here.group, replace(asked, **{field: elsewhere}), by=both, today=today)
        assert list(refused.value.message_dict) == [field]
    made = raise_action(here.group, replace(asked, owner=here.admin), by=both, today=today)
    assert made.owner == here.admin


def test_who_opened_a_person_is_told_of_people_seen(here, there):
    both = a_person("Both")
    a_seat(both, here.group)
    a_seat(both, there.group)
    page(here.head, "people:sees", both.pk)
    assert "Alpha head" in page(here.admin, "access:readings", "people.user", both.pk)
    assert "Alpha head" not in page(there.admin, "access:readings", "people.user", both.pk)
