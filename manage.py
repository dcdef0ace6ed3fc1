#!/usr/bin/env python
"""Django's command line, on the embedded settings unless told otherwise."""

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "partnership.settings.dev")

from django.core.management import execute_from_command_line

# The package sets production's settings where nothing is set, so ours stand above.
from partnership.records.acting import running

if __name__ == "__main__":
    with running(f"command {sys.argv[1]}" if len(sys.argv) > 1 else ""):
        execute_from_command_line(sys.argv)
