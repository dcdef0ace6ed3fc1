"""A return is filled in away from the portal, compared, and loses nothing that was saved since."""

import io
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from openpyxl import load_workbook

from audits.lacking import lines_of
from audits.models import Answer, Return
from audits.services.answering import Said, save_answer
from audits.sheets.answers import RETURN, workbook
from audits.tests.conftest import NOW, Here
from partnership.sheets import services as sheets
from partnership.sheets.checking import Trial

pytestmark = pytest.mark.django_db


def filled(row: Return, **cells: str) -> bytes:
    """The workbook with these cells of its first row typed over, by heading."""
    book = load_workbook(io.BytesIO(workbook(row)))
    page: Any = book.worksheets[0]
    places = {cell.value: cell.column for cell in page[1]}
    for heading, words in cells.items():
        page.cell(2, places[heading.replace("_", " ")]).value = words
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def brought(here: Here, row: Return, data: bytes, name: str = "return.xlsx") -> Any:
    return sheets.upload(RETURN, row, name=name, data=data, by=here.lead, now=NOW)


def trial(here: Here, sheet: Any) -> Trial:
    found = sheets.trial_of(sheet, by=here.lead, now=NOW)
    assert found is not None
    return found


def test_what_is_filled_in_is_shown_before_it_is_saved(here: Here):
    row = here.returned()
    sheet = brought(here, row, filled(row, Grade="fully met", What_shows_it="A list"))
    found = trial(here, sheet)
    assert found.lines[0].changes == [("Grade", "", "Fully met"), ("What shows it", "", "A list")]
    assert not Answer.objects.exists()
    sheets.apply(sheet, by=here.lead, now=NOW)
    assert Answer.objects.get().words == "A list"


def test_an_empty_cell_leaves_what_stands(here: Here):
    row = here.returned()
    line = lines_of(row)[0]
    save_answer(line.section, line.question, Said(words="Kept"), read=0, by=here.lead)
    sheet = brought(here, row, filled(row, Grade="Fully met", What_shows_it=""))
    sheets.apply(sheet, by=here.lead, now=NOW)
    assert Answer.objects.get().words == "Kept"


def test_what_somebody_saved_since_is_not_overwritten(here: Here):
    row = here.returned()
    data = filled(row, What_shows_it="From the workbook")
    line = lines_of(row)[0]
    save_answer(line.section, line.question, Said(words="On the screen"), read=0, by=here.lead)
    sheet = brought(here, row, data)
    [(column, words)] = trial(here, sheet).lines[0].wrong
    assert column == "Saved"
    assert "since the workbook was taken away" in words
    with pytest.raises(ValidationError):
        sheets.apply(sheet, by=here.lead, now=NOW)
    assert Answer.objects.get().words == "On the screen"


def test_the_same_workbook_twice_changes_nothing(here: Here):
    row = here.returned()
    sheets.apply(brought(here, row, filled(row, Grade="Fully met")), by=here.lead, now=NOW)
    again = brought(here, row, workbook(row))
    assert trial(here, again).would_do_nothing


def test_columns_may_stand_in_another_order(here: Here):
    row = here.returned()
    sheet = brought(here, row, b"Saved,What shows it,Number\n0,A list,1.1\n", "return.csv")
    sheets.apply(sheet, by=here.lead, now=NOW)
    assert Answer.objects.get().words == "A list"


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"Grade": "Excellent"}, "Grade"),
        ({"Number": "9.9"}, "Number"),
        ({"Saved": "often"}, "Saved"),
        ({"By_when": "31 February 2027"}, "By when"),
    ],
)
def test_what_cannot_be_is_named_with_its_column(here: Here, cells: dict[str, str], column: str):
    row = here.returned()
    found = trial(here, brought(here, row, filled(row, **cells)))
    assert column in {name for name, _ in found.lines[0].wrong}


def test_a_formula_is_refused(here: Here):
    row = here.returned()
    with pytest.raises(ValidationError, match="formula"):
        brought(here, row, filled(row, What_shows_it="=1+1"))


def test_words_that_begin_like_a_formula_are_taken_away_as_words(here: Here):
    row = here.returned()
    line = lines_of(row)[0]
    save_answer(line.section, line.question, Said(words="=Yes"), read=0, by=here.lead)
    page = load_workbook(io.BytesIO(workbook(row))).worksheets[0]
    cell = next(one for one in page[2] if one.value == "=Yes")
    assert cell.data_type == "s"
