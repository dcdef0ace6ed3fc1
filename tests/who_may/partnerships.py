"""Another partnership that shares an agency and an area with the first."""

from datetime import date
from typing import Any

from boards.models import ListName, ReportingPeriod
from boards.tests.factories import a_coverage, a_listing, an_area
from partnership.access.offices import Office
from partnership.agencies.models import Kind
from tests import factories as make

YEAR = {"starts_on": date(2026, 4, 1), "ends_on": date(2027, 3, 31)}


def plant(deployment: Any) -> None:
    """An ambulance trust with an entry and a seat in each; the same area; a year for each."""
    here, there = deployment.w.partnership, deployment.there
    deployment.shared = make.agency("A shared ambulance trust", Kind.NHS_TRUST)
    area = an_area("A shared area")
    deployment.shared_rows = {}
    for end, partnership, group in (
        ("", here, deployment.w.group),
        ("-elsewhere", there, deployment.group_there),
    ):
        printed = f"Shared, as printed in {partnership.name}"
        rows = deployment.shared_rows
        rows[f"shared-listing{end}"] = a_listing(
            partnership, deployment.shared, list_name=ListName.CHILDREN, printed=printed
        )
        holder = make.person(f"Ambulance lead of {partnership.name}")
        rows[f"shared-seat{end}"] = make.seat(
            holder, Office.GROUP_MEMBER, group, agency=deployment.shared
        )
        rows[f"coverage{end}"] = a_coverage(partnership, area)
        period = ReportingPeriod(partnership=partnership, name="2026-27", **YEAR)
        period.save_because("made", by=None)
        rows[f"reporting-period{end}"] = period
    deployment.shared_rows["area"] = area
    deployment.shared_rows["shared-agency"] = deployment.shared


def objects(deployment: Any) -> dict[str, list[Any]]:
    """The rows that they share, and each one's own."""
    found = {
        f"access:why@{tag}": [row._meta.label, row.pk]
        for tag, row in deployment.shared_rows.items()
    }
    return {**found, "boards:agency@shared": [deployment.shared.key]}
