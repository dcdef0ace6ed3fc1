"""Offices are given, ended and taken back by who may."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from boards.models import BoardKind, Membership
from boards.services import Grant, end_office, give_office, take_office_back
from boards.tests.factories import LONG_AGO, a_board, a_partnership, a_person, a_seat
from boards.tests.pages.read import words
from partnership.access.offices import Office
from partnership.access.services import NotAllowed

pytestmark = pytest.mark.django_db


def test_the_head_of_service_gives_and_ends_an_office(fen, client):
    client.force_login(fen.head)
    given = {
        "office": "group_member",
        "place": f"board-{fen.executive.pk}",
        "seat": f"agency-{fen.police.pk}",
        "starts_on_day": "1",
        "starts_on_month": "3",
        "starts_on_year": "2026",
        "because": "named by the constabulary",
    }

    answer = client.post(reverse("people:give", args=[fen.lead.pk]), given)
    seat = Membership.objects.get(person=fen.lead)
    address = reverse("people:end", args=[fen.lead.pk, "board", seat.pk])
    ended = {
        "ends_on_day": "31",
        "ends_on_month": "3",
        "ends_on_year": "2026",
        "because": "moved away",
    }
    closing = client.post(address, ended)
    seat.refresh_from_db()

    assert (answer.status_code, closing.status_code) == (302, 302)
    assert seat.ends_on == date(2026, 3, 31)
    assert [row.history_change_reason for row in seat.history.all()] == [
        "moved away",
        "named by the constabulary",
    ]
    assert "already ended on 31 March 2026" in words(client.post(address, ended))


@pytest.mark.parametrize(
    ("office", "changes", "said"),
    [
        (Office.AGENCY_LEAD, {}, "held for an agency"),
        (Office.GROUP_MEMBER, {"ends_on": date(2019, 1, 1)}, "before the first day"),
        (Office.GROUP_MEMBER, {"starts_on": date(2016, 1, 1)}, "did not exist"),
        (Office.GROUP_CHAIR, {}, "already holds this office"),
    ],
)
def test_an_office_that_cannot_be_is_refused_in_plain_words(fen, office, changes, said):
    facts = {"office": office, "place": fen.reviews, "starts_on": date(2020, 1, 1)} | changes
    today = timezone.localdate()

    with pytest.raises(ValidationError, match=said):
        give_office(fen.chair, Grant(**facts), because="test", by=fen.head, today=today)


def test_an_unknown_board_is_refused(fen, client):
    client.force_login(fen.head)
    other = a_board(a_partnership("Hillshire"), "Hillshire board")

    found = client.post(
        reverse("people:give", args=[fen.lead.pk]),
        {"office": "group_member", "place": f"board-{other.pk}", "because": "x"},
    )

    assert "Choose one of the answers in the list" in words(found)
    assert "Hillshire" not in words(found)


def test_offices_are_given_only_where_one_manages_and_never_to_oneself(fen):
    elsewhere = a_board(a_partnership("Hillshire"), "Hillshire board")
    there = a_seat(fen.lead, elsewhere)
    grant = Grant(office=Office.GROUP_MEMBER, place=elsewhere, starts_on=date(2026, 1, 1))
    here = Grant(office=Office.GROUP_MEMBER, place=fen.reviews, starts_on=date(2026, 1, 1))
    said = {"because": "test", "today": timezone.localdate()}

    with pytest.raises(NotAllowed):
        give_office(fen.lead, grant, by=fen.head, **said)
    with pytest.raises(NotAllowed):
        give_office(fen.head, here, by=fen.head, **said)
    with pytest.raises(NotAllowed):
        give_office(fen.lead, here, by=fen.officer, **said)
    with pytest.raises(NotAllowed):
        end_office(there, ends_on=LONG_AGO, by=fen.head, **said)


def test_why_names_the_office_and_who_else(fen, page):
    found = words(page(fen.lead, "access:why", "boards.Board", fen.reviews.pk))

    assert "Agency safeguarding lead, Fenshire Constabulary" in found
    assert "Who else can" in found
    assert page(fen.stranger, "access:why", "boards.Board", fen.reviews.pk).status_code == 404


def test_an_office_of_the_service_is_held_in_the_service_alone(fen):
    today = timezone.localdate()
    grant = Grant(office=Office.SERVICE_OFFICER, place=fen.reviews, starts_on=today)
    with pytest.raises(ValidationError, match="office of the partnership service alone"):
        give_office(fen.lead, grant, because="test", by=fen.head, today=today)
    with pytest.raises(ValidationError, match="not of"):
        a_seat(fen.lead, fen.reviews, Office.INDEPENDENT_CHAIR)


def test_the_last_head_of_service_is_not_ended_before_another_is_there(fen):
    today = timezone.localdate()
    service = fen.head.memberships.get(office=Office.HEAD_OF_SERVICE).board
    held = fen.head.memberships.get(office=Office.HEAD_OF_SERVICE)
    administrator = a_person("Kofi")
    a_seat(administrator, service, Office.ADMINISTRATOR)
    with pytest.raises(NotAllowed):
        end_office(held, ends_on=today, because="test", by=administrator, today=today)
    with pytest.raises(ValidationError, match="Give another person"):
        end_office(held, ends_on=today, because="test", by=fen.head, today=today)
    other = a_person("Ruth")
    a_seat(other, service, Office.HEAD_OF_SERVICE)
    end_office(held, ends_on=today, because="test", by=other, today=today)
    assert held.ends_on == today


def test_an_office_given_by_mistake_today_is_taken_back_at_once(fen, client):
    today = timezone.localdate()
    given = a_seat(fen.lead, fen.reviews, starts_on=today)
    client.force_login(fen.head)
    address = reverse("people:end", args=[fen.lead.pk, "board", given.pk])
    page_words = words(client.get(address))
    assert "given by mistake" in page_words
    answer = client.post(address, {"take_back": "on", "because": "The wrong person"})
    assert answer.status_code == 302
    assert not Membership.objects.filter(pk=given.pk).exists()
    last = Membership.history.filter(id=given.pk).latest("history_id")
    assert (last.history_type, last.history_change_reason) == ("-", "taken back: The wrong person")


def test_an_office_that_has_run_is_ended_not_taken_back(fen):
    given = a_seat(fen.lead, fen.reviews)
    with pytest.raises(ValidationError, match="has run before today"):
        take_office_back(given, because="x", by=fen.head, today=timezone.localdate())


def test_a_head_elsewhere_is_here_no_more_than_an_administrator(fen):
    today = timezone.localdate()
    elsewhere = a_board(a_partnership("Hillshire"), "Hillshire service", kind=BoardKind.SERVICE)
    both = a_person("Kofi")
    a_seat(both, elsewhere, Office.HEAD_OF_SERVICE)
    service = fen.head.memberships.get(office=Office.HEAD_OF_SERVICE).board
    a_seat(both, service, Office.ADMINISTRATOR)
    grant = Grant(office=Office.GROUP_MEMBER, place=fen.reviews, starts_on=today)
    with pytest.raises(NotAllowed):
        give_office(fen.lead, grant, because="test", by=both, today=today)
    held = fen.chair.memberships.get()
    with pytest.raises(NotAllowed):
        end_office(held, ends_on=today, because="test", by=both, today=today)
