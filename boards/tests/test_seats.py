"""Seats as rows: who lands in which, what stays when people go, what is told as vacant."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError

from boards import services
from boards.lists import seats_of
from boards.models import BoardKind, Deputy, Membership, Part, Partnership, Seat
from boards.seating import sittings
from boards.services import Grant, Who
from boards.tests.factories import (
    LONG_AGO,
    a_board,
    a_listing,
    a_partnership,
    a_person,
    a_post,
    a_seat,
    an_agency,
)
from boards.vacancies import vacancies
from partnership.access.offices import Office
from partnership.access.services import NotAllowed

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = NOON.date()
YESTERDAY = TODAY - timedelta(days=1)
ACT = {"because": "agreed", "today": TODAY}


@pytest.fixture
def place() -> SimpleNamespace:
    """A group with an agency that is listed, and the Head of Service."""
    partnership = a_partnership()
    service = a_board(partnership, "Service", kind=BoardKind.SERVICE)
    board, police = a_board(partnership, "Forum"), an_agency()
    a_listing(partnership, police)
    head = a_person("Head")
    a_seat(head, service, Office.HEAD_OF_SERVICE)
    return SimpleNamespace(partnership=partnership, board=board, police=police, head=head)


def gone(tenure: Membership) -> Membership:
    tenure.ends_on = YESTERDAY
    tenure.save_because("left", by=None)
    return tenure


def test_whoever_follows_in_the_seat_of_an_agency_sits_in_the_same_seat(place):
    first = gone(a_seat(a_person("First"), place.board, agency=place.police))
    second = a_seat(a_person("Second"), place.board, agency=place.police, starts_on=TODAY)
    assert second.seat == first.seat
    assert Seat.objects.filter(board=place.board).count() == 1


def test_two_people_of_one_agency_sit_in_two_seats(place):
    first = a_seat(a_person("First"), place.board, agency=place.police)
    second = a_seat(a_person("Second"), place.board, agency=place.police)
    assert first.seat != second.seat


def test_offices_of_the_service_sit_in_no_seat(place):
    assert place.head.memberships.get().seat is None


def test_the_chair_comes_from_another_agency_and_keeps_the_chairs_seat(place):
    first = gone(a_seat(a_person("A"), place.board, Office.GROUP_CHAIR, agency=place.police))
    second = a_seat(a_person("B"), place.board, Office.GROUP_CHAIR, starts_on=TODAY)
    assert second.seat == first.seat
    assert first.seat.agency is None


def test_with_two_vacant_seats_a_new_one_is_opened_unless_one_is_chosen(place):
    for title in ("Superintendent", "Inspector"):
        services.open_seat(
            place.board,
            part=Part.MEMBER,
            agency=place.police,
            title=title,
            starts_on=TODAY,
            by=place.head,
            **ACT,
        )
    inspector = Seat.objects.get(title="Inspector")
    people = a_person("One"), a_person("Two")
    a_post(people[0], place.police), a_post(people[1], place.police)
    grant = {"office": Office.GROUP_MEMBER, "place": place.board, "starts_on": TODAY}
    chosen = services.give_office(
        people[0], Grant(**grant, seat=place.police, sits_in=inspector), by=place.head, **ACT
    )
    assert chosen.seat == inspector
    with pytest.raises(ValidationError, match="Somebody else sits there"):
        services.give_office(
            people[1], Grant(**grant, seat=place.police, sits_in=inspector), by=place.head, **ACT
        )
    other = services.give_office(people[1], Grant(**grant, seat=place.police), by=place.head, **ACT)
    assert other.seat.title == "Superintendent"


def test_an_office_is_not_given_in_the_seat_of_another_board_or_agency(place):
    elsewhere = a_seat(a_person("X"), a_board(place.partnership, "Other"), agency=place.police)
    with pytest.raises(ValidationError, match="same board"):
        a_seat(a_person("Y"), place.board, agency=place.police, seat=elsewhere.seat)
    seat = gone(a_seat(a_person("Z"), place.board, agency=place.police)).seat
    with pytest.raises(ValidationError, match="not a seat of that agency"):
        a_seat(a_person("W"), place.board, seat=seat, starts_on=TODAY)
    with pytest.raises(ValidationError, match="does not sit as"):
        a_seat(
            a_person("V"),
            place.board,
            Office.LAY_MEMBER,
            agency=place.police,
            seat=seat,
            starts_on=TODAY,
        )


def test_handing_over_and_covering_keep_the_seat(place):
    held = a_seat(a_person("Old"), place.board, agency=place.police)
    acted = {"because": "x", "by": place.head, "today": TODAY, "now": NOON}
    new = services.replace_holder(
        held, Who("new@example.org", "New"), starts_on=TODAY + timedelta(days=5), **acted
    )
    later = new.memberships.get()
    assert later.seat == held.seat
    stand_in = services.cover_absence(
        later,
        Who("cover@example.org", "Cover"),
        starts_on=TODAY + timedelta(days=6),
        ends_on=TODAY + timedelta(days=9),
        **acted,
    )
    assert stand_in.memberships.get().seat == held.seat
    third = services.replace_holder(
        later, Who("third@example.org", "Third"), starts_on=TODAY + timedelta(days=8), **acted
    )
    assert third.memberships.get().seat == held.seat
    assert Seat.objects.filter(board=place.board).count() == 1


def test_an_office_taken_back_takes_the_seat_along_that_was_opened_with_it(place):
    person = a_person("Mistake")
    a_post(person, place.police)
    grant = Grant(Office.GROUP_MEMBER, place.board, TODAY, seat=place.police)
    given = services.give_office(person, grant, by=place.head, **ACT)
    services.take_office_back(given, by=place.head, **ACT)
    assert not Seat.objects.filter(board=place.board).exists()
    opened = services.open_seat(
        place.board, part=Part.MEMBER, agency=place.police, starts_on=TODAY, by=place.head, **ACT
    )
    given = services.give_office(person, grant, by=place.head, **ACT)
    services.take_office_back(given, by=place.head, **ACT)
    assert Seat.objects.get(board=place.board) == opened


def test_a_vacant_seat_is_told_on_the_board_and_among_the_vacancies_until_it_is_filled(place):
    held = gone(a_seat(a_person("Left"), place.board, agency=place.police))
    services.open_seat(
        place.board,
        part=Part.ADVISER,
        agency=None,
        title="Designated doctor",
        starts_on=TODAY,
        by=place.head,
        **ACT,
    )
    shown = {str(row.seat): row.vacant_since for row in seats_of(place.board, place.head, TODAY)}
    assert shown == {str(held.seat): TODAY, "Designated doctor": TODAY}
    here = Partnership.objects.filter(pk=place.partnership.pk)
    found = [one for one in vacancies(here, TODAY) if one.seat]
    assert {one.role for one in found} == {f"Seat “{held.seat}”", "Seat “Designated doctor”"}
    a_seat(a_person("Next"), place.board, agency=place.police, starts_on=TODAY)
    assert len([one for one in vacancies(here, TODAY) if one.seat]) == 1
    assert [one.names for one in sittings(place.board, place.head, TODAY)] == ["Next", ""]


def test_a_seat_ends_only_when_nobody_sits_there_later_and_keeps_its_history(place):
    held = a_seat(a_person("Sits"), place.board, agency=place.police)
    with pytest.raises(ValidationError, match="sits there on later days"):
        services.end_seat(held.seat, ends_on=TODAY, by=place.head, **ACT)
    gone(held)
    services.end_seat(held.seat, ends_on=TODAY, by=place.head, **ACT)
    held.seat.refresh_from_db()
    assert held.seat.ends_on == TODAY
    assert list(held.seat.holders.all()) == [held]
    assert not seats_of(place.board, place.head, TODAY + timedelta(days=1))


def test_a_seat_ends_with_its_agency_and_with_its_board(place):
    held = a_seat(a_person("Sits"), place.board, agency=place.police)
    services.end_agency(place.police, ends_on=TODAY, successor=None, by=place.head, **ACT)
    held.seat.refresh_from_db()
    assert held.seat.ends_on == TODAY
    lay = a_seat(a_person("Lay"), place.board, Office.LAY_MEMBER)
    services.end_board(place.board, ends_on=TODAY, by=place.head, **ACT)
    lay.seat.refresh_from_db()
    assert lay.seat.ends_on == TODAY


def test_only_those_who_arrange_a_board_open_change_and_end_its_seats(place):
    member = a_person("Member")
    held = a_seat(member, place.board, agency=place.police)
    with pytest.raises(NotAllowed):
        services.open_seat(
            place.board, part=Part.MEMBER, agency=None, starts_on=TODAY, by=member, **ACT
        )
    with pytest.raises(NotAllowed):
        services.change_seat(held.seat, part=Part.MEMBER, title="Mine", order=1, by=member, **ACT)
    with pytest.raises(NotAllowed):
        services.end_seat(held.seat, ends_on=TODAY, by=member, **ACT)
    with pytest.raises(NotAllowed):
        services.add_deputy(held.seat, person=a_person("D"), starts_on=TODAY, by=member, **ACT)


def test_a_second_click_opens_no_second_seat(place):
    new = {"part": Part.MEMBER, "agency": place.police, "starts_on": TODAY, "by": place.head}
    services.open_seat(place.board, **new, **ACT)
    with pytest.raises(ValidationError, match="stands already"):
        services.open_seat(place.board, **new, **ACT)


def test_a_seat_is_of_no_agency_of_another_partnership_and_a_chairs_of_none(place):
    stranger = an_agency("Elsewhere Constabulary")
    new = {"starts_on": TODAY, "by": place.head}
    with pytest.raises(ValidationError, match="same partnership"):
        services.open_seat(place.board, part=Part.MEMBER, agency=stranger, **new, **ACT)
    with pytest.raises(ValidationError, match="no agency’s seat"):
        services.open_seat(place.board, part=Part.CHAIR, agency=place.police, **new, **ACT)


def test_whoever_sits_in_a_seat_keeps_an_office_that_fits_it(place):
    held = a_seat(a_person("Member"), place.board, agency=place.police)
    with pytest.raises(ValidationError, match="end that first"):
        services.change_seat(
            held.seat, part=Part.LAY_MEMBER, title="", order=1, by=place.head, **ACT
        )
    services.change_seat(held.seat, part=Part.VICE_CHAIR, title="", order=1, by=place.head, **ACT)
    held.seat.refresh_from_db()
    assert held.seat.is_chairs


def test_a_deputy_is_of_the_agency_and_sits_nowhere_in_the_group(place):
    held = a_seat(a_person("Member"), place.board, agency=place.police)
    colleague, stranger = a_person("Colleague"), a_person("Stranger")
    a_post(colleague, place.police)
    named = {"starts_on": TODAY, "by": place.head}
    with pytest.raises(ValidationError, match="works with the partnership"):
        services.add_deputy(held.seat, person=stranger, **named, **ACT)
    with pytest.raises(ValidationError, match="sits in this group"):
        services.add_deputy(held.seat, person=held.person, **named, **ACT)
    services.add_deputy(held.seat, person=colleague, **named, **ACT)
    with pytest.raises(ValidationError, match="already"):
        services.add_deputy(held.seat, person=colleague, **named, **ACT)


def test_whoever_may_be_sent_as_a_deputy_needs_a_second_factor(place):
    held = a_seat(a_person("Member"), place.board, agency=place.police)
    colleague = a_person("Colleague")
    a_post(colleague, place.police, Office.PRACTITIONER)
    assert not colleague.needs_second_factor
    Deputy(seat=held.seat, person=colleague, starts_on=LONG_AGO).save_because("x", by=None)
    assert colleague.needs_second_factor


def test_seats_of_another_partnership_are_not_seen(place):
    held = a_seat(a_person("Sits"), place.board, agency=place.police)
    there = a_partnership("Elsewhere")
    outsider = a_person("Outsider")
    a_seat(outsider, a_board(there, "Service", kind=BoardKind.SERVICE), Office.HEAD_OF_SERVICE)
    assert not Seat.objects.visible_to(outsider, on=TODAY).filter(pk=held.seat.pk).exists()
    assert not sittings(place.board, outsider, TODAY)
