"""The numbers that a partnership has published come with its file, and hold there alone."""

from pathlib import Path

import pytest

from boards.importing import Report, import_file
from boards.models import Partnership
from boards.tests.arrangements import TODAY
from boards.tests.factories import a_partnership
from boards.tests.printed import REAL
from partnership.clock.local import value_of
from partnership.clock.models import LocalValue
from partnership.clock.rules import local_values

pytestmark = pytest.mark.django_db


def with_values(folder: Path, *entries: str) -> Report:
    """A file of its own that sets these numbers, one group of fields each."""
    head = "partnership:\n  key: fen\n  name: Fen\n  from: 2019-05-01\n  areas: [Fen]\n  values:\n"
    body = "".join(f"    - {entry}\n" for entry in entries)
    path = folder / "fen.yaml"
    path.write_text(f"{head}{body}agencies: []\nboards: []\n", "utf-8")
    return import_file(path, apply=True)


def test_the_numbers_of_a_file_hold_for_its_partnership_and_for_no_other() -> None:
    import_file(REAL, apply=True)
    there = a_partnership()
    here = Partnership.objects.get(key="cambridgeshire-and-peterborough")
    assert value_of("TRAIN-FEE-OTHER", here, on=TODAY) == 5000
    assert value_of("TRAIN-FEE-OTHER", there, on=TODAY) == 0
    again = import_file(REAL, apply=True)
    assert (again.added, again.changed) == ([], [])


def test_no_default_quotes_what_one_partnership_has_published() -> None:
    here = ("Cambridgeshire", "Peterborough", "predecessor", "The partnership")
    said = [local for local in local_values() if any(word in local.source for word in here)]
    assert said == []


def test_what_is_wrong_in_a_number_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    good = "because: Minutes, from: 2019-05-01"
    report = with_values(
        tmp_path,
        f"{{code: QUORAM, number: 5, {good}}}",
        f"{{code: QUORUM, number: five, {good}}}",
        f"{{code: QUORUM, number: 5000, {good}}}",
        "{code: QUORUM, number: 5, from: 2020-05-01}",
    )
    said = " ".join(str(problem) for problem in report.errors)
    assert "did you mean “QUORUM”?" in said
    assert "a whole number is expected here" in said
    assert "“because” is missing" in said
    assert not LocalValue.objects.exists()
