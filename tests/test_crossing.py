"""Two partnerships in one deployment: what one may not learn of, or do to, the other's people."""

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from boards import resets, services
from boards.actions.services.raising import Asked, raise_action
from boards.authority import with_authority
from boards.models import BoardKind, Decision
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
from partnership.access.services import NotAllowed, can, name_exception
from partnership.agencies.models import Kind
from partnership.links.invitations import accept_invitation, invitation_address
from partnership.links.services import DeadLink, sign
from partnership.people.models import Appointment, User
from partnership.tokens.models import Purpose, Token
from partnership.tokens.services import make
from partnership.ui.typed import typed_by
from tests.signing_in import with_app, words

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def whole(name: str) -> SimpleNamespace:
    """A partnership with its service, a review group, a Head of Service and an administrator."""
    of = a_partnership(f"{name} Partnership")
    service = a_board(of, f"{name} Service", kind=BoardKind.SERVICE)
    group = a_board(of, f"{name} Case group", kind=BoardKind.REVIEW)
    head, admin = a_person(f"{name} head"), a_person(f"{name} administrator")
    a_seat(head, service, Office.HEAD_OF_SERVICE)
    a_seat(admin, service, Office.ADMINISTRATOR)
    return SimpleNamespace(of=of, service=service, group=group, head=head, admin=admin)


@pytest.fixture
def here(settings) -> SimpleNamespace:
    settings.REQUIRE_SECOND_FACTOR = False
    return whole("Alpha")


@pytest.fixture
def there(here) -> SimpleNamespace:
    return whole("Beta")


@pytest.fixture
def today() -> date:
    return timezone.localdate()


def page(reader: User, name: str, *args: object) -> str:
    client = Client()
    client.force_login(reader, backend="partnership.people.backends.AccountBackend")
    return words(client.get(reverse(name, args=args)))


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
    name_exception(review(), named, because="x", starts_on=today + DAY, ends_on=None, by=world.head)
    assert not resets.may_reset(named, admin, today)
    assert resets.may_reset(named, world.head, today)


def test_an_address_used_elsewhere_is_not_given_free_and_not_told_why(here, there, today):
    both = a_person("Both")
    a_seat(both, there.service, Office.TRAINER, ends_on=today - DAY)
    a_seat(both, here.group, Office.GROUP_CHAIR)
    with pytest.raises(ValidationError) as refused:
        resets.free_address(both, because="left", by=there.admin, today=today)
    assert refused.value.messages == [resets.STILL_NEEDED]


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
