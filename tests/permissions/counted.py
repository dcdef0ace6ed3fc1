"""How many rows each table of ours has."""

from django.apps import apps
from django.db import connection

from partnership.access.models import Reading
from partnership.records.checks import OURS


def count_rows() -> dict[str, int]:
    """How many rows each table of ours has, history included. One query."""
    ours = [model for model in apps.get_models() if model.__module__.startswith(OURS)]
    # The log of openings grows with each page opened, and the index of search catches up when it
    # is asked: that is their work.
    ours = [model for model in ours if model is not Reading and not model._meta.proxy]
    ours = [model for model in ours if model._meta.app_label != "search"]
    tables = [model._meta.db_table for model in ours]
    counts = ", ".join(f'(SELECT COUNT(*) FROM "{table}")' for table in tables)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts}")
        return dict(zip(tables, cursor.fetchone(), strict=True))
