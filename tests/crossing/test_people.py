"""What a partnership may do to people of another: listings, resets, addresses, links."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from boards import resets, services
from boards.tests.factories import a_listing, a_person, a_post, a_seat, an_agency
from partnership.access.offices import Office
from partnership.access.services import NotAllowed, can, name_exception
from partnership.links.invitations import accept_invitation, invitation_address
from partnership.links.services import DeadLink, sign
from partnership.people.models import Appointment, User
from partnership.ui.typed import typed_by
from tests.signing_in import with_app, words

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


# --- a listing that ended, an office that ended long ago ----------------------------------------


def test_a_listing_that_ended_opens_nobody_of_the_agency(here, there, today):
    trust = an_agency("Trust")
    a_listing(here.of, trust, ends_on=today - DAY)
    a_listing(there.of, trust)
    lead = a_person("Lead")
    post = a_post(lead, trust)
    assert can(there.admin, "manage", lead)
    assert not can(here.admin, "view", lead)
    assert not can(here.admin, "arrange", trust)
    assert not Appointment.objects.visible_to(here.admin).filter(pk=post.pk).exists()
    grant = services.Grant(Office.PRACTITIONER, trust, today)
    friend = a_person("Friend")
    a_seat(friend, here.service, Office.TRAINER)
    with pytest.raises((NotAllowed, ValidationError)):
        services.give_office(friend, grant, by=here.admin, because="x", today=today)


def test_a_listing_from_a_later_day_can_be_prepared(here, today):
    trust = an_agency("Trust")
    a_listing(here.of, trust, starts_on=today + DAY)
    lead = a_person("Lead")
    a_post(lead, trust, starts_on=today + DAY)
    assert can(here.admin, "arrange", trust)
    assert can(here.admin, "manage", lead)


@pytest.mark.parametrize(("days", "managed"), [(-1, True), (1, True), (365, True), (366, False)])
def test_who_left_is_dealt_with_for_a_year_and_then_let_go(here, today, days, managed):
    left = a_person("Left")
    a_seat(left, here.service, Office.TRAINER, ends_on=today - days * DAY)
    assert can(here.admin, "manage", left) == managed
    assert can(here.admin, "view", left) == managed


# --- resets and addresses -----------------------------------------------------------------------


@pytest.mark.parametrize("begins", [-30, 1])
def test_who_sits_in_another_partnership_is_reset_by_neither_in_one_sentence(
    here, there, today, begins
):
    both = a_person("Both")
    a_seat(both, there.service, Office.TRAINER)
    assert resets.may_reset(both, there.admin, today)
    a_seat(both, here.group, Office.GROUP_CHAIR, starts_on=today + begins * DAY)
    with_app(both)
    with pytest.raises(NotAllowed) as refused:
        resets.reset_factors(both, because="x", by=there.admin, now=timezone.now())
    assert refused.value.refusal.heading == resets.NOT_THIS_PERSON


def test_an_administrator_resets_nobody_to_whom_a_review_is_open_by_name(world, review, today):
    named, admin = a_person("Named"), a_person("Administrator")
    a_seat(named, world.service, Office.TRAINER)
    a_seat(admin, world.service, Office.ADMINISTRATOR)
    assert resets.may_reset(named, admin, today)
    days = {"starts_on": today + DAY, "ends_on": None}
    name_exception(review().incident, named, because="x", **days, by=world.head)
    assert not resets.may_reset(named, admin, today)
    assert resets.may_reset(named, world.head, today)


def test_an_address_used_elsewhere_is_not_given_free_and_not_told_why(here, there, today):
    both = a_person("Both")
    a_seat(both, there.service, Office.TRAINER, ends_on=today - DAY)
    a_seat(both, here.group, Office.GROUP_CHAIR)
    with pytest.raises(ValidationError) as refused:
        resets.free_address(both, because="left", by=there.admin, today=today)
    assert refused.value.messages == [resets.STILL_NEEDED]


# --- links, sessions and pages that are not there -----------------------------------------------


@pytest.mark.parametrize(("days", "opens"), [(-1, False), (0, True), (None, True)])
def test_an_invitation_opens_while_an_office_runs_or_will_run(here, today, days, opens):
    new = User.objects.create_user("new@example.org", "New")
    ends_on = None if days is None else today + days * DAY
    a_seat(new, here.group, starts_on=today - DAY, ends_on=ends_on)
    now = timezone.now()
    token = sign("invitation", person=new, until=now + DAY)
    if opens:
        assert accept_invitation(token, password="a long and quiet phrase", now=now) == new
    else:
        with pytest.raises(DeadLink):
            accept_invitation(token, password="a long and quiet phrase", now=now)


def test_a_first_password_is_kept_in_no_session(here):
    new = User.objects.create_user("new@example.org", "New")
    a_seat(new, here.group, Office.TRAINER)
    address = urlsplit(invitation_address(new, now=timezone.now())).path
    secret = "correct horse battery"
    said = {"password": secret, "again": secret, "typed_by": typed_by(here.head)}
    client = Client()
    client.post(address, said)
    assert secret not in str(dict(client.session))
    client.post(reverse("boards:change_board", args=[here.group.key]), {**said, "name": "Kept"})
    kept = client.session["kept_typed"]["words"]
    assert kept == "name=Kept"


def test_a_page_that_is_not_there_names_nobody_who_owes_a_second_factor(here, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    with_app(here.head)
    client = Client()
    client.force_login(here.head, backend="partnership.people.backends.AccountBackend")
    told = words(client.get("/nothing/here/"))
    assert "Alpha head" not in told
    assert "Head of Service" not in told
