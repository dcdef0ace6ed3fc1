"""The files of arrangements, and how they are brought in."""

from pathlib import Path

import boards.demo
from boards.importing import Report, import_files
from boards.models import (
    Area,
    Board,
    BoardSuccession,
    Coverage,
    Listing,
    Partnership,
    PartnershipSuccession,
    ReportingPeriod,
)
from partnership.agencies.models import Agency

DATA = Path(boards.demo.__file__).with_name("data")

SPLIT = ("pan_lancashire", "blackburn_with_darwen", "blackpool", "lancashire")

WRITTEN = (Partnership, Area, Coverage, ReportingPeriod, PartnershipSuccession, BoardSuccession)
WRITTEN += (Board, Agency, Listing)


def imported(*names: str) -> list[Report]:
    """Written, without a mistake."""
    reports = import_files([DATA / f"{name}.yaml" for name in names], apply=True)
    assert [str(one) for report in reports for one in report.errors] == []
    return reports


def counts() -> list[int]:
    """Rows and lines of history of everything that an import writes."""
    return [n for model in WRITTEN for n in (model.objects.count(), model.history.count())]


def said(*files: Path) -> list[str]:
    """The mistakes of an import; nothing of it may be written."""
    before = counts()
    reports = import_files(files, apply=True)
    assert counts() == before
    return [str(one) for report in reports for one in report.errors]
