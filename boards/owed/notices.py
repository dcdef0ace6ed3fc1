"""The letters about reports that a board is owed."""

from boards.permissions import LEADS
from partnership.access.offices import Office
from partnership.outbox.kinds import Kind, declare_kind

OWED = declare_kind(
    Kind(
        "report-owed",
        "A report that a board is owed",
        "Asked for some weeks ahead, and once more when its day has passed.",
        offices=(*LEADS, Office.GROUP_CHAIR),
    )
)
