"""Facts and arguments for the rows of figures.txt."""

from datetime import UTC, date, datetime
from typing import Any

from boards.attendance.models import Attendance, How
from boards.models import Seat
from tests import factories as make

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
DAYS = (date(2026, 6, 2), date(2026, 7, 7), date(2026, 8, 4))
LISTS = ("attendance-by-agency", "attendance-by-seat")


def plant(d: Any) -> None:
    """The seat of an agency in the group to which nobody came three times running."""
    d.absent = make.agency("An agency that stays away")
    make.listing(d.w.partnership, d.absent)
    make.seat(make.person("Somebody away"), "group_member", d.w.group, agency=d.absent)
    seat = Seat.objects.get(agency=d.absent)
    for day in DAYS:
        mark = Attendance(meeting=make.meeting(d.w.group, day), seat=seat, how=How.ABSENT)
        mark.marked_by, mark.marked_at = d.w.officer, NOON
        mark.save_because("marked", by=d.w.officer)


def objects(d: Any) -> dict[str, list[Any]]:
    """The arguments of every address here."""
    places = {"here": d.w.partnership.key, "there": d.there.key}
    return {
        **{f"figures:figures@{tag}": [key] for tag, key in places.items()},
        "figures:write_to@group": [d.w.group.key, d.absent.key],
        **{
            f"exports:download_of@{code}-{tag}": [code, key, "csv"]
            for code in LISTS
            for tag, key in places.items()
        },
    }


def says(d: Any) -> dict[str, Any]:
    """Nothing is typed."""
    return {}
