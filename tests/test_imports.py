"""Sheets brought in: what cannot be read, the trial, applying and undoing."""

import io
import zipfile
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from boards.actions.models import Move
from boards.models import Action, Board, Listing, Membership
from boards.services import invite_again
from boards.sheets.agencies import LIST_NAMES
from partnership.access.offices import Office
from partnership.access.services import NotAllowed
from partnership.agencies.models import Agency
from partnership.people.models import User
from partnership.records.history import changes_of
from partnership.sheets import services
from partnership.sheets.blanks import blank_csv, blank_workbook, example_row
from partnership.sheets.columns import named
from partnership.sheets.jobs import carry_out, forget_typed
from partnership.sheets.models import Import, TypedRows, Waits
from partnership.sheets.reading import read
from partnership.sheets.registry import sheet_of, sheets
from partnership.sheets.tables import Unreadable
from partnership.sheets.undoing import undo
from tests import factories as make
from tests.factories import World

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
TODAY = date(2026, 11, 22)
LATER = NOW + timedelta(days=1)


def workbook(*rows: list[Any], title: str = "Sheet1") -> bytes:
    """An Excel file of these rows."""
    book = Workbook()
    page = book.active
    page.title = title
    for row in rows:
        page.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheet_file(kind: str, *rows: dict[str, Any]) -> bytes:
    """A filled-in template of this kind."""
    names = [column.name for column in sheet_of(kind).columns]
    return workbook(names, *([row.get(name) for name in names] for row in rows))


def brought(world: World, kind: str, *rows: dict[str, Any], by: Any = None) -> Import:
    """An upload of these rows by the head of service, not applied yet."""
    return services.upload(
        sheet_of(kind),
        world.partnership,
        name=f"{kind}.xlsx",
        data=sheet_file(kind, *rows),
        by=by or world.head,
        now=NOW,
    )


def trial(row: Import, world: World) -> Any:
    return services.trial_of(row, by=world.head, now=NOW)


def wrong(world: World, kind: str, *rows: Any, by: Any = None) -> list[tuple[int, str, str]]:
    """What the trial says is wrong: row, column, words."""
    row = brought(world, kind, *rows, by=by)
    found = services.trial_of(row, by=by or world.head, now=NOW)
    return [(line.row, *one) for line in found.lines for one in line.wrong]


def member(world: World, **more: Any) -> dict[str, Any]:
    """One row of the people sheet."""
    row = {
        "Board or group": world.group.name,
        "Person": "Asha Patel",
        "E-mail": "asha.patel@example.org",
        "Office": "Member",
        "From": date(2026, 4, 1),
    }
    return row | {name.replace("_", " "): value for name, value in more.items()}


def action(world: World, **more: Any) -> dict[str, Any]:
    """One row of the actions sheet."""
    row = {
        "Board or group": world.group.name,
        "Action": "Train every duty officer",
        "Owner agency": world.trust.name,
        "Raised on": "3 March 2026",
        "Due on": "30/6/2026",
    }
    return row | {name.replace("_", " "): value for name, value in more.items()}


def body(**more: Any) -> dict[str, Any]:
    """One row of the agencies sheet."""
    row = {
        "Name": "Fenshire Hospice",
        "Kind": "Voluntary and third sector",
        "From": "1 April 1998",
        "Lists": "Children; Adults",
    }
    return row | {name.replace("_", " "): value for name, value in more.items()}


def applied(world: World, kind: str, *rows: dict[str, Any]) -> Import:
    """The same, applied."""
    return services.apply(brought(world, kind, *rows), by=world.head, now=NOW)


def acts(world: World, kind: str, *rows: dict[str, Any]) -> list[str]:
    """What each row would do."""
    return [str(line.act) for line in trial(brought(world, kind, *rows), world).lines]


# --- files that cannot be read ----------------------------------------------------------


