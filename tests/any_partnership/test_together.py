"""All files in one deployment do not cross."""

from datetime import date

import pytest
from django.conf import settings
from django.urls import reverse

from boards.importing import import_file
from boards.models import Board, BoardKind, Partnership
from boards.tests.factories import a_person, a_seat
from partnership.access.offices import Office
from partnership.agencies.models import Agency
from reviews.services.numbering import next_reference
from tests.any_partnership.arrangements import DATA, SPLIT, counts, imported

FILES = (
    "cambridgeshire_and_peterborough",
    "norfolk_children",
    "norfolk_adults",
    "kensington_and_chelsea_and_westminster",
    *SPLIT,
)


@pytest.mark.django_db
def test_all_files_stand_in_one_deployment_and_come_again_without_a_change():
    imported(*FILES)
    assert Partnership.objects.count() == len(FILES)
    before = counts()
    for name in FILES:
        again = import_file(DATA / f"{name}.yaml", apply=True)
        assert again.nothing_to_change, (name, again.errors)
        assert again.missing_from_file == [], name
    assert counts() == before


@pytest.mark.django_db
@pytest.mark.parametrize("name", FILES[1:])
def test_every_file_is_large_enough_and_covers_an_area(name):
    imported(*(SPLIT if name in SPLIT else [name]))
    here = Partnership.objects.get(key=name.replace("_", "-"))
    assert here.code
    assert here.coverage.exists()
    assert here.service_email.endswith(".example")
    bodies = Agency.objects.filter(listings__partnership=here).distinct().count()
    assert here.boards.count() + bodies >= 20


def test_an_agency_of_two_partnerships_shows_each_reader_their_own(page):
    imported("norfolk_children", "norfolk_adults")
    force = Agency.objects.get(key="norfolk-constabulary")
    readers = {}
    for side in ("children", "adults"):
        service = Board.objects.get(kind=BoardKind.SERVICE, partnership__key=f"norfolk-{side}")
        group = Board.objects.get(kind=BoardKind.REVIEW, partnership__key=f"norfolk-{side}")
        readers[side] = a_person(f"Officer for {side}")
        a_seat(readers[side], service, Office.SERVICE_OFFICER, starts_on=date(2020, 1, 1))
        seated = a_person(f"Seated for {side}")
        a_seat(seated, group, agency=force, starts_on=date(2020, 1, 1))
    for side, other in (("children", "adults"), ("adults", "children")):
        words = page(readers[side], "boards:agency", force.key)
        assert f"Seated for {side}" in words
        assert f"Seated for {other}" not in words
        everything = words + page(readers[side], "people:list")
        everything += page(readers[side], "access:why", "agencies.Agency", force.pk)
        assert f"Officer for {other}" not in everything
        assert f"Seated for {other}" not in everything


def test_one_person_with_offices_in_two_partnerships_sees_both_side_by_side(page):
    imported("norfolk_children", "norfolk_adults")
    person = a_person("Holds two")
    for side, office in (("children", Office.SERVICE_OFFICER), ("adults", Office.HEAD_OF_SERVICE)):
        service = Board.objects.get(kind=BoardKind.SERVICE, partnership__key=f"norfolk-{side}")
        a_seat(person, service, office, starts_on=date(2020, 1, 1))
    words = page(person, "boards:structure")
    assert "01632 960 101" in words
    assert "01632 960 102" in words
    assert "Norfolk Safeguarding Children Partnership, as at" in words
    assert "Norfolk Safeguarding Adults Board, as at" in words
    offices = page(person, "people:person", person.pk)
    assert "Norfolk Children Partnership Business Unit, Norfolk Safeguarding Children" in offices


def test_offices_in_two_partnerships_do_not_mix_their_rights(page):
    imported("norfolk_children", "norfolk_adults")
    person = a_person("Member there, officer here")
    here = Board.objects.get(key="norfolk-children-business-unit")
    a_seat(person, here, Office.SERVICE_OFFICER, starts_on=date(2020, 1, 1))
    a_seat(person, Board.objects.get(key="norfolk-adults-board"), starts_on=date(2020, 1, 1))
    own, other = (Board.objects.get(key=f"norfolk-{key}") for key in GROUPS)
    may = Board.objects.visible_to(person, "record_incident")
    assert own in may
    assert other not in may
    assert other in Board.objects.visible_to(person)


GROUPS = ("practice-review-group", "sar-group")


@pytest.mark.django_db
def test_references_count_for_each_partnership_and_carry_its_code():
    imported("norfolk_children", "norfolk_adults")
    children, adults = (Partnership.objects.get(key=f"norfolk-{k}") for k in ("children", "adults"))
    assert next_reference(children, "CR", 2026) == "NSCP-CR-2026-001"
    assert next_reference(children, "CR", 2026) == "NSCP-CR-2026-002"
    assert next_reference(adults, "CR", 2026) == "NSAB-CR-2026-001"


def test_a_visitor_of_several_partnerships_is_told_of_none(client, db):
    imported("norfolk_children", "norfolk_adults")
    text = client.get(reverse("account_login")).content.decode()
    assert "Norfolk" not in text
    assert settings.SERVICE_PHONE in text


def test_a_visitor_of_one_partnership_is_told_its_service(client, db):
    imported("norfolk_children")
    text = client.get("/nowhere/").content.decode()
    assert "01632 960 101" in text
    assert '<span class="masthead__place">Norfolk</span>' in text
