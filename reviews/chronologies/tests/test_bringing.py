"""Dates are read honestly, lines that cannot be read are told by number, and nothing comes half."""

import io
import zipfile
from datetime import date, datetime, time
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from openpyxl import Workbook

from partnership.access.services import NotAllowed
from partnership.sheets import services as sheets
from partnership.sheets.models import Import, TypedRows
from partnership.sheets.undoing import undo
from reviews.chronologies.days import When, when
from reviews.chronologies.models import Entry, KnownTo
from reviews.chronologies.services import keeping
from reviews.chronologies.services.bringing import bring
from reviews.chronologies.sheets import COLUMNS
from reviews.chronologies.tests.conftest import NOW, TODAY, Here
from tests.factories import World


@pytest.mark.parametrize(
    ("typed", "on", "known_to"),
    [
        ("2021-04-03", date(2021, 4, 3), KnownTo.DAY),
        ("03/04/2021", date(2021, 4, 3), KnownTo.DAY),
        ("3 April 2021", date(2021, 4, 3), KnownTo.DAY),
        ("3rd Apr 2021", date(2021, 4, 3), KnownTo.DAY),
        ("Apr 2021", date(2021, 4, 1), KnownTo.MONTH),
        ("2021-04", date(2021, 4, 1), KnownTo.MONTH),
        ("2021", date(2021, 1, 1), KnownTo.YEAR),
    ],
)
def test_a_day_is_known_as_exactly_as_it_is_written(typed: str, on: date, known_to: int):
    found = when(typed)
    assert (found.on, found.known_to) == (on, known_to)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("early 2020", "a month like April 2021"),
        ("spring", "a month like April 2021"),
        ("03/04/21", "four digits"),
        ("3 Apr 21", "four digits"),
        ("Apr-21", "four digits"),
        ("31/02/2021", "not a real date"),
        ("44289", "Format the cell as a date"),
        ("1066", "between 1800"),
        ("3/4/2021 25:10", "no time of day"),
        ("Apr 2021 10:00", "needs its day"),
    ],
)
def test_what_is_no_day_is_refused_in_words(typed: str, said: str):
    with pytest.raises(ValidationError, match=said):
        when(typed)


def test_figures_that_could_be_read_two_ways_are_told_to_be_day_first():
    assert "day first: 3 April 2021" in when("03/04/2021").note
    assert when("23/04/2021").note == ""
    assert when("04/04/2021").note == ""
    assert when("2021-04-03 14:30") == When(date(2021, 4, 3), KnownTo.DAY, time(14, 30))


@pytest.mark.django_db
def test_lines_to_mend_are_told_by_number_and_nothing_is_written(here: Here):
    row = here.brings(
        here.day("3/4/2021"), here.day("early 2020"), here.day("2020", agency="Nobody")
    )
    trial = sheets.trial_of(row, by=here.officer, now=NOW)
    assert trial is not None
    assert [(line.row, line.wrong[0][0]) for line in trial.wrong] == [(3, "Date"), (4, "Agency")]
    assert trial.lines[0].says.startswith("3 April 2021, A trust")
    with pytest.raises(ValidationError, match="Row 3, Date"):
        sheets.apply(row, by=here.officer, now=NOW)
    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_an_excel_file_keeps_days_months_and_times(here: Here):
    book = Workbook()
    page: Any = book.active
    page.append([column.name for column in COLUMNS])
    cells: list[tuple[Any, str]] = [
        (date(2021, 4, 3), "dd/mm/yyyy"),
        (date(2021, 4, 1), "mmm-yy"),
        (datetime(2021, 4, 3, 14, 30), "dd/mm/yyyy hh:mm"),
    ]
    for number, (value, shown_as) in enumerate(cells):
        page.append([value, None, "A trust", f"Call {number}"])
        page.cell(number + 2, 1).number_format = shown_as
    page.append(["2020", time(9, 15), "A trust", "Call"])
    out = io.BytesIO()
    book.save(out)
    row = here.brings_file(out.getvalue(), "chronology.xlsx")
    trial = sheets.trial_of(row, by=here.officer, now=NOW)
    assert trial is not None
    lines = trial.lines
    found = [(line.values["Date"].known_to, line.facts["at"]) for line in lines]
    assert found[:3] == [(KnownTo.DAY, None), (KnownTo.MONTH, None), (KnownTo.DAY, time(14, 30))]
    assert lines[3].wrong == [("Time", "A time needs its day")]


@pytest.mark.django_db
def test_a_zip_named_as_a_workbook_and_other_files_are_refused(here: Here):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("words.txt", "Words")
    for data in (out.getvalue(), b"%PDF-1.7", b"", b"\x00" * 50):
        with pytest.raises(ValidationError):
            here.brings_file(data, "chronology.xlsx")
    assert not Import.objects.exists()


@pytest.mark.django_db
def test_an_nhs_number_is_refused_and_nothing_of_the_file_is_kept(here: Here):
    with pytest.raises(ValidationError, match="Row 3: Take the NHS number out"):
        here.brings(here.day("2020"), here.day("2020", "Seen, 943 476 5919"))
    assert not Import.objects.exists()
    assert not TypedRows.objects.exists()


@pytest.mark.django_db
def test_what_looks_like_a_name_is_told_on_its_line(here: Here):
    lines = here.trial(
        here.day("2020", "A call to A trust"), here.day("2020", "Saw Mrs Quill")
    ).lines
    assert [bool(line.facts.get("told")) for line in lines] == [False, True]
    assert "Mrs Quill" in lines[1].notes[0]
    assert not lines[1].wrong


@pytest.mark.django_db
def test_what_stands_already_is_left_and_what_looks_like_it_is_told(here: Here):
    rows = (here.day("2020", "A call"), here.day("3/5/2021", "A visit"))
    here.applies(*rows)
    trial = here.trial(*rows, ("3/5/2021", "10am", "A trust", "a  Visit"))
    assert trial.counts == {"add": 1, "change": 0, "nothing": 2, "wrong": 0}
    assert "a duplicate?" in trial.lines[2].notes[-1]


@pytest.mark.django_db
def test_a_day_to_come_and_two_times_of_one_line_are_refused(here: Here):
    lines = here.trial(here.day("1/1/2027"), ("3/5/2021 10:00", "11:00", "A trust", "A call")).lines
    assert [line.wrong[0][0] for line in lines] == ["Date", "Time"]


@pytest.mark.django_db
def test_a_sheet_is_undone_unless_an_entry_was_marked(here: Here):
    row = here.brings(here.day("2020"))
    sheets.apply(row, by=here.officer, now=NOW)
    entry = keeping.mark(Entry.objects.get(), significant=True, by=here.world.chair, today=TODAY)
    with pytest.raises(ValidationError, match="changed since"):
        undo(row, by=here.officer, now=NOW)
    keeping.strike(entry, because="Of another case", by=here.officer, today=TODAY)
    assert Entry.objects.count() == 1
    other = here.brings(here.day("2019"))
    sheets.apply(other, by=here.officer, now=NOW)
    undo(other, by=here.officer, now=NOW)
    assert Entry.objects.count() == 1


@pytest.mark.django_db
def test_only_the_service_brings_sheets_in(here: Here):
    for person in (here.world.chair, here.world.member, here.world.lead, World().officer):
        with pytest.raises(NotAllowed):
            bring(here.review, name="a.csv", data=here.sheet(here.day("2020")), by=person, now=NOW)