def changed(data: bytes, change: Any) -> bytes:
    """The same zip with its parts as `change(name, content)` gives them."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    """A good workbook with one more part."""
    out = io.BytesIO(workbook(["Name"], ["A"]))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def merged() -> bytes:
    book = Workbook()
    book.active.append(["Name", "Kind"])
    book.active.append(["A", "B"])
    book.active.merge_cells("A2:B2")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def two_sheets() -> bytes:
    book = Workbook()
    book.active.append(["Name"])
    book.create_sheet("Old").append(["Name"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def entities() -> bytes:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    return changed(
        workbook(["Name"], ["A"]),
        lambda name, content: bomb + content if name == "xl/workbook.xml" else content,
    )


def lying() -> bytes:
    """A bomb whose index says that it is small."""
    data = bytearray(with_part("xl/worksheets/sheet9.xml", b" " * 3_000_000))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(data)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
UNREADABLE = {
    "nothing": ("a.xlsx", lambda: b"", "is empty"),
    "an empty workbook": ("a.xlsx", lambda: workbook(), "sheet is empty"),
    "an old Excel file": ("a.xls", lambda: OLE, r"old Excel file \(\.xls\)"),
    "a locked workbook": (
        "a.xlsx",
        lambda: OLE + "EncryptedPackage".encode("utf-16-le"),
        "locked with a password",
    ),
    "macros": ("a.xlsm", lambda: with_part("xl/vbaProject.bin", b"x"), "macros"),
    "a zip bomb": ("a.xlsx", lambda: with_part("xl/x.xml", b" " * 60_000_000), "more than is safe"),
    "a bomb by its ratio": (
        "a.xlsx",
        lambda: with_part("xl/x.xml", b" " * 9_000_000),
        "more than is safe",
    ),
    "a bomb that lies": ("a.xlsx", lying, "cannot be read|more than is safe"),
    "many parts": (
        "a.xlsx",
        lambda: many_parts(),
        "more than is safe",
    ),
    "entities": ("a.xlsx", entities, "declarations"),
    "merged cells": ("a.xlsx", merged, "A2:B2 are merged"),
    "two sheets": ("a.xlsx", two_sheets, "Several sheets hold something: “Sheet”, “Old”"),
    "a formula": ("a.xlsx", lambda: workbook(["Name"], ["=1+1"]), "row 2, column A holds a form"),
    "a formula in CSV": ("a.csv", lambda: b"Name,Kind\nA,=1+1\n", "row 2, column B holds a form"),
    "an Excel error": ("a.xlsx", lambda: workbook(["Name"], ["#REF!"]), "row 2, column A .*error"),
    "another zip": ("a.xlsx", lambda: other_zip(), "not an Excel workbook"),
    "half a workbook": ("a.xlsx", lambda: workbook(["Name"])[:900], "cannot be read"),
    "broken XML": (
        "a.xlsx",
        lambda: changed(workbook(["Name"], ["A"]), lambda name, content: content[:-40]),
        "cannot be read",
    ),
    "a PDF": ("a.csv", lambda: b"%PDF-1.7 ...", "whatever its name says"),
    "words that say Excel": ("a.xlsx", lambda: b"Name,Kind", "whatever its name says"),
    "NUL bytes": ("a.csv", lambda: b"Name,Kind\nA,\x00B\n", "no text has"),
    "bytes of no alphabet": ("a.csv", lambda: b"Name\n\x81\x8d", "cannot be read"),
    "an open quotation": ("a.csv", lambda: b'Name,Kind\n"A,B\n', "quotation mark"),
    "many columns": ("a.csv", lambda: b",".join([b"x"] * 61), "Row 1 has more than 60 columns"),
    "a long cell": ("a.csv", lambda: b"Name\n" + b"x" * 5001, "row 2, column A .*5,000 char"),
    "a longer cell": ("a.csv", lambda: b"Name\n" + b"x" * 200_000, "cannot be read"),
    "many rows": ("a.csv", lambda: b"Name\n" + b"A\n" * 50_000, "more than 5,000 rows"),
    "many rows in Excel": (
        "a.xlsx",
        lambda: workbook(["Name"], *(["A"] for _ in range(5_001))),
        "more than 5,000 rows",
    ),
    "a first row of nothing": ("a.csv", lambda: b"\n\nName\n", "first row is empty"),
}


def many_parts() -> bytes:
    out = io.BytesIO(workbook(["Name"]))
    with zipfile.ZipFile(out, "a") as archive:
        for number in range(600):
            archive.writestr(f"xl/media/{number}.txt", b"x")
    return out.getvalue()


def other_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", b"<x/>")
    return out.getvalue()


@pytest.mark.parametrize("what", UNREADABLE)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(what):
    name, make_file, words = UNREADABLE[what]
    with pytest.raises(Unreadable, match=words):
        read(name, make_file())


def test_fifty_thousand_rows_are_refused_at_once():
    data = workbook(["Name"], *(["A"] for _ in range(50_000)))
    before = timezone.now()
    with pytest.raises(Unreadable, match="more than 5,000 rows"):
        read("a.xlsx", data)
    assert timezone.now() - before < timedelta(seconds=5)


def test_rows_that_were_only_formatted_far_below_are_told():
    book = Workbook()
    book.active.append(["Name"])
    book.active.cell(row=1_000_000, column=1).value = "A"
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(Unreadable, match="below row 20,000"):
        read("a.xlsx", out.getvalue())


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_is_read_whatever_separates_and_encodes_it(delimiter, encoding):
    table = read("a.csv", f"Name{delimiter}Kind\nZoë{delimiter}Police\n\n".encode(encoding))
    assert (table.header, table.rows) == (["Name", "Kind"], [(2, ["Zoë", "Police"])])
    assert table.notes == []


def test_windows_text_is_read_and_said_to_be():
    table = read("a.csv", "Name\nZoë\n".encode("cp1252"))
    assert table.rows == [(2, ["Zoë"])]
    assert "cp1252" in table.notes[0]


def test_a_month_that_excel_made_a_day_stays_a_month():
    book = Workbook()
    book.active.append(["A day", "A month"])
    book.active.append([date(2026, 5, 7), date(2026, 5, 1)])
    book.active["B2"].number_format = "mmm-yy"
    out = io.BytesIO()
    book.save(out)
    assert read("a.xlsx", out.getvalue()).rows == [(2, ["2026-05-07", "2026-05"])]


def test_trailing_empty_rows_and_columns_count_for_nothing():
    table = read("a.xlsx", workbook(["Name", "Kind", ""], ["A", "", ""], ["", ""], ["B"], [""]))
    assert (table.header, table.rows) == (["Name", "Kind"], [(2, ["A"]), (4, ["B"])])


# --- columns and templates --------------------------------------------------------------


def refused_columns(world: World, *header: str) -> list[str]:
    data = workbook(list(header), ["x"] * len(header))
    with pytest.raises(ValidationError) as refused:
        services.upload(
            sheet_of("agencies"),
            world.partnership,
            name="a.xlsx",
            data=data,
            by=world.head,
            now=NOW,
        )
    return refused.value.message_dict["file"]


def test_wrong_columns_are_told_by_name(world):
    cells = [
        f"Row 2, Kind: “x” is not one of the answers.{LOOK_THERE}",
        "Row 2, From: Write the date like 7 May 2026 or 7/5/2026",
    ]
    assert refused_columns(world, "Nam", "Kind", "From", "Kind", "Colour") == [
        "The column “Nam” is not in the template. Did you mean “Name”?",
        "The column “Colour” is not in the template",
        "The column “Kind” is there 2 times",
        "The column “Name” is missing",
        *cells,
    ]
    lists = "Row 2, Lists: Name a list: an agency in none is seen by nobody"
    found = refused_columns(world, "Name", "", "Kind", "From")
    assert found == ["Column B has no heading", *cells]
    assert lists not in found, "the sheet has no such column to mend"


def test_many_mistakes_beside_a_wrong_heading_are_told_up_to_a_number(world):
    rows = [["A", "Polce", "1/4/2016", "x"] for _ in range(40)]
    with pytest.raises(ValidationError) as refused:
        services.upload(
            sheet_of("agencies"),
            world.partnership,
            name="a.xlsx",
            data=workbook(["Name", "Kind", "From", "Colour"], *rows),
            by=world.head,
            now=NOW,
        )
    found = refused.value.message_dict["file"]
    assert found[0] == "The column “Colour” is not in the template"
    assert len(found) == 1 + services.MOST_REASONS + 1
    assert found[-1].startswith("And ")


def test_cells_beside_the_last_heading_are_told(world):
    data = workbook(["Name", "Kind", "From"], ["A", "Police", "1/4/2016", "", "more"])
    with pytest.raises(ValidationError, match="Row 2 goes on to column E"):
        services.upload(
            sheet_of("agencies"),
            world.partnership,
            name="a.xlsx",
            data=data,
            by=world.head,
            now=NOW,
        )


def test_a_sheet_without_rows_is_told(world):
    with pytest.raises(ValidationError, match="no row under the headings"):
        brought(world, "agencies")


@pytest.mark.parametrize("kind", [sheet.kind for sheet in sheets()])
def test_a_template_comes_back_with_its_example_left_out(world, kind):
    sheet = sheet_of(kind)
    for name, data in (("t.xlsx", blank_workbook(sheet)), ("t.csv", blank_csv(sheet))):
        table = read(name, data)
        assert table.header == [column.name for column in sheet.columns]
        assert table.rows[0][1] == example_row(sheet)[: len(table.rows[0][1])]
        with pytest.raises(ValidationError, match="no row under the headings"):
            services.upload(sheet, world.partnership, name=name, data=data, by=world.head, now=NOW)
    guide = load_workbook(io.BytesIO(blank_workbook(sheet)))["How to fill this in"]
    assert [row[0].value for row in guide.iter_rows(min_row=5)] == [
        column.name for column in sheet.columns
    ]


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


def test_a_new_person_comes_with_an_office_and_without_a_password(world):
    row = applied(world, "members", member(world, Agency=world.trust.name, Until="31/3/2027"))
    person = User.objects.get(email="asha.patel@example.org")
    assert not person.has_usable_password()
    seat = person.memberships.get()
    assert (seat.board, seat.office, seat.agency) == (world.group, Office.GROUP_MEMBER, world.trust)
    assert (seat.starts_on, seat.ends_on) == (date(2026, 4, 1), date(2027, 3, 31))
    assert services.people_made(row) == [person]
    undo(row, by=world.head, now=LATER)
    assert not User.objects.filter(pk=person.pk).exists()
    assert [line.history_type for line in Membership.history.filter(id=seat.pk)] == ["-", "+"]


def test_one_person_may_come_with_several_offices(world):
    post = member(world, Office="Practitioner", Agency=world.trust.name, Board_or_group=None)
    post["Board or group"] = None
    rows = (member(world), {**member(world), "Board or group": world.adults.key}, post)
    row = applied(world, "members", *rows)
    person = User.objects.get(email="asha.patel@example.org")
    assert person.memberships.count() == 2
    assert person.appointments.get().agency == world.trust
    assert acts(world, "members", *rows) == ["nothing"] * 3
    undo(row, by=world.head, now=LATER)
    assert not User.objects.filter(pk=person.pk).exists()


def test_the_last_day_of_an_office_is_changed_and_given_back(world):
    world.member.email, world.member.name = "m@example.org", "Marian Okafor"
    world.member.save()
    seat = {
        "Person": "marian  okafor",
        "E-mail": "M@example.org",
        "From": make.LONG_AGO,
        "Until": "31 December 2026",
    }
    line = trial(brought(world, "members", member(world) | seat), world).lines[0]
    assert (line.act, line.changes) == (
        "change",
        [("until", "no end date", "31 December 2026")],
    )
    row = applied(world, "members", member(world) | seat)
    held = world.member.memberships.get()
    assert held.ends_on == date(2026, 12, 31)
    undo(row, by=world.head, now=LATER)
    held.refresh_from_db()
    assert held.ends_on is None


LOOK_THERE = " All 20 stand where the file is uploaded, under “How each column is filled in”"
LISTS = [str(label) for _, label in LIST_NAMES]
NO_BOARD = "No board or group here is called “Old grup”. Did you mean “Old group”?"


def test_mistakes_about_people_are_told_by_row_and_column(world):
    known = world.member
    ended = make.board(world.partnership, name="Old group", ends_on=date(2020, 1, 1))
    first = {"From": make.LONG_AGO}
    boards_here = [one.name for one in Board.objects.filter(partnership=world.partnership)]
    assert wrong(
        world,
        "members",
        member(world, From="1/4/2026", Until="31/3/2026"),
        {**member(world), "E-mail": known.email, "From": "1 May 2016"},
        {**member(world), "E-mail": "not an address"},
        {**member(world), "E-mail": "b@example.org", "Board or group": "Old grup"},
        {**member(world), "E-mail": "c@example.org", "Board or group": ended.name},
        {**member(world), "E-mail": "d@example.org", "Office": "Practitioner"},
        {**member(world), "E-mail": "e@example.org", "Office": "Head of Service"},
        {**member(world), "E-mail": "f@example.org", "Board or group": None},
        {**member(world), "E-mail": world.head.email, "Person": world.head.name},
        {**member(world), **first, "E-mail": "g@example.org", "From": "May 2026"},
        {**member(world), "Person": None},
    ) == [
        (2, "Until", "The last day cannot be before the first day"),
        (3, "E-mail", f"It is known as the address of {known.name}"),
        (3, "From", "They hold this office there already, from 1 April 2015"),
        (4, "E-mail", "Write an e-mail address like name@example.org"),
        (5, "Board or group", f"{NO_BOARD}{named(boards_here)}"),
        (6, "From", "Old group did not exist on 1 April 2026"),
        (6, "Board or group", "Old group ended on 1 January 2020"),
        (7, "Board or group", "Practitioner is held for an agency: leave the board empty"),
        (7, "Agency", "Practitioner is held for an agency: name it"),
        (8, "Board or group", "Head of Service is an office of the partnership service alone"),
        (9, "Board or group", "Member is held in a board or group: name it"),
        (10, "E-mail", "Nobody gives themselves an office"),
        (11, "From", "The day is missing. Write the date like 7 May 2026 or 7/5/2026"),
        (12, "Person", "It is empty"),
    ]


def test_the_same_office_twice_in_a_sheet_is_told(world):
    again = member(world, From="1 May 2026", Until="1 June 2026")
    words = "Row 2 gives the same office there for days that meet"
    assert wrong(world, "members", member(world), again) == [(3, "", words)]
    ended = member(world, Until="30 April 2026")
    assert wrong(world, "members", ended, again) == []


def test_the_same_address_with_two_names_and_one_name_with_two_addresses(world):
    make.person("Asha Patel")  # holds no office: nobody here sees them
    seen = make.person("Asha Patel")
    make.seat(seen, Office.TRAINER, world.service)
    other = {**member(world), "Board or group": world.adults.name}
    row = brought(world, "members", member(world), other | {"Person": "Ben Li"})
    line = trial(row, world).lines[1]
    assert ("E-mail", "It is the address of Asha Patel in another row") in line.wrong
    row = brought(world, "members", member(world), other | {"E-mail": "ap@example.org"})
    assert trial(row, world).lines[0].notes == [
        "The sheet gives this name two addresses: is it one person?",
        "Somebody of this name is known under another address: is it they?",
    ]
    assert not trial(row, world).wrong


def test_an_address_known_elsewhere_tells_nothing_of_whose_it_is(world):
    there = make.partnership("Elsewhere")
    stranger = make.person("Zoltan Quill")
    make.seat(stranger, Office.GROUP_MEMBER, make.board(there))
    typed = member(world) | {"E-mail": stranger.email}
    assert wrong(world, "members", typed) == []
    row = applied(world, "members", typed | {"Person": "Zoltan Quill"})
    assert stranger.memberships.count() == 2
    undo(row, by=world.head, now=LATER)
    assert User.objects.filter(pk=stranger.pk).exists()
    assert stranger.memberships.count() == 1


def test_an_administrator_is_told_what_only_a_head_of_service_gives(world):
    administrator = world.holder(Office.ADMINISTRATOR, world.service)
    trainer = {"Board or group": world.service.name, "Office": "Trainer"}
    assert wrong(world, "members", member(world), member(world) | trainer, by=administrator) == [
        (2, "Office", "Only a Head of Service gives and ends this office"),
        (3, "From", "Only a Head of Service gives an office from a day that has passed"),
    ]
    soon = member(world) | trainer | {"From": TODAY}
    row = brought(world, "members", soon, by=administrator)
    services.apply(row, by=administrator, now=NOW)
    assert Membership.objects.filter(person__email="asha.patel@example.org").exists()


def test_an_administrator_undoes_nothing_that_only_a_head_of_service_gives(world):
    administrator = world.holder(Office.ADMINISTRATOR, world.service)
    row = applied(world, "members", member(world))
    with pytest.raises(NotAllowed):
        undo(row, by=administrator, now=LATER)
    assert User.objects.filter(email="asha.patel@example.org").exists()


# --- actions ----------------------------------------------------------------------------


def test_actions_come_in_under_their_own_reference_or_the_next_number(world):
    own = action(world, Reference="CRG 12", Action="Audit", First_due_on="1 May 2026")
    applied(world, "actions", action(world), own, action(world, Action="Third"))
    assert list(Action.objects.order_by("pk").values_list("reference", "first_due_on")) == [
        ("ACT-2026-001", date(2026, 6, 30)),
        ("CRG 12", date(2026, 5, 1)),
        ("ACT-2026-002", date(2026, 6, 30)),
    ]
    assert Action.objects.late(TODAY).count() == 3
    assert acts(world, "actions", action(world), own) == ["nothing", "nothing"]


def test_a_later_sheet_moves_and_closes_an_action_and_is_undone(world):
    applied(world, "actions", action(world))
    later = action(world, Due_on="30/9/2026", Closed_on="1/10/2026", Outcome="Done")
    row = brought(world, "actions", later)
    assert trial(row, world).lines[0].changes == [
        ("due on", "30 June 2026", "30 September 2026"),
        ("closed on", "nothing", "1 October 2026"),
        ("outcome", "nothing", "Done"),
    ]
    services.apply(row, by=world.officer, now=NOW)
    found = Action.objects.get()
    assert (found.due_on, found.first_due_on) == (date(2026, 9, 30), date(2026, 6, 30))
    assert [(move.was, move.to) for move in Move.objects.counted()] == [
        (date(2026, 6, 30), date(2026, 9, 30))
    ]
    undo(row, by=world.officer, now=LATER)
    assert not Move.objects.exists()
    found.refresh_from_db()
    assert (found.due_on, found.closed_on, found.outcome) == (date(2026, 6, 30), None, "")


def test_a_sheet_does_not_move_a_day_that_the_chair_agrees_to(world):
    applied(world, "actions", action(world))
    for day in ("30/7/2026", "30/8/2026"):
        applied(world, "actions", action(world, Due_on=day))
    assert wrong(world, "actions", action(world, Due_on="30/9/2026")) == [
        (2, "Due on", "It has moved before: ask the chair on the page of the action")
    ]
    assert acts(world, "actions", action(world, Due_on="30/8/2026")) == ["nothing"]


def test_mistakes_about_actions_are_told_by_row_and_column(world):
    applied(world, "actions", action(world, Reference="X1"))
    assert wrong(
        world,
        "actions",
        action(world, Raised_on="1 May 2030", Due_on="1 June 2030"),
        action(world, Action="B", Due_on="1 March 2026", Closed_on="1 January 2030"),
        action(world, Action="C", Owner_agency="A trusst"),
        action(world, Action="D", **{"Owner e-mail": "nobody@example.org"}),
        action(world, Action="Twice", Reference="Y"),
        action(world, Action="Twice more", Reference="y"),
        action(world, Reference="X1", Raised_on="4 March 2026"),
        action(world, Reference="X1", **{"Board or group": world.adults.name}),
    ) == [
        (2, "Raised on", "The day raised cannot be after today, 22 November 2026"),
        (3, "Due on", "It cannot be due before it was raised"),
        (3, "Closed on", "The day closed cannot be after today, 22 November 2026"),
        (
            4,
            "Owner agency",
            "No agency here is called “A trusst”. Did you mean “A trust”? "
            "Write one of: A council; A trust",
        ),
        (5, "Owner e-mail", "Nobody with this address holds an office here"),
        (6, "Reference", "The sheet holds it more than once"),
        (7, "Reference", "The sheet holds it more than once"),
        (8, "Raised on", "It is kept as 3 March 2026 and is not changed by a sheet"),
        (8, "Reference", "The sheet holds it more than once"),
        (9, "Reference", f"It is an action of {world.group}"),
        (9, "Reference", "The sheet holds it more than once"),
    ]


# --- applying and undoing, once ---------------------------------------------------------


def test_a_wrong_row_keeps_every_row_out(world):
    row = brought(world, "agencies", body(), body(Name="B", Lists=""))
    with pytest.raises(ValidationError, match="Row 3, Lists"):
        services.apply(row, by=world.head, now=NOW)
    assert not Agency.objects.filter(name="Fenshire Hospice").exists()
    assert TypedRows.objects.filter(of=row).exists()


def test_what_changed_between_trial_and_applying_is_seen(world):
    row = brought(world, "members", member(world))
    assert not trial(row, world).wrong
    other = make.person(
        "Somebody Else",
    )
    other.email = "asha.patel@example.org"
    other.save()
    make.seat(other, Office.TRAINER, world.service)
    with pytest.raises(ValidationError, match="known as the address of Somebody Else"):
        services.apply(row, by=world.head, now=NOW)


def test_applying_and_undoing_happen_once(world):
    row = applied(world, "agencies", body())
    with pytest.raises(ValidationError, match="It was applied on 22 November 2026 by"):
        services.apply(row, by=world.officer, now=NOW)
    undo(row, by=world.head, now=LATER)
    with pytest.raises(ValidationError, match="It was undone on 23 November 2026 by"):
        undo(row, by=world.head, now=LATER)
    with pytest.raises(ValidationError, match="It was applied"):
        services.apply(row, by=world.head, now=LATER)


def test_only_what_was_applied_and_not_too_long_ago_is_undone(world):
    row = brought(world, "agencies", body())
    with pytest.raises(ValidationError, match="nothing to undo"):
        undo(row, by=world.head, now=NOW)
    services.apply(row, by=world.head, now=NOW)
    with pytest.raises(ValidationError, match="could be undone until 6 December 2026"):
        undo(row, by=world.head, now=NOW + timedelta(days=15))


def refused_undo(row: Import, world: World) -> str:
    with pytest.raises(ValidationError) as refused:
        undo(row, by=world.head, now=LATER)
    assert refused.value.messages[0] == "Nothing was undone."
    return "; ".join(refused.value.messages[1:])


def test_nothing_is_undone_that_was_changed_since(world):
    row = applied(world, "agencies", body(), body(Name="B"))
    made = Agency.objects.get(name="B")
    made.note = "Moved house"
    made.save_because("corrected", by=world.head)
    assert refused_undo(row, world) == "Row 3, B: the agency was changed since"
    assert Agency.objects.filter(name="Fenshire Hospice").exists()


def test_nothing_is_undone_that_is_used_since(world):
    row = applied(world, "agencies", body())
    made = Agency.objects.get(name="Fenshire Hospice")
    make.appointment(make.person(), Office.AGENCY_LEAD, made)
    assert refused_undo(row, world) == (
        "Row 2, Fenshire Hospice: the agency is used by a later office for an agency"
    )


def test_nobody_who_has_signed_in_or_has_another_office_is_removed(world):
    typed = member(world)
    row = applied(world, "members", typed)
    person = User.objects.get(email="asha.patel@example.org")
    later = make.seat(person, Office.TRAINER, world.service)
    assert "the person is used by a later office in a board" in refused_undo(row, world)
    later.delete()
    person.last_login = NOW
    person.save(update_fields=["last_login"])
    assert "Row 2, Asha Patel, Member" in refused_undo(row, world)
    assert User.objects.filter(pk=person.pk).exists()


def test_who_lost_the_right_applies_and_undoes_nothing(world):
    row = brought(world, "agencies", body(), by=world.officer)
    held = world.officer.memberships.get()
    held.ends_on = TODAY - timedelta(days=1)
    held.save_because("left", by=world.head)
    for act in (services.apply, undo):
        with pytest.raises(NotAllowed):
            act(row, by=world.officer, now=NOW)


@pytest.mark.parametrize("kind", [sheet.kind for sheet in sheets()])
def test_a_sheet_is_brought_only_by_those_who_may(world, kind):
    rows = {
        "agencies": body,
        "members": lambda: member(world),
        "actions": lambda: action(world),
        "reviews": lambda: {},
    }
    for person in (world.chair, world.member, world.independent, world.lead, world.stranger):
        with pytest.raises(NotAllowed):
            brought(world, kind, rows[kind](), by=person)
    assert not Import.objects.exists()


def test_typed_rows_that_nobody_applied_go_after_a_week(world):
    row = brought(world, "agencies", body())
    forget_typed("2026-11-28", NOW + timedelta(days=6))
    assert trial(row, world) is not None
    forget_typed("2026-11-29", NOW + timedelta(days=7))
    assert trial(row, world) is None
    with pytest.raises(ValidationError, match="no longer kept"):
        services.apply(row, by=world.head, now=NOW)


# --- long sheets ------------------------------------------------------------------------


def people(world: World, number: int) -> list[dict[str, Any]]:
    return [
        member(world) | {"Person": f"Person {n} of many", "E-mail": f"many{n}@example.org"}
        for n in range(number)
    ]


def test_a_long_sheet_is_left_to_a_worker_and_done_once(world):
    row = brought(world, "members", *people(world, services.AT_ONCE + 1))
    assert services.is_long(row)
    services.ask(row, Waits.APPLY, by=world.head, now=NOW)
    services.ask(row, Waits.APPLY, by=world.head, now=NOW)
    for _ in range(2):
        carry_out(f"{row.pk}-2", NOW)
    row.refresh_from_db()
    assert (row.state, row.applied_by) == ("Applied", world.head)
    assert User.objects.filter(email__startswith="many").count() == services.AT_ONCE + 1
    services.ask(row, Waits.UNDO, by=world.head, now=LATER)
    carry_out(f"{row.pk}-4", LATER)
    row.refresh_from_db()
    assert row.state == "Undone"
    assert not User.objects.filter(email__startswith="many").exists()


def test_why_a_worker_gave_up_is_on_the_page(world, client):
    row = brought(world, "agencies", body(Lists=""))
    services.ask(row, Waits.APPLY, by=world.head, now=NOW)
    carry_out(f"{row.pk}-2", NOW)
    client.force_login(world.head)
    page = client.get(reverse("boards:import", args=[world.partnership.key, row.pk]))
    assert "Row 2, Lists: Name a list" in page.content.decode()


def cost_of_trial(world: World, number: int) -> int:
    row = brought(world, "members", *people(world, number))
    with CaptureQueriesContext(connection) as queries:
        assert not trial(row, world).wrong
    return len(queries)


def test_five_thousand_people_are_judged_in_sets(world, record_property):
    few, many = cost_of_trial(world, 10), cost_of_trial(world, 5_000)
    record_property("said", f"sheets: {few} queries judge 10 people, {many} judge 5,000")
    assert few <= 15
    assert many - few <= 2 * 5_000 / 500


# --- pages and the command --------------------------------------------------------------


def test_a_sheet_is_brought_tried_applied_and_undone_on_the_pages(world, client):
    client.force_login(world.head)
    key = world.partnership.key
    file = io.BytesIO(sheet_file("agencies", body()))
    file.name = "Our agencies.xlsx"
    answer = client.post(reverse("boards:import_sheet", args=[key, "agencies"]), {"file": file})
    row = Import.objects.get()
    assert answer.url == row_page(row, key)
    page = client.get(answer.url).content.decode()
    assert "Fenshire Hospice" in page
    assert "Apply all 1 row<" in page
    client.post(reverse("boards:apply_import", args=[key, row.pk]))
    assert "Undo the import" in client.get(answer.url).content.decode()
    client.post(reverse("boards:undo_import", args=[key, row.pk]))
    row.refresh_from_db()
    assert row.undone_by == world.head
    assert "Undone" in client.get(reverse("boards:imports", args=[key])).content.decode()


def row_page(row: Import, key: str) -> str:
    return reverse("boards:import", args=[key, row.pk])


def test_no_apply_button_stands_beside_mistakes(world, client):
    client.force_login(world.head)
    row = brought(world, "agencies", body(Kind="Polce"))
    page = client.get(row_page(row, world.partnership.key)).content.decode()
    assert "Did you mean “Police”?" in page
    assert "Apply" not in page


@pytest.mark.parametrize("what", ["a formula", "nothing", "broken XML", "NUL bytes"])
def test_a_bad_file_is_told_on_the_page(world, client, what):
    client.force_login(world.head)
    name, make_file, _ = UNREADABLE[what]
    file = io.BytesIO(make_file())
    file.name = name
    address = reverse("boards:import_sheet", args=[world.partnership.key, "agencies"])
    answer = client.post(address, {"file": file})
    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()
    assert not Import.objects.exists()


def test_the_page_of_an_import_costs_the_same_with_few_and_many_rows(world, client):
    client.force_login(world.head)
    costs = []
    for number in (2, 60):
        row = brought(world, "members", *people(world, number))
        with CaptureQueriesContext(connection) as queries:
            client.get(row_page(row, world.partnership.key))
        costs.append(len(queries))
    assert costs[1] <= costs[0] <= 35


def test_the_register_of_actions_costs_the_same_and_filters(world, client):
    client.force_login(world.officer)
    applied(world, "actions", action(world))
    client.get(reverse("actions:register"))  # a process reads calendar and rulebook once
    costs = []
    for number in (3, 40):
        rows = [action(world, Action=f"{number} {n}", Due_on="1/6/2030") for n in range(number)]
        applied(world, "actions", *rows)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("actions:register"))
        costs.append(len(queries))
    assert costs[1] <= costs[0] <= 12
    late = client.get(reverse("actions:register"), {"show": "late"})
    assert late.context["page"].paginator.count == 1
    assert client.get(reverse("actions:register"), {"show": "x"}).context["show"] == "open"


def test_an_action_is_raised_and_closed_on_the_pages(world, client):
    client.force_login(world.officer)
    day = timezone.localdate() - timedelta(days=3)
    facts = {
        "what": "Audit",
        "owner_agency": world.trust.pk,
        "owner_email": "",
        "source_kind": "audit",
    }
    for name in ("raised_on", "due_on"):
        facts |= {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}
    answer = client.post(reverse("actions:raise_action", args=[world.group.key]), facts)
    assert answer.status_code == 302
    made = Action.objects.get()
    assert made.is_late_on(timezone.localdate())
    end = {"done_on_day": day.day, "done_on_month": day.month, "done_on_year": day.year}
    end |= {"evidence": "The minutes of the trust", "no_check_because": "A single act"}
    close = reverse("actions:close", args=[made.pk])
    client.post(close, {**end, "outcome": "Done"})
    made.refresh_from_db()
    assert made.closed_on == day
    assert "It is closed already." in client.post(close, {**end, "outcome": "x"}).content.decode()


def test_the_command_tries_and_applies_as_somebody_with_the_right(world, tmp_path, capsys):
    path = tmp_path / "agencies.xlsx"
    path.write_bytes(sheet_file("agencies", body()))
    given = ("import_sheet", "agencies", world.partnership.key, str(path), "--as")
    call_command(*given, world.officer.email)
    assert "This was a trial" in capsys.readouterr().out
    call_command(*given, world.officer.email, "--apply")
    assert Agency.objects.filter(name="Fenshire Hospice").exists()
    with pytest.raises(CommandError, match="That belongs to"):
        call_command(*given, world.chair.email)
    with pytest.raises(CommandError, match="Nothing is known as"):
        call_command(*given, "nobody@example.org")
    path.write_bytes(b"")
    with pytest.raises(CommandError, match="The file is empty"):
        call_command(*given, world.officer.email)


def test_who_was_invited_is_not_undone_and_the_reader_is_told(world):
    row = applied(world, "members", member(world))
    person = services.people_made(row)[0]
    invite_again(person, by=world.head, now=NOW)
    assert "was invited" in refused_undo(row, world)
    assert User.objects.filter(pk=person.pk).exists()
