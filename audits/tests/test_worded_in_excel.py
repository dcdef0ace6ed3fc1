"""An edition is worded in Excel, compared, and saved whole or not at all."""

import io
from typing import Any

import pytest
from openpyxl import load_workbook

from audits.models import Edition, Question, Standard
from audits.services.wording import begin_edition
from audits.sheets.wording import EDITION, workbook
from audits.tests.conftest import NOW, Here
from partnership.agencies.models import Kind
from partnership.sheets import services as sheets
from partnership.sheets.models import Import

pytestmark = pytest.mark.django_db
Cells = dict[str, Any]


@pytest.fixture
def edition(here: Here) -> Edition:
    """A second edition, not published yet."""
    return begin_edition(here.edition(), by=here.officer)


def brought(here: Here, edition: Edition, *changed: tuple[int, Cells]) -> Import:
    """The workbook with these cells typed over; (row, cells by heading), rows from 2."""
    book = load_workbook(io.BytesIO(workbook(edition)))
    page: Any = book.worksheets[0]
    places = {cell.value: cell.column for cell in page[1]}
    for row, cells in changed:
        for heading, words in cells.items():
            page.cell(row, places[heading]).value = words
    out = io.BytesIO()
    book.save(out)
    facts: Cells = {"name": "edition.xlsx", "data": out.getvalue()}
    return sheets.upload(EDITION, edition, **facts, by=here.officer, now=NOW)


def wrong(here: Here, edition: Edition, *changed: tuple[int, Cells]) -> list[str]:
    trial = sheets.trial_of(brought(here, edition, *changed), by=here.officer, now=NOW)
    assert trial is not None
    return [words for _, words in trial.reasons]


def apply(here: Here, sheet: Import) -> None:
    sheets.apply(sheet, by=here.officer, now=NOW)


def asked(edition: Edition) -> Any:
    return Question.objects.filter(standard__edition=edition)


def test_a_workbook_as_it_was_taken_away_changes_nothing(here: Here, edition: Edition):
    trial = sheets.trial_of(brought(here, edition), by=here.officer, now=NOW)
    assert trial is not None
    assert (trial.would_do_nothing, len(trial.lines)) == (True, 4)


def test_a_question_is_worded_anew_and_keeps_its_key(here: Here, edition: Edition):
    cells = {"Question": "Is it really so?", "Asked of": Kind.POLICE.label, "May not apply": "No"}
    sheet = brought(here, edition, (2, cells))
    trial = sheets.trial_of(sheet, by=here.officer, now=NOW)
    assert trial is not None
    assert trial.lines[0].changes[0] == ("Question", "Is it so (1.1)?", "Is it really so?")
    assert not asked(edition).filter(words="Is it really so?").exists()
    apply(here, sheet)
    row = asked(edition).get(key="Q11")
    assert (row.words, row.kinds, row.may_not_apply) == ("Is it really so?", ["police"], False)


def test_a_row_without_a_key_asks_something_new_and_may_begin_a_standard(
    here: Here, edition: Edition
):
    new = {"Standard": 3, "Title of the standard": "Online", "Question": "Are children safe there?"}
    more = {"Standard": 1, "Question": "And besides?", "Guidance": "Think of evenings"}
    apply(here, brought(here, edition, (6, new), (7, more)))
    assert [one.title for one in Standard.objects.filter(edition=edition)][-1] == "Online"
    assert asked(edition).get(standard__number=3).words == "Are children safe there?"
    assert asked(edition).get(standard__number=1, number=3).guidance == "Think of evenings"


def test_a_standard_is_renamed_and_a_dash_empties_a_cell(here: Here, edition: Edition):
    apply(here, brought(here, edition, (2, {"Guidance": "Soon gone"})))
    both = {"Title of the standard": "Leadership"}
    apply(here, brought(here, edition, (2, {**both, "Guidance": "-"}), (3, both)))
    assert asked(edition).get(key="Q11").guidance == ""
    assert Standard.objects.get(edition=edition, number=1).title == "Leadership"


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"Key": "Q99"}, "No question of this edition has this key"),
        ({"Key": "Q12"}, "holds it more than once"),
        ({"Standard": 2}, "stands under standard 1"),
        ({"Standard": "first"}, "whole number from 1 to 99"),
        ({"Title of the standard": "Another"}, "more than one title"),
        ({"Question": "x" * 501}, "500 characters or fewer"),
        ({"Asked of": "Martians"}, "is not one of the answers"),
    ],
)
def test_what_cannot_be_is_told_in_its_row_and_nothing_is_written(
    here: Here, edition: Edition, cells: Cells, told: str
):
    assert [words for words in wrong(here, edition, (2, cells)) if told in words]


def test_a_standard_cannot_leave_a_gap_nor_lack_its_title(here: Here, edition: Edition):
    far = {"Standard": 9, "Title of the standard": "Far", "Question": "Why?"}
    assert "The next standard is 3" in wrong(here, edition, (6, far))[0]
    assert "Write the title" in wrong(here, edition, (6, {"Standard": 3, "Question": "?"}))[0]


def test_a_published_edition_takes_no_workbook(here: Here):
    published = here.edition()
    told = wrong(here, published, (2, {"Question": "Other words?"}))
    assert [words for words in told if "published" in words]
