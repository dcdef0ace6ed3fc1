"""Who was there, as it stands at the head of the minutes."""

from datetime import date

from boards.attendance.models import How
from boards.attendance.registers import Row, register_of
from boards.models import Meeting

HEADS = {
    How.PRESENT: "Present",
    How.DEPUTY: "Deputies",
    How.APOLOGIES: "Apologies",
    How.ABSENT: "Absent",
    How.VACANT: "Vacant seats",
}
NOT_MARKED = "Not marked yet"


def attended(meeting: Meeting, today: date) -> list[tuple[str, str]]:
    """From the register, a line for each way in which a seat was filled, who else was there and
    whether it was quorate; before the day, and where the group has no seat, nothing. Nine queries.
    """
    register = register_of(meeting, today)
    if register.is_forecast or not register.rows:
        return []
    by_head: dict[str, list[str]] = {head: [] for head in (*HEADS.values(), NOT_MARKED)}
    for row in register.rows:
        head, words = _told(row)
        by_head[head].append(words)
    guests = [("In attendance", "; ".join(one.line for one in register.guests))]
    lines = [(head, "; ".join(words)) for head, words in by_head.items()]
    return [line for line in [*lines, *guests] if line[1]] + [("Quorum", register.words)]


def _told(row: Row) -> tuple[str, str]:
    if not row.is_marked:
        return NOT_MARKED, _of(row.sitting.names, row)
    if row.mark is None or row.is_vacant:
        return HEADS[How.VACANT], row.title
    how = How(row.mark.how)
    if how == How.DEPUTY:
        return HEADS[how], f"{row.mark.deputy} for {_of(row.filled_by, row)}"
    name = row.mark.person.name if row.mark.person else row.filled_by
    return HEADS[how], _of(name, row)


def _of(name: str, row: Row) -> str:
    return f"{name}, {row.title}" if name else row.title
