"""Agencies brought in by a sheet: what is told, changed and given back."""

from datetime import date

import pytest

from boards.models import Listing
from boards.sheets.agencies import LIST_NAMES
from partnership.agencies.models import Agency
from partnership.records.history import changes_of
from partnership.sheets.columns import named
from partnership.sheets.models import TypedRows
from partnership.sheets.undoing import undo
from tests import factories as make
from tests.imports.brought import LATER, LOOK_THERE, acts, applied, body, brought, trial, wrong

pytestmark = pytest.mark.django_db


# --- agencies ---------------------------------------------------------------------------


def test_an_agency_comes_in_with_its_lists_and_goes_again(world):
    row = applied(world, "agencies", body(Printed_as="The hospice"))
    made = Agency.objects.get(name="Fenshire Hospice")
    assert made in Agency.objects.visible_to(world.officer)
    assert {(entry.list_name, entry.printed) for entry in made.listings.all()} == {
        ("children", "The hospice"),
        ("adults", "The hospice"),
    }
    assert changes_of(made)[0].reason == "imported from a sheet"
    assert changes_of(made)[0].by == f"{world.head.name}, Head of Service"
    assert not TypedRows.objects.exists()
    undo(row, by=world.head, now=LATER)
    assert not Agency.objects.filter(name="Fenshire Hospice").exists()
    gone = Agency.history.filter(id=made.pk).first()
    assert gone.history_type == "-"
    assert gone.history_user == world.head
    assert gone.history_change_reason == "undone: import of agencies.xlsx"


def test_the_same_agencies_twice_change_nothing(world):
    applied(world, "agencies", body())
    lines = Agency.history.count() + Listing.history.count()
    assert acts(world, "agencies", body()) == ["nothing"]
    applied(world, "agencies", body())
    assert Agency.history.count() + Listing.history.count() == lines


def test_a_changed_agency_is_told_from_what_to_what_and_given_back(world):
    trust = {"Name": "A trust", "Kind": "Police", "From": "1 April 2015", "Until": "31/3/2026"}
    line = trial(brought(world, "agencies", trust), world).lines[0]
    assert line.changes == [
        ("kind", "NHS trust", "Police"),
        ("until", "nothing", "31 March 2026"),
    ]
    row = applied(world, "agencies", trust)
    world.trust.refresh_from_db()
    assert (world.trust.kind, world.trust.ends_on) == ("police", date(2026, 3, 31))
    undo(row, by=world.head, now=LATER)
    world.trust.refresh_from_db()
    assert (world.trust.kind, world.trust.ends_on) == ("nhs_trust", None)
    assert changes_of(world.trust)[0].reason.startswith("undone: import")


def test_mistakes_about_agencies_are_told_by_row_and_column(world):
    there = make.partnership("Elsewhere")
    stranger = make.agency("A stranger", key="a-stranger")
    make.listing(there, stranger)
    make.listing(there, world.trust)
    trust = {"Name": "A trust", "Kind": "NHS trust", "From": "2 April 2015"}
    assert wrong(
        world,
        "agencies",
        body(Kind="Polce", From="31/2/1998", Until="45000"),
        body(Name="B", Until="1 May 1990", Lists=""),
        body(Name="B", Lists="Adlts"),
        body(Name="C", Key="a-stranger"),
        trust,
        {"Name": "D"},
    ) == [
        (2, "Kind", f"“Polce” is not one of the answers. Did you mean “Police”?{LOOK_THERE}"),
        (2, "From", "31/2/1998 is not a real date"),
        (2, "Until", "It holds the number 45000. Format the cell as a date"),
        (3, "Until", "The last day is before the first day"),
        (3, "Lists", "Name a list: an agency in none is seen by nobody"),
        (4, "Lists", f"“Adlts” is not one of the answers. Did you mean “Adults”?{named(LISTS)}"),
        (4, "Name", "It is in row 3 already"),
        (5, "Key", "This key cannot be used. Leave it empty"),
        (6, "", "Its name, kind and days are kept as they are: ring those who run the portal"),
        (7, "Kind", "It is empty"),
        (7, "From", "It is empty"),
        (7, "Lists", "Name a list: an agency in none is seen by nobody"),
    ]


def test_an_agency_of_another_partnership_is_not_found_by_its_name(world):
    make.listing(make.partnership("Elsewhere"), make.agency("A stranger"))
    assert acts(world, "agencies", body(Name="A stranger")) == ["add"]
    applied(world, "agencies", body(Name="A stranger"))
    assert Agency.objects.filter(name="A stranger").count() == 2


# --- people and offices -----------------------------------------------------------------


LISTS = [str(label) for _, label in LIST_NAMES]
