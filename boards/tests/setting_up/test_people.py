"""People are set up on screen: offices, hand-overs, absences, invitations."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from boards import services
from boards.authority import with_authority
from boards.models import Decision, Membership
from boards.tests.factories import a_listing, a_person, a_post, a_seat, an_agency
from boards.tests.setting_up.days import DAY, NOON, SAID, TODAY, new_person
from partnership.access.offices import Office
from partnership.access.services import NotAllowed, can
from partnership.links.invitations import accept_invitation, invitation_address
from partnership.links.services import DeadLink
from partnership.outbox.models import Letter
from partnership.people.models import Appointment, User

pytestmark = pytest.mark.django_db


# --- people -----------------------------------------------------------------------------------


def test_somebody_new_has_an_office_and_an_invitation_at_once(fen):
    grant = services.Grant(Office.GROUP_MEMBER, fen.group, TODAY)
    person = services.enter_person(new_person(), grant, by=fen.officer, now=NOON, **SAID)
    assert person.memberships.get().board == fen.group
    letter = Letter.objects.get(to=person)
    assert "/link/invitation/" in letter.words
    assert not person.has_usable_password()


def test_nobody_is_left_half_entered_when_the_office_is_refused(fen):
    chair = services.Grant(Office.GROUP_CHAIR, fen.group, TODAY)
    with pytest.raises(NotAllowed):
        services.enter_person(new_person(), chair, by=fen.officer, now=NOON, **SAID)
    assert not User.objects.filter(email="new@example.org").exists()
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    ("office", "who", "may"),
    [
        (Office.GROUP_CHAIR, "head", True),
        (Office.GROUP_CHAIR, "officer", False),
        (Office.GROUP_MEMBER, "officer", True),
        (Office.GROUP_MEMBER, "admin", False),
    ],
)
def test_nobody_gives_an_office_that_opens_more_than_their_own(fen, office, who, may):
    by, grant = getattr(fen, who), services.Grant(office, fen.group, TODAY)
    try:
        services.enter_person(new_person(), grant, by=by, now=NOON, **SAID)
    except NotAllowed:
        assert not may
    else:
        assert may


def test_a_known_address_gets_the_office_and_no_second_account(fen):
    elsewhere = a_person("Known Elsewhere", email="known@example.org")
    grant = services.Grant(Office.GROUP_MEMBER, fen.group, TODAY)
    who = services.Who("Known@Example.org ", "Typed Name")
    assert services.enter_person(who, grant, by=fen.officer, now=NOON, **SAID) == elsewhere
    assert "/link/invitation/" not in Letter.objects.get(to=elsewhere).words


def test_a_known_address_with_another_name_is_asked_about(fen):
    grant = services.Grant(Office.GROUP_MEMBER, fen.group, TODAY)
    who = services.Who(fen.lead.email, "Somebody Else")
    with pytest.raises(ValidationError) as refused:
        services.enter_person(who, grant, by=fen.officer, now=NOON, **SAID)
    assert "lead is entered with this address" in str(refused.value.message_dict["email"])


@pytest.mark.parametrize("email", ["", "not an address", "a@b", "two@@example.org"])
def test_an_address_that_is_none_is_refused_at_its_field(fen, email):
    grant = services.Grant(Office.GROUP_MEMBER, fen.group, TODAY)
    with pytest.raises(ValidationError) as refused:
        services.enter_person(new_person(email), grant, by=fen.officer, now=NOON, **SAID)
    assert "email" in refused.value.message_dict


def test_an_office_is_handed_over_without_a_day_between_or_twice(fen):
    held = a_seat(a_person("Old"), fen.group, Office.GROUP_MEMBER, agency=fen.trust)
    first = date(2026, 12, 1)
    person = services.replace_holder(
        held, new_person(), starts_on=first, by=fen.officer, now=NOON, **SAID
    )
    held.refresh_from_db()
    taken = Membership.objects.get(person=person)
    assert (held.ends_on, taken.starts_on) == (first - DAY, first)
    assert (taken.board, taken.agency, taken.office) == (fen.group, fen.trust, held.office)


def test_the_last_head_of_service_may_be_replaced_but_not_ended(fen):
    boss = a_person("Second head")
    a_seat(boss, fen.service, Office.HEAD_OF_SERVICE, ends_on=TODAY)
    held = fen.head.memberships.get()
    with pytest.raises(ValidationError):
        services.end_office(held, ends_on=TODAY, by=boss, **SAID)
    services.replace_holder(held, new_person(), starts_on=TODAY + DAY, by=boss, now=NOON, **SAID)
    held.refresh_from_db()
    assert held.ends_on == TODAY


def test_cover_opens_and_closes_by_itself_and_the_holder_keeps_the_office(fen):
    held = a_seat(a_person("Away"), fen.group, Office.GROUP_MEMBER)
    last = TODAY + 10 * DAY
    person = services.cover_absence(
        held, new_person(), starts_on=TODAY, ends_on=last, by=fen.officer, now=NOON, **SAID
    )
    held.refresh_from_db()
    assert held.ends_on is None
    assert person.memberships.get().covers == held
    assert can(person, "view", fen.group, on=last)
    assert not can(person, "view", fen.group, on=last + DAY)


@pytest.mark.parametrize("last", [TODAY - DAY, date(2027, 6, 1)])
def test_cover_lies_within_the_office_that_it_covers(fen, last):
    held = a_seat(a_person("Away"), fen.group, Office.GROUP_MEMBER, ends_on=date(2027, 3, 1))
    with pytest.raises(ValidationError):
        services.cover_absence(
            held, new_person(), starts_on=TODAY, ends_on=last, by=fen.officer, now=NOON, **SAID
        )
    assert not User.objects.filter(email="new@example.org").exists()


def test_a_lead_invites_for_their_own_agency_and_nobody_elses(fen):
    other = an_agency("Other trust")
    a_listing(fen.partnership, other)
    how = {"office": Office.PRACTITIONER, "starts_on": TODAY, "today": TODAY, "now": NOON}
    person = services.invite_colleague(fen.trust, new_person(), by=fen.lead, **how)
    assert Appointment.objects.get(person=person).agency == fen.trust
    with pytest.raises(NotAllowed):
        services.invite_colleague(other, new_person("b@example.org"), by=fen.lead, **how)


def test_a_lead_ends_a_colleague_at_once_and_never_themselves(fen):
    colleague = a_post(a_person("Colleague"), fen.trust, Office.PRACTITIONER)
    services.end_colleague(colleague, ends_on=TODAY - DAY, by=fen.lead, **SAID)
    assert not can(colleague.person, "view", fen.trust, on=TODAY)
    with pytest.raises(ValidationError):
        services.end_colleague(fen.lead.appointments.get(), ends_on=TODAY, by=fen.lead, **SAID)


# --- invitations ------------------------------------------------------------------------------


def token_of(address: str) -> str:
    return address.rstrip("/").rsplit("/", 1)[-1]


def test_an_invitation_shows_on_get_and_acts_once_on_post(fen, client):
    person = User.objects.create_user("new@example.org", "New Person")
    a_post(person, fen.trust)
    token = token_of(invitation_address(person, now=NOON + timedelta(days=3650)))
    address = f"/link/invitation/{token}/"
    for _ in range(2):
        assert client.get(address).status_code == 200
    person.refresh_from_db()
    assert not person.has_usable_password()
    words = {"password": "three quiet words", "again": "three quiet words"}
    assert client.post(address, words).status_code == 302
    assert client.post(address, words).status_code == 410
    assert client.login(email="new@example.org", password="three quiet words")


@pytest.mark.parametrize("password", ["short", "password1234", "new@example.org"])
def test_a_first_password_that_is_easily_guessed_is_refused_and_the_link_lives(
    fen, client, password
):
    person = User.objects.create_user("new@example.org", "New Person")
    a_post(person, fen.trust)
    token = token_of(invitation_address(person, now=NOON + timedelta(days=3650)))
    answer = client.post(f"/link/invitation/{token}/", {"password": password, "again": password})
    assert answer.status_code == 200
    assert client.get(f"/link/invitation/{token}/").status_code == 200


def test_an_invitation_dies_with_its_time_its_address_and_its_account(fen):
    person = User.objects.create_user("new@example.org", "New Person")
    token = token_of(invitation_address(person, now=NOON))
    dead = {"password": "three quiet words"}
    with pytest.raises(DeadLink):
        accept_invitation(token, now=NOON + timedelta(days=15), **dead)
    person.email = "moved@example.org"
    person.save()
    with pytest.raises(DeadLink):
        accept_invitation(token, now=NOON, **dead)
    person.email, person.is_active = "new@example.org", False
    person.save()
    with pytest.raises(DeadLink):
        accept_invitation(token, now=NOON, **dead)


# --- delegated authority ----------------------------------------------------------------------


def test_a_decision_names_the_office_and_the_authority_it_was_made_by(fen):
    police = an_agency("Fen police")
    a_listing(fen.partnership, police)
    officer = a_person("Deputy")
    a_seat(officer, fen.group, Office.GROUP_CHAIR)
    grant = services.Grant(
        Office.DELEGATED_OFFICER, police, TODAY, authority="Reviews up to £20,000"
    )
    services.give_office(officer, grant, by=fen.head, **SAID)
    earlier, now = (
        Decision(
            board=fen.group, how="written", taken_on=day, taken_by=officer, recorded_by=officer
        )
        for day in (TODAY - DAY, TODAY)
    )
    with_authority([earlier, now])
    assert earlier.acted_as == "Chair"
    assert now.acted_as == "Chair; Delegated senior officer of Fen police: Reviews up to £20,000"


def test_only_a_delegated_officer_decides_for_an_agency(fen):
    grant = services.Grant(Office.PRACTITIONER, fen.trust, TODAY, authority="Everything")
    with pytest.raises(ValidationError):
        services.give_office(fen.lead, grant, by=fen.head, **SAID)
