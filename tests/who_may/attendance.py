"""Facts and arguments for the rows of attendance.txt."""

from datetime import UTC, date, datetime
from typing import Any

from boards.attendance.models import Attendance, Guest
from boards.attendance.services.quorum import Terms, set_rule
from boards.attendance.services.registers import Mark, Present, save_register
from boards.models import Deputy, Part, Seat
from tests.who_may.arranging import day

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
TODAY = NOON.date()
MET = date(2026, 10, 6)
LONG_AGO = date(2026, 1, 1)
BECAUSE = {"because": "Agreed"}


def plant(d: Any) -> None:
    """A register with a guest, a vacant seat, a standing deputy and a rule, here and elsewhere."""
    w = d.w
    d.seat = w.member.memberships.get().seat
    d.vacant_seat = _seat(w.group)
    d.seat_of_there = _seat(d.group_there)
    d.deputy = Deputy(seat=d.seat, person=d.people["practitioner"], starts_on=LONG_AGO)
    d.deputy.save_because("named", by=w.officer)
    marks = {d.seat.pk: Mark("present")}
    guests = [Present("Ada Fenn")]
    when = {"today": TODAY, "now": NOON}
    save_register(d.then[w.group.pk], marks=marks, guests=guests, by=w.officer, **when)
    facts = {"starts_on": LONG_AGO, "source": "Terms", "today": TODAY, **BECAUSE}
    outsider = d.people["outsider"]
    d.rule = set_rule(w.group, Terms(seats=2), by=w.head, **facts)
    d.rule_there = set_rule(d.group_there, Terms(seats=2), by=outsider, **facts)


def _seat(board: Any) -> Seat:
    seat = Seat(board=board, part=Part.ADVISER, title="Adviser", starts_on=LONG_AGO)
    seat.save_because("opened", by=None)
    return seat


def objects(d: Any) -> dict[str, list[Any]]:
    """The arguments of every address here."""
    held, there = d.then[d.w.group.pk], d.then[d.group_there.pk]
    meetings = {"held": held, "coming": d.coming, "elsewhere": there}
    meetings["frozen"] = d.minuted["approved"].meeting
    seats = {"group": d.seat, "vacant": d.vacant_seat, "elsewhere": d.seat_of_there}
    boards = {"group": d.w.group, "elsewhere": d.group_there}
    rules = {"group": d.rule, "elsewhere": d.rule_there}
    mark, guest = Attendance.objects.get(seat=d.seat, meeting=held), Guest.objects.get()
    of_seats = ("seat", "change_seat", "end_seat", "add_deputy")
    of_boards = ("boards:seats", "boards:open_seat", "attendance:quorum", "attendance:set_quorum")
    return {
        **{f"boards:{page}@{tag}": [row.pk] for page in of_seats for tag, row in seats.items()},
        **{f"{page}@{tag}": [row.key] for page in of_boards for tag, row in boards.items()},
        **{f"attendance:end_quorum@{tag}": [row.pk] for tag, row in rules.items()},
        **{
            f"attendance:{page}@{tag}": [row.pk]
            for page in ("register", "sheet")
            for tag, row in meetings.items()
        },
        "boards:end_deputy@deputy": [d.deputy.pk],
        **{f"access:{page}@mark": ["attendance.Attendance", mark.pk] for page in LOGS},
        **{f"access:{page}@guest": ["attendance.Guest", guest.pk] for page in LOGS},
        "access:why@quorum": ["attendance.QuorumRule", d.rule.pk],
        **{
            f"exports:download_of@seats-{tag}": ["seats", row.key, "csv"]
            for tag, row in boards.items()
        },
        **{
            f"exports:download_of@register-{tag}": ["register", row.pk, "csv"]
            for tag, row in meetings.items()
        },
    }


LOGS = ("why", "changes")


def says(d: Any) -> dict[str, Any]:
    """What somebody with the right would send."""
    starts, ends = day("starts_on", TODAY), day("ends_on", TODAY)
    colleague = d.people["lay-member"]
    frozen = {f"how_{d.seat.pk}": "present", **BECAUSE}
    quorum = {"seats": "3", "source": "Terms of reference", **starts, **BECAUSE}
    return {
        "boards:open_seat": {"part": "observer", "title": "An observer", **starts, **BECAUSE},
        "boards:change_seat@group": {"part": "member", "title": "A", "order": "1", **BECAUSE},
        "boards:change_seat@elsewhere": {"part": "adviser", "title": "A", "order": "1", **BECAUSE},
        "boards:end_seat": {**ends, **BECAUSE},
        "boards:add_deputy": {"person": str(colleague.pk), **starts, **BECAUSE},
        "boards:end_deputy": {**ends, **BECAUSE},
        "attendance:register": {"guests": "Ada Fenn\nBo Fenn"},
        "attendance:register@frozen": frozen,
        "attendance:set_quorum": quorum,
        "attendance:end_quorum": {**ends, **BECAUSE},
    }
