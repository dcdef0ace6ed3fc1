"""A partnership is set up on screen: agencies, boards, people, hand-overs, absences."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from boards import services
from boards.authority import with_authority
from boards.models import Board, BoardKind, Decision, Listing, Membership, ReportingLine
from boards.services.opening import PURPOSE
from boards.tests.factories import (
    PASSWORD,
    a_board,
    a_line,
    a_listing,
    a_partnership,
    a_person,
    a_post,
    a_seat,
    an_agency,
)
from partnership.access.offices import Office
from partnership.access.services import NotAllowed, can
from partnership.agencies.models import Agency, Kind, Succession
from partnership.links.invitations import accept_invitation, invitation_address
from partnership.links.services import DeadLink, sign
from partnership.outbox.models import Letter
from partnership.people.models import Appointment, User
from partnership.ui.words import plain_day

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = NOON.date()
DAY = timedelta(days=1)
SAID = {"because": "Agreed", "today": TODAY}


@pytest.fixture
def fen() -> SimpleNamespace:
    """A partnership with its service, a board, a group and a trust."""
    partnership = a_partnership()
    service = a_board(partnership, "Service", kind=BoardKind.SERVICE)
    board = a_board(partnership, "Children’s board", kind=BoardKind.BOARD)
    group = a_board(partnership, "Case group", kind=BoardKind.REVIEW)
    a_line(group, board)
    trust = an_agency("Fen trust", kind=Kind.NHS_TRUST)
    a_listing(partnership, trust, list_name="children")
    head, officer, administrator, lead = map(a_person, ("head", "officer", "admin", "lead"))
    a_seat(head, service, Office.HEAD_OF_SERVICE)
    a_seat(officer, service, Office.SERVICE_OFFICER)
    a_seat(administrator, service, Office.ADMINISTRATOR)
    a_post(lead, trust)
    return SimpleNamespace(
        partnership=partnership,
        service=service,
        board=board,
        group=group,
        trust=trust,
        head=head,
        officer=officer,
        admin=administrator,
        lead=lead,
    )


def new_person(email: str = "new@example.org", name: str = "New Person") -> services.Who:
    return services.Who(email, name)


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


# --- agencies and boards ----------------------------------------------------------------------


def an_entry(name: str, **more) -> services.NewAgency:
    facts = {"kind": Kind.ICB, "starts_on": TODAY, "lists": ["children", "adults"], **more}
    return services.NewAgency(name, **facts)


def test_an_agency_is_added_and_listed_in_one_go(fen):
    added = services.add_agency(fen.partnership, an_entry("Fen ICB"), by=fen.officer, **SAID)
    assert set(added.listings.values_list("list_name", flat=True)) == {"children", "adults"}
    with pytest.raises(ValidationError):
        services.add_agency(fen.partnership, an_entry("fen icb"), by=fen.officer, **SAID)
    assert Agency.objects.filter(name__iexact="fen icb").count() == 1


def test_an_agency_that_another_partnership_knows_is_not_opened_by_its_name(fen):
    there = a_partnership("Elsewhere")
    school = an_agency("Hill school")
    a_listing(there, school)
    teacher = a_post(a_person("Teacher"), school)
    added = services.add_agency(fen.partnership, an_entry("Hill school"), by=fen.officer, **SAID)
    assert added != school
    assert not can(fen.officer, "view", teacher.person, on=TODAY)


def test_an_agency_that_ends_hands_its_place_in_the_lists_to_its_successor(fen):
    heir = services.add_agency(
        fen.partnership, an_entry("New trust", lists=["adults"]), by=fen.officer, **SAID
    )
    last = TODAY + 30 * DAY
    services.end_agency(fen.trust, ends_on=last, successor=heir, by=fen.officer, **SAID)
    assert fen.lead.appointments.get().ends_on == last
    assert Listing.objects.get(agency=fen.trust).ends_on == last
    assert Listing.objects.get(agency=heir, list_name="children").starts_on == last + DAY
    assert Succession.objects.get().before == fen.trust


def test_a_shared_agency_is_changed_by_nobody_alone(fen):
    a_listing(a_partnership("Elsewhere"), fen.trust)
    with pytest.raises(NotAllowed):
        services.change_agency(
            fen.trust, name="Other", kind=Kind.POLICE, note="", by=fen.head, **SAID
        )
    with pytest.raises(NotAllowed):
        services.end_agency(fen.trust, ends_on=TODAY, successor=None, by=fen.head, **SAID)


def test_a_group_is_added_under_a_board_and_closes_with_its_seats(fen):
    new = services.NewBoard("Sub-group", "group", "both", TODAY, above=fen.board)
    group = services.add_board(fen.partnership, new, by=fen.officer, **SAID)
    seat = a_seat(a_person(), group, starts_on=TODAY)
    services.end_board(group, ends_on=TODAY + DAY, by=fen.officer, **SAID)
    seat.refresh_from_db()
    assert seat.ends_on == TODAY + DAY
    assert ReportingLine.objects.get(below=group).ends_on == TODAY + DAY


def test_a_board_with_groups_that_report_to_it_alone_is_not_closed(fen):
    with pytest.raises(ValidationError, match="Case group"):
        services.end_board(fen.board, ends_on=TODAY, by=fen.officer, **SAID)


def test_boards_never_report_in_a_circle(fen):
    with pytest.raises(ValidationError) as refused:
        services.move_board(
            fen.board, fen.group, starts_on=TODAY, dotted=False, by=fen.officer, **SAID
        )
    assert "circle" in str(refused.value)


def test_a_second_group_of_the_same_name_is_refused(fen):
    again = services.NewBoard("case GROUP", "group", "both", TODAY)
    with pytest.raises(ValidationError):
        services.add_board(fen.partnership, again, by=fen.officer, **SAID)
    assert Board.objects.filter(name__iexact="case group").count() == 1


# --- the first page ---------------------------------------------------------------------------


def opening(**more) -> services.Opening:
    reached = {"service_phone": "01632 960 555", "service_email": "unit@example.org"}
    facts = {"areas": ["Newshire"], "service": "Unit", "starts_on": TODAY, "code": "new"}
    return services.Opening("New Partnership", **{**reached, **facts, **more})


def test_a_printed_link_opens_one_partnership_and_its_head_can_go_on_alone(client):
    token = sign(PURPOSE, until=NOON + DAY)
    who = services.Who("head@example.org", "A Head")
    made = services.open_partnership(token, opening(), who, password=PASSWORD, now=NOON)
    head = User.objects.get(email="head@example.org")
    assert can(head, "arrange", made, on=TODAY)
    assert client.login(email="head@example.org", password=PASSWORD)
    with pytest.raises(DeadLink):
        services.open_partnership(
            token, opening(code="b"), services.Who("b@example.org", "B"), password="x", now=NOON
        )


def test_the_link_takes_over_no_account_that_exists(fen):
    token, who = sign(PURPOSE, until=NOON + DAY), services.Who(fen.head.email, "A Head")
    with pytest.raises(ValidationError):
        services.open_partnership(token, opening(), who, password="x" * 20, now=NOON)
    fen.head.refresh_from_db()
    assert fen.head.check_password(PASSWORD)


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


# --- nobody does by closing a place what they could not do one by one ---------------------------


def test_an_administrator_closes_no_group_that_has_a_chair(fen):
    a_seat(a_person("Chair"), fen.group, Office.GROUP_CHAIR)
    with pytest.raises(NotAllowed):
        services.end_board(fen.group, ends_on=TODAY, by=fen.admin, **SAID)
    assert Membership.objects.get(office=Office.GROUP_CHAIR).ends_on is None


def test_only_a_head_of_service_ends_on_a_day_that_has_passed(fen):
    for by, allowed in ((fen.officer, False), (fen.head, True)):
        try:
            services.end_board(fen.group, ends_on=TODAY - DAY, by=by, **SAID)
        except NotAllowed:
            assert not allowed
        else:
            assert allowed


def test_an_agency_that_another_partnership_listed_once_is_not_ended_here(fen):
    there = a_partnership("Elsewhere")
    past = a_listing(there, fen.trust, ends_on=TODAY - DAY)
    with pytest.raises(NotAllowed):
        services.end_agency(fen.trust, ends_on=TODAY, successor=None, by=fen.head, **SAID)
    past.refresh_from_db()
    assert past.ends_on == TODAY - DAY


def test_an_entry_that_left_a_list_does_not_come_back_by_its_last_day(fen):
    entry = Listing.objects.get(agency=fen.trust)
    entry.ends_on = TODAY - DAY
    entry.save_because("left", by=fen.head)
    with pytest.raises(ValidationError):
        services.take_off_list(entry, ends_on=TODAY + DAY, by=fen.head, **SAID)


def test_a_head_who_has_not_begun_does_not_count_as_another(fen):
    a_seat(a_person("Next year"), fen.service, Office.HEAD_OF_SERVICE, starts_on=date(2027, 9, 1))
    other = a_person("Other")
    a_seat(other, fen.service, Office.HEAD_OF_SERVICE, ends_on=TODAY + DAY)
    with pytest.raises(ValidationError):
        services.end_office(fen.head.memberships.get(), ends_on=TODAY, by=other, **SAID)


def test_a_cover_ends_with_the_office_that_it_covers(fen):
    held = a_seat(a_person("Away"), fen.group, Office.GROUP_MEMBER)
    how = {"starts_on": TODAY, "ends_on": TODAY + 90 * DAY, "by": fen.officer, "now": NOON}
    person = services.cover_absence(held, new_person(), **how, **SAID)
    services.end_office(held, ends_on=TODAY + DAY, by=fen.officer, **SAID)
    assert person.memberships.get().ends_on == TODAY + DAY


def test_an_office_taken_back_takes_its_cover_with_it(fen):
    held = a_seat(a_person("Away"), fen.group, Office.GROUP_MEMBER, starts_on=TODAY)
    how = {"starts_on": TODAY, "ends_on": TODAY + DAY, "by": fen.officer, "now": NOON}
    person = services.cover_absence(held, new_person(), **how, **SAID)
    services.take_office_back(held, by=fen.officer, **SAID)
    assert not person.memberships.exists()


def test_a_lead_touches_no_office_above_their_own(fen):
    above = a_post(a_person("Representative"), fen.trust, Office.LEAD_REPRESENTATIVE)
    with pytest.raises(NotAllowed):
        services.end_colleague(above, ends_on=TODAY, by=fen.lead, **SAID)
    how = {"office": Office.DELEGATED_OFFICER, "starts_on": TODAY, "today": TODAY, "now": NOON}
    with pytest.raises(NotAllowed):
        services.invite_colleague(fen.trust, new_person(), by=fen.lead, **how)


def test_a_group_reports_to_no_board_of_another_partnership(fen):
    elsewhere = a_board(a_partnership("Elsewhere"), "Their board", kind=BoardKind.BOARD)
    new = services.NewBoard("Task group", "task", "both", TODAY, above=elsewhere)
    with pytest.raises(ValidationError):
        services.add_board(fen.partnership, new, by=fen.officer, **SAID)


def test_whoever_comes_before_their_first_day_is_told_which_it_is(fen, client):
    person = User.objects.create_user("soon@example.org", "Soon Here", PASSWORD)
    first = timezone.localdate() + 9 * DAY
    a_post(person, fen.trust, starts_on=first)
    client.force_login(person)
    words = client.get("/", follow=True).content.decode()
    assert f"Your office begins on {plain_day(first)}" in words
