"""What it costs to remember: 10,000 rows with their history, beside the same rows without."""

from datetime import date
from itertools import count

from django.db import connection, transaction

from bench.timing import Line, Work, in_turns
from partnership.agencies.models import Agency, Kind
from partnership.people.models import User
from partnership.records.sets import SET
from partnership.records.writing import save_all_because

ROWS = 10_000
SAVES = 2_000
numbers = count(1)


def measure() -> list[Line]:
    """Saving one by one, adding many and changing many; nothing stays in the database."""
    by = User.objects.create_user(f"bench{next(numbers)}@example.org", "Bench")
    assert by.office_line == ""  # asked once, as in a request
    stand = save_all_because(_agencies(ROWS), "planted", by=by)
    few = stand[:SAVES]
    lines = [
        Line(
            "Save one row",
            *_each(lambda: _save_plain(few), lambda: _save_told(few, by), SAVES),
            most=2,
        ),
        Line(
            "Save one row with its checks (full_clean)",
            *_each(lambda: _save_checked(few), lambda: _save_because(few, by), SAVES),
        ),
        Line(
            "Add 10,000 rows",
            *in_turns(
                _undone(lambda: Agency.objects.bulk_create(_agencies(ROWS))),
                _undone(lambda: save_all_because(_agencies(ROWS), "added", by=by)),
                before=_tidy,
            ),
            most=1.3,
        ),
        Line(
            "Change 10,000 rows",
            *in_turns(
                _undone(lambda: Agency.objects.bulk_update(stand, ["note"], batch_size=SET)),
                _undone(lambda: save_all_because(stand, "changed", by=by, fields=["note"])),
                times=5,
                before=_tidy,
            ),
            most=1.3,
        ),
    ]
    Agency.objects.filter(key__startswith="bench-")._raw_delete("default")
    _tidy()
    return lines


def _tidy() -> None:
    """What was undone leaves dead rows behind, which the next turn would wade through."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")


def _agencies(number: int) -> list[Agency]:
    return [
        Agency(
            key=f"bench-{next(numbers)}",
            name="A trust",
            kind=Kind.NHS_TRUST,
            starts_on=date(2020, 1, 1),
        )
        for _ in range(number)
    ]


def _undone(work: Work) -> Work:
    """In a transaction that is rolled back, so that each turn finds the same tables."""

    def do() -> None:
        with transaction.atomic():
            work()
            transaction.set_rollback(True)

    return do


def _each(floor: Work, ours: Work, number: int) -> tuple[float, float]:
    """Seconds for one row."""
    taken = in_turns(_undone(floor), _undone(ours), times=5, before=_tidy)
    return taken[0] / number, taken[1] / number


def _save_plain(rows: list[Agency]) -> None:
    for row in rows:
        row.save_without_historical_record()


def _save_told(rows: list[Agency], by: User) -> None:
    for row in rows:
        row._history_user, row._change_reason = by, "changed"
        row.save()


def _save_checked(rows: list[Agency]) -> None:
    for row in rows:
        row.full_clean()
        row.save_without_historical_record()


def _save_because(rows: list[Agency], by: User) -> None:
    for row in rows:
        row.save_because("changed", by=by)
