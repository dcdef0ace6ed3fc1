"""Complaints that were settled while the agency's entries stayed as they were."""

from datetime import datetime
from typing import Any

from django.db.models import Max

from boards.models import Listing
from boards.relevant.models import Confirmation, ListReview, Said


def settled_unchanged(review: ListReview) -> list[Confirmation]:
    """Those of a review that asked for a change and were settled, although no entry of the agency
    was added, changed or taken off in this partnership since the answer. Three queries.
    """
    rows = review.confirmations.filter(said=Said.CHANGE).exclude(settled_because="")
    found = list(rows.select_related("agency"))
    if not found:
        return []
    answered, changed = _answered(found), _changed(review, found)
    return [row for row in found if not _is_later(changed.get(row.agency_id), answered.get(row.pk))]


def _is_later(changed: datetime | None, answered: datetime | None) -> bool:
    return bool(changed and answered and changed > answered)


def _answered(rows: list[Confirmation]) -> dict[int, datetime]:
    """When each said so: to settle an answer is a later line, with words of its own."""
    lines: Any = Confirmation.history.filter(
        id__in=[row.pk for row in rows], said=Said.CHANGE, settled_because=""
    )
    return _newest(lines, "id")


def _changed(review: ListReview, rows: list[Confirmation]) -> dict[int, datetime]:
    """When an entry of each agency changed last in the lists of the review's partnership."""
    lines: Any = Listing.history.filter(
        partnership_id=review.partnership_id, agency_id__in=[row.agency_id for row in rows]
    )
    return _newest(lines, "agency_id")


def _newest(lines: Any, by: str) -> dict[int, datetime]:
    days = lines.order_by().values(by).annotate(newest=Max("history_date"))
    return dict(days.values_list(by, "newest"))
