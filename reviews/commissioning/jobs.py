"""Comparing two drafts, so that no page waits for hundreds of pages to be read."""

from datetime import datetime

from partnership.jobs.registry import does
from reviews.commissioning.services.versions import COMPARE, work_out


@does(COMPARE)
def compare(key: str, now: datetime) -> None:
    """Compare two drafts; the key is the number of the comparison."""
    work_out(int(key), now=now)
