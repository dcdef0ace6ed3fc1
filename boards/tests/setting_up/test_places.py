"""Agencies, boards and a partnership's first page are set up on screen."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from boards import services
from boards.models import Board, BoardKind, Listing, Membership, ReportingLine
from boards.services.opening import PURPOSE
from boards.tests.factories import (
    PASSWORD,
    a_board,
    a_listing,
    a_partnership,
    a_person,
    a_post,
    a_seat,
    an_agency,
)
from boards.tests.setting_up.days import DAY, NOON, SAID, TODAY, new_person
from partnership.access.offices import Office
from partnership.access.services import NotAllowed, can
from partnership.agencies.models import Agency, Kind, Succession
from partnership.links.services import DeadLink, sign
from partnership.people.models import User
from partnership.ui.words import plain_day

pytestmark = pytest.mark.django_db


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
