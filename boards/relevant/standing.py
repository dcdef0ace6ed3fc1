"""The lists as they stand, as they were printed, and what differs: read from the database."""

from collections.abc import Iterable
from datetime import date

from boards.models import Listing, Partnership
from boards.registers import TITLES
from boards.relevant.differences import Difference, Row, all_followers, differences
from boards.relevant.models import Edition, EditionEntry
from partnership.agencies.models import Succession
from partnership.records.dated import running_on


def latest(partnership: Partnership) -> Edition | None:
    """The newest edition. One query."""
    return Edition.objects.filter(partnership=partnership).first()


def listed_on(partnership: Partnership, day: date) -> list[Listing]:
    """The entries that stand on a day, of agencies that exist then. One query."""
    rows = Listing.objects.on(day).filter(running_on(day, "agency__"), partnership=partnership)
    return list(rows.select_related("agency", "area").order_by("list_name", "order", "pk"))


def differs_from(edition: Edition | None, partnership: Partnership, day: date) -> list[Difference]:
    """What has changed since an edition; nothing where there is none. Three queries."""
    if edition is None:
        return []
    return differences(_printed(edition), _rows(listed_on(partnership, day)), _followers())


def changed_in(edition: Edition) -> list[Difference]:
    """What an edition changed against the one before it. Three queries."""
    if edition.follows is None:
        return []
    return differences(_printed(edition.follows), _printed(edition), _followers())


def _printed(edition: Edition) -> list[Row]:
    return _rows(EditionEntry.objects.filter(edition=edition).select_related("agency"))


def _rows(rows: Iterable[Listing | EditionEntry]) -> list[Row]:
    return [Row(row.list_name, row.agency_id, row.agency.name, row.printed) for row in rows]


def _followers() -> dict[int, list[int]]:
    return all_followers(Succession.objects.order_by("on", "pk").values_list("before", "after"))


def title_of(list_name: str) -> str:
    """What a list is called on our pages."""
    return {str(name): title for name, title in TITLES.items()}[list_name]
