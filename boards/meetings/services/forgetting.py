"""Throw away what was made before something closed: downloads and packs may hold it."""

from django.core.files.storage import default_storage
from django.db.models import Q

from boards.meetings.models import BoundPack
from boards.models import Board, Meeting, Membership
from partnership.exports import services as exports
from partnership.exports.models import Export

OF_A_MEETING = ("agenda", "minutes", "declared-interests")


def forget_files(board: Board, meeting: Meeting | None) -> None:
    """Downloads made before are made anew: they may hold what is closed now.

    Called by whatever takes an item, a paper or a line from somebody, in the same transaction.
    """
    of_meeting = Q(code__in=OF_A_MEETING, of=str(meeting.pk if meeting else ""))
    # What came of a line is read as the line is, and its list may hold it.
    of_all = Q(code="challenges", of=board.partnership.key)
    # The register of decisions holds lines of the minutes, of whatever groups its reader sees.
    here = Membership.objects.filter(board__partnership=board.partnership_id).order_by()
    of_all |= Q(code="decision-register", person__in=here.values("person"))
    for export in Export.objects.filter(of_meeting | of_all):
        exports.remove(export)
    if meeting is not None:
        forget_packs(meeting)


def forget_packs(meeting: Meeting) -> None:
    """Throw away what lies ready: something in it may be closed to somebody now."""
    for row in BoundPack.objects.filter(meeting=meeting):
        remove(row)


def remove(row: BoundPack) -> None:
    """Throw the file away, and the row with it."""
    if row.place:
        default_storage.delete(row.path)
    row.delete()
