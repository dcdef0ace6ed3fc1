"""python -m bench [part…]: measure on the database that the environment names."""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "partnership.settings.dev")
django.setup()

from django.db import connection  # noqa: E402

from bench import assessments, days, history, pages, permissions, rebuild, rooms, sweep  # noqa: E402
from bench.timing import print_table  # noqa: E402

PARTS = {
    "assessments": assessments.measure,
    "days": days.measure,
    "history": history.measure,
    "permissions": permissions.measure,
    "pages": pages.measure,
    "rebuild": rebuild.measure,
    "rooms": rooms.measure,
    "sweep": sweep.measure,
}

if __name__ == "__main__":
    for name in sys.argv[1:] or PARTS:
        print_table(f"{name.capitalize()}, {connection.display_name}", PARTS[name]())
