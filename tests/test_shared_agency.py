"""One agency in the lists of two partnerships: who answers for the offices held for it."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from boards import resets, services
from boards.answering import answered_for
from boards.letters import letters_seen
from boards.models import BoardKind, GivenFor
from boards.tests.factories import (
    a_board,
    a_listing,
    a_partnership,
    a_person,
    a_post,
    a_seat,
    an_agency,
)
from partnership.access.offices import Office
from partnership.access.services import NotAllowed
from partnership.agencies.models import Agency
from partnership.people.models import Appointment, User
from partnership.sheets import services as sheets
from partnership.sheets.registry import sheet_of
from partnership.sheets.undoing import undo
from tests.signing_in import with_app, words

pytestmark = pytest.mark.django_db
TODAY, NOW, DAY = timezone.localdate(), timezone.now(), timedelta(days=1)
SAID: dict[str, Any] = {"because": "Agreed", "today": TODAY}
HEADING = "Board or group,Person,E-mail,Office,Agency,From,Until"


class Service:
    """A partnership with those who look after it."""

    def __init__(self, name: str) -> None:
        self.whole = a_partnership(f"{name} Partnership")
        self.board = a_board(self.whole, f"{name} Service", kind=BoardKind.SERVICE)
        self.head, self.admin = a_person(f"{name} head"), a_person(f"{name} administrator")
        a_seat(self.head, self.board, Office.HEAD_OF_SERVICE)
        a_seat(self.admin, self.board, Office.ADMINISTRATOR)


@pytest.fixture
def giver(settings) -> Service:
    """The partnership whose service gave the office."""
    settings.REQUIRE_SECOND_FACTOR = False
    return Service("Giver")


@pytest.fixture
def other(giver) -> Service:
    """Another that lists the same agency."""
    return Service("Other")


@pytest.fixture
def trust(giver, other) -> Agency:
    found = an_agency("Shared Trust")
    a_listing(giver.whole, found)
    a_listing(other.whole, found)
    return found


def given(by: User, trust: Agency, office: Office = Office.AGENCY_LEAD) -> Appointment:
    """An office for the trust, given by somebody's service; its holder."""
    who = services.Who(f"{office}@example.org", "Robin Held")
    grant = services.Grant(office, trust, TODAY)
    person = services.enter_person(who, grant, by=by, now=NOW, **SAID)
    person.set_password("a long and quiet phrase")
    person.remember("chosen", by=person)
    return person.appointments.get(office=office)


def ends(post: Appointment, by: User) -> Any:
    return services.end_office(post, ends_on=TODAY, by=by, **SAID)


# --- who ends it ------------------------------------------------------------------------------


def test_an_office_is_ended_by_the_service_that_gave_it_and_not_by_the_other(giver, other, trust):
    post = given(giver.admin, trust)
    assert [row.partnership for row in post.given_for.all()] == [giver.whole]
    for refused in (other.admin, other.head):
        with pytest.raises(NotAllowed, match="those who gave it"):
            ends(post, refused)
        with pytest.raises(NotAllowed):
            services.take_office_back(post, by=refused, **SAID)
    ends(post, giver.admin)
    post.refresh_from_db()
    assert post.ends_on == TODAY


def test_an_office_is_handed_over_and_covered_by_the_service_that_gave_it_alone(
    giver, other, trust
):
    post = given(giver.admin, trust)
    who = services.Who("next@example.org", "Next Holder")
    with pytest.raises(NotAllowed):
        services.replace_holder(post, who, starts_on=TODAY + DAY, by=other.head, now=NOW, **SAID)
    days = {"starts_on": TODAY, "ends_on": TODAY}
    with pytest.raises(NotAllowed):
        services.cover_absence(post, who, **days, by=other.head, now=NOW, **SAID)
    assert not User.objects.filter(email="next@example.org").exists()
    new = services.replace_holder(post, who, starts_on=TODAY + DAY, by=giver.head, now=NOW, **SAID)
    assert new.appointments.get().given_for.get().partnership == giver.whole


def test_both_services_see_the_office_and_one_is_led_to_its_end(giver, other, trust):
    post = given(giver.admin, trust)
    end = reverse("people:end", args=[post.person_id, "agency", post.pk])
    for reader, led in ((giver.admin, True), (other.admin, False)):
        client = Client()
        client.force_login(reader, backend="partnership.people.backends.AccountBackend")
        page = client.get(reverse("people:person", args=[post.person_id]))
        assert "Shared Trust" in words(page)
        assert (end in page.content.decode()) == led
        assert client.get(end).status_code == (200 if led else 403)


