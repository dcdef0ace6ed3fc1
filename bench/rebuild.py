"""The nightly rebuild: every deadline of 100,000 cases, beside the bare driver writing the same."""

from datetime import date, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

from bench.plant import ALL, plant
from bench.timing import Line, seconds
from partnership.clock.models import Deadline
from partnership.clock.services import FIELDS, refresh_all

# A case in the midst of its life: an incident with every ground's duties, a review that is signed
# off and planned.
INCIDENTS = """
    UPDATE reviews_incident SET ground = 'serious_looked_after',
        became_aware_on = %(first)s + (id * 7919 %% 2000)::int,
        notified_on = %(first)s + (id * 7919 %% 2000)::int + 4
"""
REVIEWS = """
    UPDATE reviews_review SET
        decided_on = %(first)s + (id * 7919 %% 2000)::int + 40,
        signed_off_on = %(first)s + (id * 7919 %% 2000)::int + 160,
        planned_on = %(first)s + (id * 7919 %% 2000)::int + 190,
        scope = 'full'
"""
FACTS = """
    SELECT id, decided_on, planned_on FROM reviews_review
    UNION ALL
    SELECT id, became_aware_on, notified_on FROM reviews_incident
"""
COLUMNS = ("subject_type_id", "subject_id", "code", *FIELDS)
WRITE = f"""
    INSERT INTO clock_deadline ({", ".join(COLUMNS)})
    VALUES ({", ".join(["%s"] * len(COLUMNS))}) ON CONFLICT DO NOTHING
"""
A_SET = 5_000


def measure() -> list[Line]:
    """All rows written anew, a second night, and one night after a twentieth has changed."""
    plant()
    with transaction.atomic():
        _live()
        with transaction.atomic():
            Deadline.objects.all().delete()
            first = seconds(refresh_all)
            written = list(Deadline.objects.values_list(*COLUMNS))
            again = seconds(refresh_all)
            transaction.set_rollback(True)
        with transaction.atomic():
            Deadline.objects.all().delete()
            floor = seconds(lambda: _bare(written))
            transaction.set_rollback(True)
        transaction.set_rollback(True)
    note = f"{len(written):,} deadlines"
    return [
        Line(f"Rebuild of {ALL:,} cases, none written", floor, first, 3, note),
        Line("A second rebuild, beside the first", first, again, 0.1, "0 rows written"),
    ]


def _live() -> None:
    with connection.cursor() as cursor:
        first = {"first": date(2019, 1, 2)}
        cursor.execute(INCIDENTS, first)
        cursor.execute(REVIEWS, first)


def _bare(rows: list[tuple[Any, ...]]) -> None:
    """What the driver needs at least: the facts read, a day counted for each row, rows in sets."""
    ContentType.objects.clear_cache()
    with connection.cursor() as cursor:
        cursor.execute(FACTS)
        for _, since, _ in cursor.fetchall():
            since + timedelta(days=183)
        for start in range(0, len(rows), A_SET):
            cursor.executemany(WRITE, rows[start : start + A_SET])
