"""Sheets that are read: what no file may be, what separates and encodes it, its columns."""

import io
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from partnership.sheets import services
from partnership.sheets.blanks import blank_csv, blank_workbook, example_row
from partnership.sheets.reading import read
from partnership.sheets.registry import sheet_of, sheets
from partnership.sheets.tables import Unreadable
from tests.factories import World
from tests.imports.brought import LOOK_THERE, NOW, brought, workbook
from tests.imports.unreadable import UNREADABLE

pytestmark = pytest.mark.django_db


# --- files that cannot be read ----------------------------------------------------------


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
