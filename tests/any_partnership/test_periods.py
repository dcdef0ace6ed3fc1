"""Reporting periods, who holds the chair, and days of a partnership's own."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError

from boards.importing import import_file
from boards.models import BoardKind, Membership, ReportingPeriod
from boards.tests.factories import a_board, a_listing, a_partnership, a_person, a_seat, an_agency
from partnership.access.offices import Office
from tests.any_partnership.arrangements import said

# --- reporting periods -----------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("first", "last", "lawful"),
    [
        (date(2019, 9, 1), date(2020, 3, 31), True),  # 7 months
        (date(2019, 9, 2), date(2020, 3, 31), False),
        (date(2019, 7, 1), date(2020, 6, 30), True),
        (date(2019, 9, 29), date(2021, 4, 28), True),  # 19 months
        (date(2019, 9, 29), date(2021, 4, 29), False),
    ],
)
def test_a_report_covers_any_days_from_7_to_19_months(first, last, lawful):
    period = ReportingPeriod(partnership=a_partnership(), name="One", starts_on=first, ends_on=last)
    if lawful:
        period.save_because("made", by=None)
    else:
        with pytest.raises(ValidationError, match="7 to 19 months"):
            period.save_because("made", by=None)


@pytest.mark.django_db
def test_two_reports_of_a_partnership_do_not_cover_the_same_days():
    here = a_partnership()
    days = {"starts_on": date(2025, 4, 1), "ends_on": date(2026, 3, 31)}
    ReportingPeriod(partnership=here, name="2025-26", **days).save_because("made", by=None)
    days = {"starts_on": date(2026, 3, 31), "ends_on": date(2027, 3, 31)}
    with pytest.raises(ValidationError, match="lie in the period “2025-26” already"):
        ReportingPeriod(partnership=here, name="2026-27", **days).save_because("made", by=None)
    other = a_partnership("Another")
    ReportingPeriod(partnership=other, name="2026-27", **days).save_because("made", by=None)


def test_reporting_periods_can_be_moved_by_the_file(small):
    years = "{{name: One, from: 2024-04-01, until: {}}}, {{name: Two, from: {}, until: 2026-03-31}}"
    import_file(small("east", reporting=years.format("2025-03-31", "2025-04-01")), apply=True)
    moved = small("east", reporting=years.format("2025-06-30", "2025-07-01"))
    report = import_file(moved, apply=True)
    assert report.errors == []
    assert len(report.changed) == 2
    assert ReportingPeriod.objects.get(name="Two").starts_on == date(2025, 7, 1)


def test_reporting_periods_of_a_file_do_not_overlap(small):
    years = "{name: A, from: 2024-04-01, until: 2025-03-31}, {name: B, from: 2025-03-01, until: 2026-03-31}"  # noqa: E501
    assert any(
        "the days of “B” overlap those of “A”" in one for one in said(small("e", reporting=years))
    )


# --- who holds the chair -----------------------------------------------


@pytest.mark.django_db
def test_the_independent_chair_is_held_at_the_top_and_only_there():
    alone, pair = a_partnership("One board"), a_partnership("Two boards")
    top = a_board(alone, "Board", kind=BoardKind.BOARD)
    a_seat(a_person(), top, Office.INDEPENDENT_CHAIR)
    beside = [a_board(pair, name, kind=BoardKind.BOARD) for name in ("Children", "Adults")]
    for board in (a_board(alone, "Group"), *beside):
        with pytest.raises(ValidationError, match="where there is no executive board"):
            a_seat(a_person(), board, Office.INDEPENDENT_CHAIR)
    a_board(alone, "Executive", kind=BoardKind.EXECUTIVE)
    with pytest.raises(ValidationError, match="where there is no executive board"):
        a_seat(a_person(), top, Office.INDEPENDENT_CHAIR)
    held = Membership.objects.get(office=Office.INDEPENDENT_CHAIR)
    held.ends_on = date(2026, 1, 1)
    held.save_because("an office that runs can always be ended", by=None)


def test_the_quick_days_are_the_partnerships_own(page, db):
    here = a_partnership()
    officer = a_person()
    service = a_board(here, "Service", kind=BoardKind.SERVICE)
    a_seat(officer, service, Office.SERVICE_OFFICER)
    a_board(here, "Old", ends_on=date(2017, 12, 31))
    a_listing(here, an_agency(), starts_on=date(2019, 5, 1))
    assert "Show as at 1 April 2015 , 1 January 2018 , today" in page(officer, "boards:structure")
    assert "Show as at 1 May 2019 , today" in page(officer, "boards:agencies")


def test_no_code_or_template_names_an_arrangement():
    root = Path(settings.BASE_DIR)
    ours = [*(root / "templates").rglob("*.html")]
    for room in ("partnership", "boards", "reviews", "reporting"):
        ours += [path for path in (root / room).rglob("*.py") if "tests" not in path.parts]
    named = re.compile(r"cambridgeshire|peterborough|norfolk|lancashire|blackpool", re.IGNORECASE)
    found = [str(path) for path in ours if named.search(path.read_text("utf-8"))]
    assert found == [str(root / "partnership" / "settings" / "base.py")]  # the default file
