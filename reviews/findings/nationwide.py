"""The national recommendations of a partnership, under the filters of their page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet

from boards.models import Partnership
from partnership.ui.words import asked as plain
from reviews.findings.looking import number_in
from reviews.findings.models import NationalRecommendation, NationalReport, Status


@dataclass(frozen=True)
class National:
    """The national recommendations of a partnership under the filters chosen."""

    rows: QuerySet[Any]
    chosen: dict[str, str]
    reports: list[NationalReport]

    @property
    def address(self) -> str:
        """The same for the address of another page of the list."""
        return f"?{urlencode({name: one for name, one in self.chosen.items() if one})}"


NATIONAL_TAKES = ("status", "report")


def national(user: Any, partnership: Partnership, params: Mapping[str, str]) -> National:
    """What this reader sees under these filters. One query before the rows."""
    seen = NationalRecommendation.objects.visible_to(user).filter(
        report__partnership=partnership, struck_because=""
    )
    chosen = {name: plain(params.get(name, "")) for name in NATIONAL_TAKES}
    if chosen["status"] in Status.values:
        seen = seen.filter(status=chosen["status"])
    if number_in(chosen["report"]):
        seen = seen.filter(report=number_in(chosen["report"]))
    reports = NationalReport.objects.visible_to(user).filter(partnership=partnership)
    return National(
        rows=seen.select_related("report", "board", "agency"),
        chosen=chosen,
        reports=list(reports),
    )
