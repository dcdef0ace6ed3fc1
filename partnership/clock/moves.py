"""Whether and why a change of law moved a deadline, and which jobs tell people of it."""

from datetime import date

from partnership.clock import law
from partnership.clock.law import Law
from partnership.clock.models import Deadline

RELEASED = "The portal's own rulebook or calendar was changed"

_tellers: list[str] = []


def tells_of_moves(kind: str) -> None:
    """Register the kind of job that tells people of new rows of the log."""
    _tellers.append(kind)


def tellers() -> tuple[str, ...]:
    """Every such kind of job."""
    return tuple(_tellers)


def moved_by_law(was: Deadline, now: Deadline) -> bool:
    """Whether a deadline moved though its case gave no cause: same trigger, still as open."""
    if was.due_on == now.due_on or was.closed_on != now.closed_on:
        return False
    # Rows written before triggers were kept have none.
    if was.triggered_on not in {None, now.triggered_on}:
        return False
    return was.counted_from == now.counted_from or was.edition != now.edition


def why(was: Deadline, now: Deadline) -> str:
    """What moved it, as far as the rows tell: another edition, and days added inside the count."""
    standing = law.now()
    days = sorted((now.counted_from, was.due_on, now.due_on))
    late = [row for row in standing.holidays if days[0] <= row.day <= days[-1]]
    names = [_what(row.name, row.day, gone=row.withdrawn_on is not None) for row in late]
    edition = [_why_edition(standing, was, now)] if was.edition != now.edition else []
    return "; ".join(edition + names) or RELEASED


def _why_edition(standing: Law, was: Deadline, now: Deadline) -> str:
    for row in standing.editions:
        if row.code == now.code and row.edition.key == now.edition and not row.withdrawn_on:
            return f"Edition {now.edition} adopted: {row.edition.authority}"
        if row.code == now.code and row.edition.key == was.edition and row.withdrawn_on:
            return f"Edition {was.edition} withdrawn"
    return RELEASED


def _what(name: str, day: date, *, gone: bool) -> str:
    words = f"Bank holiday on {day.day} {day:%B %Y}: {name}"
    return f"{words} (withdrawn)" if gone else words