def test_the_agencys_own_lead_ends_a_colleague_whoever_gave_the_office(giver, other, trust):
    lead = given(giver.admin, trust).person
    post = given(other.admin, trust, Office.PRACTITIONER)
    services.end_colleague(post, ends_on=TODAY, because="Left", by=lead, today=TODAY)
    post.refresh_from_db()
    assert post.ends_on == TODAY


def test_what_a_lead_gives_belongs_with_the_service_that_made_them_lead(giver, other, trust):
    lead = given(giver.admin, trust).person
    who = services.Who("colleague@example.org", "A Colleague")
    more = {"office": Office.PRACTITIONER, "starts_on": TODAY, "today": TODAY, "now": NOW}
    person = services.invite_colleague(trust, who, by=lead, **more)
    post = person.appointments.get()
    with pytest.raises(NotAllowed):
        ends(post, other.head)
    ends(post, giver.admin)


@pytest.mark.parametrize("gone", ["listing", "partnership"])
def test_an_office_whose_giver_has_gone_is_ended_by_whoever_lists_the_agency(
    giver, other, trust, gone
):
    post = given(giver.admin, trust)
    row = giver.whole.listings.get() if gone == "listing" else giver.whole
    row.ends_on = TODAY - DAY
    row.save_because("over", by=None)
    ends(post, other.admin)


def test_an_office_of_which_nobody_knows_who_gave_it_is_ended_by_each_that_lists_the_agency(
    giver, other, trust
):
    post = a_post(a_person("Old"), trust)
    for admin in (giver.admin, other.admin):
        assert answered_for(admin, TODAY).filter(pk=post.pk).exists()


def test_who_works_in_both_services_gives_for_the_one_whose_form_it_was(giver, other, trust):
    both = a_person("Both")
    for one in (giver, other):
        a_seat(both, one.board, Office.HEAD_OF_SERVICE)
    assert given(both, trust).given_for.count() == 2
    grant = services.Grant(Office.PRACTITIONER, trust, TODAY, serves=other.whole)
    person = a_person("New")
    services.enter_person(services.Who(person.email, "New"), grant, by=both, now=NOW, **SAID)
    assert person.appointments.get().given_for.get().partnership == other.whole


# --- what follows from it ---------------------------------------------------------------------


def test_neither_second_step_nor_address_is_reset_by_the_other_service(giver, other, trust):
    post = given(giver.admin, trust)
    with_app(post.person)
    with pytest.raises(NotAllowed):
        resets.reset_factors(post.person, because="x", by=other.head, now=NOW)
    ends_later = {"because": "x", "today": TODAY}
    with pytest.raises(ValidationError):
        resets.free_address(post.person, by=other.head, **ends_later)
    resets.reset_factors(post.person, because="x", by=giver.admin, now=NOW)


def test_the_letter_of_an_office_that_the_other_gave_is_not_shown(giver, other, trust):
    given(giver.head, trust)
    assert letters_seen(giver.head, on=TODAY).exists()
    assert not letters_seen(other.head, on=TODAY).exists()


def a_sheet(of: Service, until: str = "", by: User | None = None) -> Any:
    line = f",Robin Held,agency_lead@example.org,Agency safeguarding lead,Shared Trust,{TODAY},"
    data = f"{HEADING}\n{line}{until}".encode()
    by = by or of.head
    return sheets.upload(
        sheet_of("members"), of.whole, name="people.csv", data=data, by=by, now=NOW
    )


def test_a_sheet_ends_no_office_that_another_service_gave(giver, other, trust):
    post = given(giver.admin, trust)
    until = f"{TODAY + DAY}"
    [line] = sheets.trial_of(a_sheet(other, until), by=other.head, now=NOW).lines
    assert "those who gave it" in str(line.wrong)
    sheets.apply(a_sheet(giver, until), by=giver.head, now=NOW)
    post.refresh_from_db()
    assert post.ends_on == TODAY + DAY


def test_an_office_that_a_sheet_gave_is_taken_back_with_what_it_was_given_for(giver, other, trust):
    row = sheets.apply(a_sheet(giver), by=giver.head, now=NOW)
    assert GivenFor.objects.get().partnership == giver.whole
    undo(row, by=giver.head, now=NOW)
    assert not Appointment.objects.exists()
    assert not GivenFor.objects.exists()
    assert GivenFor.history.filter(history_type="-").count() == 1
