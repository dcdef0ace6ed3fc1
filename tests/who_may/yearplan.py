"""Facts and arguments for the rows of yearplan.txt."""

from datetime import UTC, date, datetime
from typing import Any

from boards import services
from tests import factories as make

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
LISTS = ("year", "planned-and-held", "printed-attendance")


def plant(d: Any) -> None:
    """A meeting of the group that is called off."""
    d.called_off = make.meeting(d.w.group, date(2026, 12, 4))
    by = {"by": d.w.officer, "today": NOON.date(), "now": NOON}
    d.printed = make.printed_attendance(d.w.group)
    services.call_off(d.called_off, because="No business", **by)


def objects(d: Any) -> dict[str, list[Any]]:
    """The arguments of every address here."""
    places = {"here": d.w.partnership.key, "there": d.there.key}
    return {
        **{f"yearplan:year@{tag}": [key] for tag, key in places.items()},
        "yearplan:plan@group": [d.w.group.key],
        "yearplan:plan@elsewhere": [d.group_there.key],
        "boards:call_off@coming": [d.coming.pk],
        "boards:call_off@elsewhere": [d.coming_there.pk],
        "boards:put_back@called-off": [d.called_off.pk],
        "access:why@printed-attendance": ["boards.PrintedAttendance", d.printed.pk],
        **{
            f"exports:download_of@{code}-{tag}": [code, key, "csv"]
            for code in LISTS
            for tag, key in places.items()
        },
    }


def says(d: Any) -> dict[str, Any]:
    """What somebody with the right would send."""
    return {
        "yearplan:plan": {"day_1": "9 February 2027", "day_2": "13 April 2027"},
        "boards:call_off": {"because": "No business"},
        "boards:put_back": {"because": "There is business"},
    }
