"""How each seat of a register is marked."""

from boards.attendance.models import Attendance
from boards.attendance.tests.factories import Group


def how(group: Group) -> dict[str, str]:
    rows = Attendance.objects.filter(meeting=group.meeting).select_related("seat")
    return {str(row.seat): row.how for row in rows}
